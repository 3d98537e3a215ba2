// Places whose names are spelt nearly as a text is.

#ifndef KOK_INDEXER_REGION_SIMILAR_PLACES_H_
#define KOK_INDEXER_REGION_SIMILAR_PLACES_H_

#include <string_view>
#include <vector>

#include "indexer/region/gazetteer_rows.h"
#include "indexer/region/town_finder.h"

namespace kok::region {

// The places, largest first, at most 5, one of whose names differs from `text` by a slip (two where
// it has more than 7 letters), with or without its qualifier. Where `region_code` is not empty,
// those in that Land or country come first, and namesakes elsewhere are near too. Texts of less
// than 3 letters are near to everything and so to nothing. Pure function; safe from any thread.
std::vector<const GazetteerPlace*> SimilarPlaces(std::string_view text,
                                                 std::string_view region_code,
                                                 const TownFinder& towns);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_SIMILAR_PLACES_H_
