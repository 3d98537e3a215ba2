// Coordinates in a text, in the notations of maps and people.

#ifndef KOK_INDEXER_PUBLISH_COORDINATES_H_
#define KOK_INDEXER_PUBLISH_COORDINATES_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace kok::publish {

// A number that may be one half of a point. Signs are not read: of a protected point even the
// mirror image is too much.
struct Coordinate {
  double degrees;
  double step;  // how finely it is written: of the last decimal, but at least 0.0001, ten metres
  size_t at;    // where it begins, in bytes
};

// In the order of the text: numbers with three decimals or more behind a point or a comma
// (`50.73743`, `7,0982`), and degrees with minutes (`50° 44' 14.7"`). Less is no finer than a town.
// Any bytes are accepted. Pure function; safe from any thread; linear in the text.
std::vector<Coordinate> FindCoordinates(std::string_view text);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_COORDINATES_H_
