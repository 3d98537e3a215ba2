#include "indexer/analysis/norm_numbers.h"

#include "absl/strings/str_cat.h"
#include "indexer/analysis/law_names.h"
#include "indexer/analysis/norm_items.h"
#include "indexer/analysis/norm_part_words.h"

namespace kok::analysis {

// A letter that belongs to the number before `at`, glued or behind a blank: `232a`, `232 a`. `f`
// apart stands for the following ones, a letter with a dot for words.
size_t NormNumbers::LetterOf(size_t at, char& letter) const {
  if (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z' &&
      (IsEnd(at + 1) || IsGluedPart(at + 1) || IsGluedLaw(at + 1) ||
       (text_[at] != 'f' && IsFollowing(at + 1)))) {
    if (text_[at] == 'f' && At(at + 1, '.')) return 0;  // `232f.`
    letter = text_[at];
    return 1;
  }
  const size_t next = SkipBlanks(text_, at, 1);
  if (next == at || next >= text_.size() || text_[next] < 'a' || text_[next] > 'z') return 0;
  if (text_[next] == 'f' || text_[next] == 's' || text_[next] == 'u') return 0;
  if (!IsEnd(next + 1) || At(next + 1, '.')) return 0;
  letter = text_[next];
  return next + 1 - at;
}

// Number and letter at `at_`; empty where there is none.
std::string NormNumbers::ReadNumber(size_t most_digits) {
  const std::string_view digits = DigitsAt(text_, at_, most_digits);
  if (digits.empty()) return "";
  size_t end = at_ + digits.size();
  std::string number(digits);
  char letter = 0;
  if (const size_t bytes = LetterOf(end, letter)) {
    number.push_back(letter);
    end += bytes;
  } else if (!IsEnd(end) && !IsFollowing(end) && !IsGluedPart(end) && !IsGluedLaw(end)) {
    return "";
  }
  at_ = end;
  return number;
}

// `f.`, `ff.` at `at`.
bool NormNumbers::IsFollowing(size_t at) const {
  const std::string_view letters = LettersAt(text_, at, 3);
  return (letters == "f" || letters == "ff") && IsEnd(at + letters.size());
}

// `Abs` of `25Abs. 4a`, `Satz` of `4aSatz 1`, with a capital or a number behind it: `25abs4a`.
bool NormNumbers::IsGluedPart(size_t at) const {
  const std::string word = LowerWordAt(text_, at);
  if (!IsParagraphWord(word) && !IsSmallPartWord(word)) return false;
  const size_t end = at + word.size();
  return IsCapital(text_[at]) || At(end, '.') || (end < text_.size() && IsDigit(text_[end]));
}

// `AufenthG` of `Satz3AufenthG`: a law that is known, with a capital.
bool NormNumbers::IsGluedLaw(size_t at) const {
  return at < text_.size() && IsCapital(text_[at]) && ReadLawName(text_, at).known;
}

// `2`, `2a`, `a`, `aa`, `IV`.
bool NormNumbers::ReadSmallValue() {
  if (!ReadNumber(3).empty()) return true;
  const std::string_view letters = LettersAt(text_, at_, 5);
  const bool fits = (letters.size() == 1 || (letters.size() == 2 && letters[0] == letters[1]) ||
                     RomanValue(letters) > 0) &&
                    IsEnd(at_ + letters.size());
  if (!fits || letters.empty()) return false;
  at_ += letters.size();
  if (At(at_, ')')) ++at_;
  return true;
}

// `IV a`, `IVa` as `4a`; empty and nothing read where there is none.
std::string NormNumbers::ReadRomanNumber() {
  const std::string_view letters = LettersAt(text_, at_, 7);
  for (const size_t extra : {size_t{0}, size_t{1}}) {
    if (letters.size() <= extra) break;
    const std::string_view roman = letters.substr(0, letters.size() - extra);
    const int value = RomanValue(roman);
    if (value == 0 || value > kMostParagraphs || !IsEnd(at_ + letters.size())) continue;
    // One small letter alone is one of the section.
    if (roman.size() == 1 && !IsCapital(roman[0])) continue;
    std::string number = absl::StrCat(value);
    size_t end = at_ + letters.size();
    char letter = 0;
    if (extra == 1) {
      const char last = letters.back();
      if (IsCapital(last)) continue;
      number.push_back(last);
    } else if (const size_t bytes = LetterOf(end, letter)) {
      number.push_back(letter);
      end += bytes;
    }
    at_ = end;
    return number;
  }
  return "";
}

}  // namespace kok::analysis
