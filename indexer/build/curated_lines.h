// The helplines and emergency numbers that are set by hand, on their way from the reference data
// into a generation.

#ifndef KOK_INDEXER_BUILD_CURATED_LINES_H_
#define KOK_INDEXER_BUILD_CURATED_LINES_H_

#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/source/record_check.h"
#include "kok/search/ingest/v1/curated_line.pb.h"

namespace kok::build {

class RecordSet;

// Resource name of a line to where it stands, `path:line`.
using CuratedNames = std::map<std::string, std::string>;

struct CuratedLines {
  std::string text;  // kok.search.ingest.v1.CuratedLine, one a line of JSON, in the file's order
  CuratedNames names;
};

// A line of that text, with its end. Internal where it cannot be written as JSON.
absl::StatusOr<std::string> CuratedLineText(const kok::search::ingest::v1::CuratedLine& line);

// Reads the file at `path`: checks and completes each line as `check` does, sets its etag. No lines
// where there is no file. InvalidArgument for the first line that breaks a promise of
// curated_line.proto, naming path, line, field and what was expected. The same file gives the same
// text.
absl::StatusOr<CuratedLines> ReadCuratedLines(const std::string& path,
                                              const source::RecordCheck& check);

// InvalidArgument where a record bears the name of a curated line.
absl::Status CheckCuratedNames(const CuratedNames& names, const RecordSet& records);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_CURATED_LINES_H_
