// Which organisations count for which regions: what the manifest, ListRegions and GetIndexInfo
// tell.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_GENERATION_REGION_COUNTING_H_
#define KOK_INDEXER_GENERATION_REGION_COUNTING_H_

#include <set>
#include <string>

#include "kok/search/v1/organization.pb.h"

namespace kok::generation {

// Whether it counts for its regions at all. Networks and the coordination office are no answer to
// "who can help there", nor is who closed or went into another.
bool CountsForRegion(const kok::search::v1::Organization& organization);

// Codes of the regions that an organisation covers by a recorded statement without sitting there.
// Nationwide is none of them.
std::set<std::string> CoveredRegions(const kok::search::v1::Organization& organization);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_REGION_COUNTING_H_
