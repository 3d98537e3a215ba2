// Keeps what was withdrawn (INDEX/RETRACTED) out of new generations.

#ifndef KOK_INDEXER_BUILD_WITHDRAWN_RECORDS_H_
#define KOK_INDEXER_BUILD_WITHDRAWN_RECORDS_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "indexer/build/build_report.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"

namespace kok::build {

// Takes the withdrawn names out of `records`, with a warning that names each one's source line, and
// out of the curated lines of `reference`. Fails where the list cannot be read: nobody may build
// without it; and as RecordSet::Remove does.
absl::Status LeaveOutWithdrawn(const std::string& index_folder, ReferenceData& reference,
                               RecordSet& records, BuildReport& report);

// Takes the lines of these names out of the text of curated_lines.jsonl, and the names out of what
// the others refer to, whose etags are set anew. DataLoss where a line is none.
absl::StatusOr<std::string> WithoutCuratedLines(const std::string& text,
                                                const std::set<std::string>& names);

// The names of the organisations in the text of curated_lines.jsonl, and those that they refer to.
// DataLoss where a line is none.
absl::StatusOr<std::set<std::string>> NamesOfCuratedLines(const std::string& text);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_WITHDRAWN_RECORDS_H_
