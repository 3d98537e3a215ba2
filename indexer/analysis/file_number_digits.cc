#include "indexer/analysis/file_number_digits.h"

#include <algorithm>
#include <iterator>

#include "indexer/analysis/citation_text.h"

namespace kok::analysis {

bool ReadFileNumberDigits(std::string_view text, size_t at, FileNumberDigits& digits) {
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
  if (digits.dotted || !IsFullYear(digits.year)) return false;
  digits.year.remove_prefix(2);
  return true;
}

size_t SkipFileNumberAdditions(std::string_view text, size_t at, bool letters_apart) {
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
    if (std::find(std::begin(kApart), std::end(kApart), letters) == std::end(kApart) ||
        !IsWordEnd(text, next + letters.size()))
      break;
    at = next + letters.size();
  }
  return at;
}

}  // namespace kok::analysis
