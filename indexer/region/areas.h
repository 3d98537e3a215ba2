// Sums municipalities up to Kreise and Länder.

#ifndef KOK_INDEXER_REGION_AREAS_H_
#define KOK_INDEXER_REGION_AREAS_H_

#include <cstddef>
#include <vector>

#include "indexer/region/gazetteer.h"

namespace kok::region {

// One area for each distinct beginning of `digits` digits (5: Kreise, 2: Länder) of the keys of the
// first `count` places, which are municipalities sorted by key. Pure function.
std::vector<Area> SumUpAreas(const std::vector<GazetteerPlace>& places, size_t count,
                             size_t digits);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_AREAS_H_
