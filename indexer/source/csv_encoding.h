// In which characters a spreadsheet was saved, found out by reading it once from end to end.

#ifndef KOK_INDEXER_SOURCE_CSV_ENCODING_H_
#define KOK_INDEXER_SOURCE_CSV_ENCODING_H_

#include <cstdio>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kok::source {

// What is known of a file before its first row is read.
struct CsvEncoding {
  bool windows_1252 = false;  // else UTF-8
  bool byte_order_mark = false;
  std::string head;  // its first bytes, at most 64 KiB, without the byte order mark
};

// Reads `file` to its end, holding 64 KiB at a time, and goes back to its beginning. UTF-8 where
// all of it is; else Windows-1252, unless most of what is beyond ASCII is UTF-8: then a part is
// broken. InvalidArgument, beginning with `display_path` and the line, for UTF-16, NUL, a mixture
// and an empty file; Unavailable where it cannot be read. Safe from any thread, for different
// files.
absl::StatusOr<CsvEncoding> DetectEncoding(std::FILE* file, const std::string& display_path);

// `text` in UTF-8. Pure function.
std::string FromWindows1252(std::string_view text);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_ENCODING_H_
