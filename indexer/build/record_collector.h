// From the SOURCES of the command line to the records of a build.

#ifndef KOK_INDEXER_BUILD_RECORD_COLLECTOR_H_
#define KOK_INDEXER_BUILD_RECORD_COLLECTOR_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/build/build_report.h"
#include "indexer/build/progress.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/source/statute_reader.h"

namespace kok::build {

// Reads, checks and collects every record of `sources`, and the sections of statutes that
// `statutes` selects, into `records`, and tells `report` about each source and problem; completes
// them by what only the whole set tells and by the general statements of `reference`. A record with
// an error is left out and counted. Holds one batch of records beside what `records` and `report`
// hold. Fails only where a source cannot be read, InvalidArgument or NotFound for one that the
// caller named wrongly, and as RecordSet::status.
absl::Status CollectRecords(const std::vector<std::string>& sources,
                            const source::ReaderOptions& options, const ReferenceData& reference,
                            RecordSet& records, BuildReport& report, Progress& progress,
                            const source::StatuteSelection& statutes = {});

// The selection that a command line asks for: `list`, or else `content/statutes.tsv` of
// `reference_folder`, itself by default the shipped data. InvalidArgument for a list without a
// corpus.
absl::StatusOr<source::StatuteSelection> StatutesOf(const std::string& corpus,
                                                    const std::string& list,
                                                    const std::string& reference_folder);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_RECORD_COLLECTOR_H_
