#include "indexer/analysis/file_numbers.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/file_number_digits.h"
#include "indexer/analysis/panel_file_number.h"

namespace kok::analysis {
namespace {

// `C-427/19`, of the Court of Justice, the General Court and the Civil Service Tribunal.
bool ReadUnionCase(std::string_view text, const FileNumberDigits& digits, FileNumber& number) {
  const size_t dash = DashBefore(text, digits.begin);
  if (dash == 0 || digits.dotted || digits.begin < dash + 1) return false;
  const size_t at = digits.begin - dash - 1;
  const char court = Lower(text[at]);
  if ((court != 'c' && court != 't' && court != 'f') || !IsWordStart(text, at)) return false;
  number.begin = at;
  number.end = SkipFileNumberAdditions(text, digits.end, true);
  const std::string key = absl::StrCat(std::string(1, court), "-", std::string(digits.number), "/",
                                       std::string(digits.year));
  number.keys = {absl::StrCat("file ", key)};
  number.part_keys = {
      absl::StrCat("part ", std::string(digits.number), "/", std::string(digits.year))};
  return true;
}

// `Nr. 25965/04` of the Court of Human Rights, and its number alone, which no other court's is as
// long as. Others alone are parts.
bool ReadBareNumber(std::string_view text, const FileNumberDigits& digits, FileNumber& number) {
  if (digits.dotted || !IsWordStart(text, digits.begin)) return false;
  const char before = digits.begin > 0 ? text[digits.begin - 1] : ' ';
  if (before == '/' || before == '.' || before == ',' || DashBefore(text, digits.begin) > 0) {
    return false;
  }
  size_t end = SkipBlanksBefore(text, digits.begin);
  if (end > 0 && IsDigit(text[end - 1])) return false;  // a telephone number
  number.begin = digits.begin;
  number.end = digits.end;
  const std::string bare = absl::StrCat(std::string(digits.number), "/", std::string(digits.year));
  // Two years are no number: `2017/18`.
  if (!IsFullYear(digits.number) && digits.number.size() > 1 && digits.number[0] != '0') {
    number.part_keys = {absl::StrCat("part ", bare)};
  }
  if (digits.number[0] == '0') return false;
  if (end > 0 && text[end - 1] == '.') --end;
  const std::string word = LowerAscii(LettersBefore(text, end, 12));
  const bool named = word == "nr" || word == "no" || word == "nos" || word == "nrn" ||
                     word == "beschwerde" || word == "application" || word == "appl";
  if (digits.number.size() >= 5 ||
      (named && digits.number.size() >= 3 && !IsFullYear(digits.number))) {
    number.keys = {absl::StrCat("file ", bare)};
  }
  return !number.keys.empty() || !number.part_keys.empty();
}

}  // namespace

bool ReadFileNumber(std::string_view text, size_t at, FileNumber& number) {
  FileNumberDigits digits;
  if (!ReadFileNumberDigits(text, at, digits)) return false;
  if (ReadUnionCase(text, digits, number)) return true;
  return ReadPanelFileNumber(text, digits, number) || ReadBareNumber(text, digits, number);
}

std::vector<FileNumber> FindFileNumbers(std::string_view text) {
  std::vector<FileNumber> numbers;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '/' && (text[i] != '.' || !IsDigit(text[i - 1]))) continue;
    FileNumber number;
    if (!ReadFileNumber(text, i, number)) continue;
    numbers.push_back(std::move(number));
  }
  return numbers;
}

std::string WholeFileNumberKey(std::string_view text) {
  std::string key;
  for (const char c : text) {
    if (IsWordByte(c) && c != '_') key.push_back(Lower(c));
  }
  return key.empty() ? key : absl::StrCat("whole ", key);
}

}  // namespace kok::analysis
