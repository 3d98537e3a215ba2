#include "indexer/analysis/panel_file_number.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/court_registers.h"
#include "indexer/analysis/courts.h"

namespace kok::analysis {
namespace {

// `AnwZ (Brfg)`: letters in brackets behind a register; `at` is moved before them.
std::string BracketsBefore(std::string_view text, size_t& at) {
  if (at == 0 || text[at - 1] != ')') return "";
  const std::string_view letters = LettersBefore(text, at - 1, 6);
  const size_t open = at - 1 - letters.size();
  if (letters.empty() || open == 0 || text[open - 1] != '(') return "";
  at = SkipBlanksBefore(text, open - 1);
  return LowerAscii(letters);
}

// Panel, register and what is before them, read backwards from the digits.
class Reader {
 public:
  Reader(std::string_view text, const FileNumberDigits& digits) : text_(text), digits_(digits) {}

  bool Read(FileNumber& number) {
    size_t at = SkipBlanksBefore(text_, digits_.begin);
    const std::string brackets = BracketsBefore(text_, at);
    const std::string_view letters = LettersBefore(text_, at, 11);
    if (letters.empty()) return false;
    at -= letters.size();
    if (!ReadPanel(letters, at)) {
      const std::string lower = LowerAscii(letters);
      const bool may_be =
          IsRegister(letters, digits_.dotted) && letters.size() > 1 && IsWordStart(text_, at);
      // `EGMR 25965/04` names the court, and the number is whole without it.
      if (!may_be || digits_.dotted || ReadCourt(letters).known) return false;
      register_ = lower + brackets;
      begin_ = at;
      Fill(number);
      if (!IsRegisterWithoutPanel(lower)) number.keys.clear();
      return true;
    }
    register_ += brackets;
    ReadPrefix();
    if (glued_ && prefix_.empty()) return false;
    Fill(number);
    return true;
  }

 private:
  // The panel before `letters`, which end before the digits and begin at `at`: `2`, `13a`, `VI`, or
  // glued to the register: `VIZR`.
  bool ReadPanel(std::string_view letters, size_t at) {
    if (IsRegister(letters, digits_.dotted)) {
      const size_t end = SkipBlanksBefore(text_, at);
      if (ReadArabicPanel(end) || ReadRomanPanel(end, end < at)) {
        register_ = LowerAscii(letters);
        return true;
      }
    }
    constexpr size_t kLongestPanel = 5;
    for (size_t size = std::min(kLongestPanel, letters.size() - 1); size > 0; --size) {
      const std::string_view panel = letters.substr(0, size);
      const std::string_view rest = letters.substr(size);
      if (rest.size() < 2 || RomanValue(panel) == 0 || !IsWordStart(text_, at)) continue;
      if (!IsRegister(rest, digits_.dotted)) continue;
      panel_ = LowerAscii(panel);
      register_ = LowerAscii(rest);
      begin_ = at;
      return true;
    }
    return false;
  }

  bool ReadArabicPanel(size_t end) {
    size_t at = end;
    if (at > 1 && text_[at - 1] >= 'a' && text_[at - 1] <= 'z' && IsDigit(text_[at - 2])) --at;
    const std::string_view digits = DigitsBefore(text_, at, 3);
    if (digits.empty() || digits[0] == '0') return false;
    begin_ = at - digits.size();
    const char before = begin_ > 0 ? text_[begin_ - 1] : ' ';
    if (before == '/' || before == '.') return false;
    // A letter right before is one that the court puts there: `B8SO3/19R`.
    if (!IsWordStart(text_, begin_) && !IsCapital(before)) return false;
    glued_ = !IsWordStart(text_, begin_);
    panel_ = std::string(text_.substr(begin_, end - begin_));
    return true;
  }

  bool ReadRomanPanel(size_t end, bool apart) {
    if (!apart || digits_.dotted) return false;
    std::string_view letters = LettersBefore(text_, end, 6);
    if (letters.empty()) return false;
    // `IXa ZB 12/04`
    std::string_view roman = letters;
    if (RomanValue(roman) == 0) roman.remove_suffix(1);
    if (RomanValue(roman) == 0 || !IsWordStart(text_, end - letters.size())) return false;
    begin_ = end - letters.size();
    panel_ = LowerAscii(letters);
    return true;
  }

  void ReadPrefix() {
    size_t end = glued_ ? begin_ : SkipBlanksBefore(text_, begin_, 2);
    const std::string_view letters = LettersBefore(text_, end, 2);
    const size_t at = end - letters.size();
    if (letters.empty() || !IsWordStart(text_, at)) return;
    const bool social = letters.size() == 1 && IsSocialRegister(register_) &&
                        (letters[0] == 'B' || letters[0] == 'L' || letters[0] == 'S' ||
                         letters[0] == 'b' || letters[0] == 'l' || letters[0] == 's') &&
                        !digits_.dotted;
    const bool year_first = digits_.dotted && digits_.year.size() > 2;
    const bool administrative =
        register_.size() <= 2 && IsAdministrativePrefix(letters) && (year_first || letters == "A");
    if (!social && !administrative) return;
    social_ = social;
    prefix_ = LowerAscii(letters);
    begin_ = at;
  }

  void Fill(FileNumber& number) const {
    const std::string digits =
        absl::StrCat(std::string(digits_.number), "/", std::string(digits_.year));
    const std::string rest =
        absl::StrCat(panel_, panel_.empty() ? "" : " ", register_, " ", digits);
    number.begin = begin_;
    number.end =
        SkipFileNumberAdditions(text_, digits_.end, social_ || IsSocialRegister(register_));
    if (!prefix_.empty()) number.keys.push_back(absl::StrCat("file ", prefix_, " ", rest));
    number.keys.push_back(absl::StrCat("file ", rest));
    number.part_keys = {absl::StrCat("part ", register_, " ", digits),
                        absl::StrCat("part ", digits)};
  }

  const std::string_view text_;
  const FileNumberDigits& digits_;
  std::string panel_;
  std::string register_;
  std::string prefix_;
  size_t begin_ = 0;
  bool glued_ = false;
  bool social_ = false;
};

}  // namespace

bool ReadPanelFileNumber(std::string_view text, const FileNumberDigits& digits,
                         FileNumber& number) {
  return Reader(text, digits).Read(number);
}

}  // namespace kok::analysis
