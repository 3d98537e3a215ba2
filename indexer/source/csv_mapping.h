// The mapping file of a spreadsheet that has columns of its own.

#ifndef KOK_INDEXER_SOURCE_CSV_MAPPING_H_
#define KOK_INDEXER_SOURCE_CSV_MAPPING_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "kok/search/ingest/v1/csv_mapping.pb.h"

namespace kok::source {

using kok::search::ingest::v1::CsvMapping;

// The mapping for the file at `csv_path`: `mapping_file`, else `NAME.mapping.json` beside
// `NAME.csv`, else none. InvalidArgument, beginning with the mapping's path, where it is no
// CsvMapping, over 1 MiB or has separators that are none; NotFound where `mapping_file` is missing.
absl::StatusOr<std::optional<CsvMapping>> LoadMapping(const std::string& csv_path,
                                                      const std::string& mapping_file);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_MAPPING_H_
