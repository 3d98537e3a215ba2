// What a manifest says of the records and the analysis that a generation was built of.

#ifndef KOK_INDEXER_BUILD_GENERATION_DESCRIPTION_H_
#define KOK_INDEXER_BUILD_GENERATION_DESCRIPTION_H_

#include "absl/time/time.h"
#include "indexer/build/record_set.h"
#include "indexer/generation/manifest.h"
#include "indexer/region/region_table.h"

namespace kok::build {

// A manifest without sources, gates and files: versions, build time, fingerprint of `texts`, digest
// and counts of `records`. Pure function.
generation::Manifest DescribeGeneration(const RecordSet& records,
                                        const generation::AnalysisFiles& texts,
                                        const region::RegionTable& regions, absl::Time build_time);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_GENERATION_DESCRIPTION_H_
