// Reads the tab-separated tables of data/: the regions, the glossary, the gazetteer.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_TSV_H_
#define KOK_INDEXER_SCHEMA_TSV_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace kok::schema {

// A line of a table; its columns point into the table's text.
struct TsvRow {
  int line;  // from 1
  std::vector<absl::string_view> columns;
};

// InvalidArgument `FILE:LINE: PROBLEM`.
absl::Status TsvError(std::string_view file, int line, std::string_view problem);

// Calls `on_row` for each line of `text`, but for empty lines and those that begin with #. A line
// may end in CR LF. Stops at the first line of another number of columns and at the first failure
// of `on_row`, and returns it. `file` is the name that errors give the table.
absl::Status ReadTsv(std::string_view text, std::string_view file, size_t columns,
                     absl::FunctionRef<absl::Status(const TsvRow&)> on_row);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_TSV_H_
