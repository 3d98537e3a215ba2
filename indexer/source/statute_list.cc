#include "indexer/source/statute_list.h"

#include <optional>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/schema/tsv.h"

namespace kok::source {
namespace {

constexpr size_t kColumns = 5;
constexpr char kSourceKey[] = "source";
constexpr int kMaxSection = 99999;
// Of a law, its citation, the source and the state: they go into titles and messages.
constexpr size_t kMaxCellBytes = 200;

// One entry of `sections`; an empty message where it is right.
std::string ReadRange(absl::string_view text, SectionRange& range) {
  range.text = std::string(text);
  if (text == "*") {
    range.is_all = true;
    return "";
  }
  const std::vector<std::string> ends = absl::StrSplit(text, '-');
  const bool is_range = ends.size() <= 2 && ReadSectionNumber(ends.front(), range.first) &&
                        ReadSectionNumber(ends.back(), range.last);
  if (!is_range) return "expected sections such as `*` or `25, 59, 232-233a`";
  if (range.last < range.first) return "a range of sections ends before it begins";
  return "";
}

// Whether there is a text, and of a length that a message can repeat.
bool ReadCell(absl::string_view cell, std::string& value) {
  value = std::string(absl::StripAsciiWhitespace(cell));
  return !value.empty() && value.size() <= kMaxCellBytes;
}

absl::Status ReadRow(const schema::TsvRow& row, std::string_view file, StatuteRow& statute) {
  statute.line = row.line;
  if (!ReadCell(row.columns[0], statute.law) || !ReadCell(row.columns[1], statute.cited_as)) {
    return schema::TsvError(
        file, row.line,
        absl::StrCat("expected a law and how it is cited, at most ", kMaxCellBytes, " bytes each"));
  }
  for (absl::string_view piece : absl::StrSplit(row.columns[2], ',')) {
    piece = absl::StripAsciiWhitespace(piece);
    const std::string problem = ReadRange(piece, statute.sections.emplace_back());
    if (!problem.empty()) return schema::TsvError(file, row.line, problem);
  }
  for (absl::string_view topic : absl::StrSplit(row.columns[3], ',')) {
    topic = absl::StripAsciiWhitespace(topic);
    if (!topic.empty()) statute.topics.emplace_back(topic);
  }
  return absl::OkStatus();
}

}  // namespace

bool ReadSectionNumber(std::string_view text, SectionNumber& number) {
  size_t digits = 0;
  while (digits < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[digits]))) {
    ++digits;
  }
  int value = 0;
  const std::string letters(text.substr(digits));
  if (digits == 0 || digits > 5 || letters.size() > 2 ||
      !absl::SimpleAtoi(std::string(text.substr(0, digits)), &value) || value > kMaxSection) {
    return false;
  }
  for (const char c : letters) {
    if (!absl::ascii_isalpha(static_cast<unsigned char>(c))) return false;
  }
  number = {value, absl::AsciiStrToLower(letters)};
  return true;
}

absl::StatusOr<StatuteList> ReadStatuteList(std::string_view text, std::string_view file) {
  if (const std::optional<int> line = schema::FirstLineOfNoText(text)) {
    return schema::TsvError(file, *line, "expected text in UTF-8 without NUL bytes");
  }
  StatuteList list;
  std::set<std::string> laws;
  const absl::Status read =
      schema::ReadTsv(text, file, kColumns, [&](const schema::TsvRow& row) -> absl::Status {
        if (row.columns[0] == kSourceKey) {
          if (!list.source.empty()) return schema::TsvError(file, row.line, "a second source");
          if (ReadCell(row.columns[1], list.source) && ReadCell(row.columns[2], list.state)) {
            return absl::OkStatus();
          }
          return schema::TsvError(file, row.line,
                                  absl::StrCat("expected where the texts come from, and their "
                                               "state, at most ",
                                               kMaxCellBytes, " bytes each"));
        }
        if (list.source.empty()) {
          return schema::TsvError(file, row.line, "expected a line `source` before the laws");
        }
        StatuteRow& statute = list.rows.emplace_back();
        if (absl::Status of_row = ReadRow(row, file, statute); !of_row.ok()) return of_row;
        if (laws.insert(statute.law).second) return absl::OkStatus();
        return schema::TsvError(file, row.line, "the law stands in another row too");
      });
  if (!read.ok()) return read;
  if (list.rows.empty()) return schema::TsvError(file, 1, "names no law");
  return list;
}

}  // namespace kok::source
