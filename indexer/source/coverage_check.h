// Where an organisation says that it is responsible.

#ifndef KOK_INDEXER_SOURCE_COVERAGE_CHECK_H_
#define KOK_INDEXER_SOURCE_COVERAGE_CHECK_H_

#include "indexer/region/area_table.h"
#include "indexer/region/region_table.h"
#include "indexer/source/findings.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// Checks the coverage of `organization` and completes it: spellings of regions become codes, an
// area that has only its name gets prefixes and Land from `areas`. Prefixes that stand in the
// record stay. Abroad, where there are none, an area is its name alone.
void CheckCoverage(const region::RegionTable& regions, const region::AreaTable& areas,
                   kok::search::v1::Organization& organization, Findings& findings);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_COVERAGE_CHECK_H_
