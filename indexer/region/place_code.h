// Finds the postcode or municipality key in what somebody typed for a place.
//
// Pure function; safe from any thread.

#ifndef KOK_INDEXER_REGION_PLACE_CODE_H_
#define KOK_INDEXER_REGION_PLACE_CODE_H_

#include <string>
#include <string_view>

namespace kok::region {

// The one number (four digits or more) of a text and what stands beside it.
struct PlaceCode {
  enum class Origin {
    kNone,        // the text has no number of four digits or more
    kGerman,      // marked as German, or not marked
    kForeign,     // marked as of another country, `CH-8001`
    kUnreadable,  // more than one number
  };
  Origin origin;
  std::string digits;
  std::string_view name;  // the text before the number, else behind it; without the mark
  std::string country;    // of a foreign mark, ISO 3166-1; empty: unknown
};

PlaceCode FindPlaceCode(std::string_view text);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_CODE_H_
