// Places that a query names in one breath with others: `Köln oder Bonn`, `Köln/Bonn`.

#ifndef KOK_SERVICE_SEARCH_JOINED_PLACES_H_
#define KOK_SERVICE_SEARCH_JOINED_PLACES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// `oder`, `und`, folded. Pure function; safe from any thread.
bool JoinsPlaces(std::string_view folded);

// What joins a place to the one before it.
struct Joint {
  size_t end = 0;  // the token behind the place before
  // What is said of the one need not hold for the other: `nicht in Köln, Bonn`, `nicht in Köln und
  // in Bonn`.
  bool is_doubtful = false;
};

// What joins the place that begins at token `first`, prepositions and articles aside, to what
// stands before; nothing where nothing does: `nicht in Köln, Beratung in Bonn`. German and English.
// `query` is what was tokenised. Pure function; safe from any thread.
std::optional<Joint> JointBefore(std::string_view query, const std::vector<analysis::Token>& tokens,
                                 size_t first);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_JOINED_PLACES_H_
