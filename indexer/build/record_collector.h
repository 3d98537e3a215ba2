// From the SOURCES of the command line to the records of a build.

#ifndef KOK_INDEXER_BUILD_RECORD_COLLECTOR_H_
#define KOK_INDEXER_BUILD_RECORD_COLLECTOR_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "indexer/build/build_report.h"
#include "indexer/build/progress.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"

namespace kok::build {

// Reads, checks and collects every record of `sources` into `records`, and tells `report` about
// each source and problem; completes them by what only the whole set tells and by the general
// statements of `reference`. A record with an error is left out and counted. Fails only where a
// source cannot be read: InvalidArgument or NotFound for a source that the caller named wrongly.
absl::Status CollectRecords(const std::vector<std::string>& sources,
                            const source::ReaderOptions& options, const ReferenceData& reference,
                            RecordSet& records, BuildReport& report, Progress& progress);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_RECORD_COLLECTOR_H_
