#include "indexer/schema/tsv.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace kok::schema {

absl::Status TsvError(std::string_view file, int line, std::string_view problem) {
  return absl::InvalidArgumentError(
      absl::StrCat(std::string(file), ":", line, ": ", std::string(problem)));
}

absl::Status ReadTsv(std::string_view text, std::string_view file, size_t columns,
                     absl::FunctionRef<absl::Status(const TsvRow&)> on_row) {
  TsvRow row{0, {}};
  for (absl::string_view line : absl::StrSplit(absl::string_view(text.data(), text.size()), '\n')) {
    ++row.line;
    absl::ConsumeSuffix(&line, "\r");
    if (line.empty() || line.front() == '#') continue;
    row.columns = absl::StrSplit(line, '\t');
    if (row.columns.size() != columns) {
      return TsvError(file, row.line,
                      absl::StrCat("expected ", columns, " columns, found ", row.columns.size()));
    }
    if (absl::Status read = on_row(row); !read.ok()) return read;
  }
  return absl::OkStatus();
}

}  // namespace kok::schema
