#include "indexer/analysis/file_numbers.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/courts.h"

namespace kok::analysis {
namespace {

// Register signs that people also write in small letters, sorted. Any other counts with two
// capitals or alone.
constexpr std::string_view kRegisters[] = {
    "abr", "al",  "anwz", "ar",  "ars", "as",  "ay",   "azb", "azn", "azr",  "bgs", "bjs",  "bk",
    "bl",  "bs",  "bv",   "bvb", "bve", "bvf", "bvg",  "bvl", "bvq", "bvr",  "bwl", "ca",   "cs",
    "ds",  "eg",  "enr",  "f",   "ga",  "gs",  "hk",   "js",  "ka",  "kg",   "kls", "kr",   "ks",
    "ls",  "ns",  "nzb",  "oa",  "oh",  "ojs", "orbs", "os",  "owi", "qs",   "rvs", "sa",   "sb",
    "sf",  "sha", "so",   "ss",  "sta", "stb", "stes", "sto", "str", "stvk", "ta",  "tabv", "tk",
    "u",   "uf",  "ujs",  "ve",  "vg",  "vs",  "vu",   "wf",  "ws",  "za",   "zb",  "zr",   "zu"};
constexpr bool IsSorted() {
  for (size_t i = 1; i < std::size(kRegisters); ++i) {
    if (kRegisters[i - 1] >= kRegisters[i]) return false;
  }
  return true;
}
static_assert(IsSorted(), "found by binary search");

// Registers of panels without a number: `StB 12/18`.
constexpr std::string_view kWithoutPanel[] = {"ak", "anwz", "gsst", "gsz", "notz", "riz", "stb"};

// Registers of social courts, whose numbers begin with the letter of the instance.
constexpr std::string_view kSocial[] = {"al", "as", "ay", "ba", "bk", "bl", "eg", "ka",
                                        "kg", "kr", "p",  "r",  "sb", "sf", "so", "sv",
                                        "u",  "v",  "ve", "vg", "vj", "vk", "vs"};

// Letters that administrative courts of Bavaria and Baden-Württemberg put before.
constexpr std::string_view kAdministrativePrefixes[] = {"A",  "AN", "An", "Au", "B",  "M",
                                                        "NC", "RN", "RO", "Rn", "Ro", "W"};

template <size_t n>
bool IsOneOf(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Letters of a register as written.
bool IsRegister(std::string_view letters, bool dotted) {
  constexpr size_t kLongest = 6;
  if (letters.empty() || letters.size() > kLongest) return false;
  const auto capitals = std::count_if(letters.begin(), letters.end(), IsCapital);
  if (letters.size() == 1) {
    // `1 c 15.12`: a small letter alone is one only where such numbers begin.
    return capitals == 1 || !dotted || letters[0] == 'a' || letters[0] == 'b' || letters[0] == 'c';
  }
  if (dotted) return capitals == static_cast<std::ptrdiff_t>(letters.size()) && letters.size() <= 3;
  return capitals >= 2 || std::binary_search(std::begin(kRegisters), std::end(kRegisters),
                                             std::string_view(LowerAscii(letters)));
}

// What stands at a slash or dot between digits.
struct Digits {
  std::string_view number;  // `345`
  std::string_view year;    // `18`
  size_t begin = 0;
  size_t end = 0;
  bool dotted = false;
};

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

bool ReadDigits(std::string_view text, size_t at, Digits& digits) {
  digits.dotted = text[at] == '.';
  size_t left = at;
  size_t right = at + 1;
  if (!digits.dotted) {
    left = SkipBlanksBefore(text, left, 1);
    right = SkipBlanks(text, right, 1);
  }
  digits.number = DigitsBefore(text, left, 6);
  digits.year = DigitsAt(text, right, 6);
  if (digits.number.empty() || digits.year.empty()) return false;
  digits.begin = left - digits.number.size();
  digits.end = right + digits.year.size();
  const char next = digits.end < text.size() ? text[digits.end] : ' ';
  const bool goes_on =
      next == '/' || (next == '.' && digits.end + 1 < text.size() && IsDigit(text[digits.end + 1]));
  if (goes_on) return false;
  // Bavarian administrative courts put the year first: `18.1234`.
  if (digits.dotted && digits.number.size() == 2 && digits.year.size() > 2) return true;
  if (digits.year.size() == 2) return true;
  if (digits.dotted || !IsYear(digits.year)) return false;
  digits.year.remove_prefix(2);
  return true;
}

// Behind the additions of a number: `.A`, and of some courts `R`, `B ER`.
size_t SkipSuffix(std::string_view text, size_t at, bool letters_apart) {
  if (at < text.size() && text[at] == '.') {
    const std::string_view letters = LettersAt(text, at + 1, 3);
    if (!letters.empty() && letters.size() <= 2 &&
        std::all_of(letters.begin(), letters.end(), IsCapital) &&
        IsWordEnd(text, at + 1 + letters.size())) {
      at += 1 + letters.size();
    }
  }
  constexpr std::string_view kApart[] = {"R",  "B",  "ER", "P",   "PPU", "KL",
                                         "WA", "BH", "RG", "PKH", "NZB", "ZVW"};
  for (int additions = 0; letters_apart && additions < 2; ++additions) {
    const size_t next = SkipBlanks(text, at, 1);
    const std::string_view letters = LettersAt(text, next, 4);
    if (!IsOneOf(letters, kApart) || !IsWordEnd(text, next + letters.size())) break;
    at = next + letters.size();
  }
  return at;
}

// `C-427/19`, of the Court of Justice, the General Court and the Civil Service Tribunal.
bool ReadUnionCase(std::string_view text, const Digits& digits, FileNumber& number) {
  const size_t dash = DashBefore(text, digits.begin);
  if (dash == 0 || digits.dotted || digits.begin < dash + 1) return false;
  const size_t at = digits.begin - dash - 1;
  const char court = Lower(text[at]);
  if ((court != 'c' && court != 't' && court != 'f') || !IsWordStart(text, at)) return false;
  number.begin = at;
  number.end = SkipSuffix(text, digits.end, true);
  const std::string key = absl::StrCat(std::string(1, court), "-", std::string(digits.number), "/",
                                       std::string(digits.year));
  number.keys = {absl::StrCat("file ", key)};
  number.part_keys = {
      absl::StrCat("part ", std::string(digits.number), "/", std::string(digits.year))};
  return true;
}

// `Nr. 25965/04` of the Court of Human Rights, and its number alone, which no other court's is as
// long as. Others alone are parts.
bool ReadBareNumber(std::string_view text, const Digits& digits, FileNumber& number) {
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
  if (!IsYear(digits.number) && digits.number.size() > 1 && digits.number[0] != '0') {
    number.part_keys = {absl::StrCat("part ", bare)};
  }
  if (digits.number[0] == '0') return false;
  if (end > 0 && text[end - 1] == '.') --end;
  const std::string word = LowerAscii(LettersBefore(text, end, 12));
  const bool named = word == "nr" || word == "no" || word == "nos" || word == "nrn" ||
                     word == "beschwerde" || word == "application" || word == "appl";
  if (digits.number.size() >= 5 || (named && digits.number.size() >= 3 && !IsYear(digits.number))) {
    number.keys = {absl::StrCat("file ", bare)};
  }
  return !number.keys.empty() || !number.part_keys.empty();
}

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
  Reader(std::string_view text, const Digits& digits) : text_(text), digits_(digits) {}

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
      if (!IsOneOf(lower, kWithoutPanel)) number.keys.clear();
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
    const bool social = letters.size() == 1 && IsOneOf(register_, kSocial) &&
                        (letters[0] == 'B' || letters[0] == 'L' || letters[0] == 'S' ||
                         letters[0] == 'b' || letters[0] == 'l' || letters[0] == 's') &&
                        !digits_.dotted;
    const bool year_first = digits_.dotted && digits_.year.size() > 2;
    const bool administrative = register_.size() <= 2 &&
                                IsOneOf(letters, kAdministrativePrefixes) &&
                                (year_first || letters == "A");
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
    number.end = SkipSuffix(text_, digits_.end, social_ || IsOneOf(register_, kSocial));
    if (!prefix_.empty()) number.keys.push_back(absl::StrCat("file ", prefix_, " ", rest));
    number.keys.push_back(absl::StrCat("file ", rest));
    number.part_keys = {absl::StrCat("part ", register_, " ", digits),
                        absl::StrCat("part ", digits)};
  }

  const std::string_view text_;
  const Digits& digits_;
  std::string panel_;
  std::string register_;
  std::string prefix_;
  size_t begin_ = 0;
  bool glued_ = false;
  bool social_ = false;
};

}  // namespace

bool ReadFileNumber(std::string_view text, size_t at, FileNumber& number) {
  Digits digits;
  if (!ReadDigits(text, at, digits)) return false;
  if (ReadUnionCase(text, digits, number)) return true;
  return Reader(text, digits).Read(number) || ReadBareNumber(text, digits, number);
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
