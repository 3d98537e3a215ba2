#include "indexer/analysis/norm_signs.h"

#include <algorithm>
#include <string>

#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/norm_part_words.h"
#include "indexer/schema/word_list.h"

namespace kok::analysis {
namespace {

using namespace std::string_view_literals;
using schema::IsOneOf;

constexpr std::string_view kArticleWords[] = {"art",      "artt",     "arts",    "artikel",
                                              "artikels", "artikeln", "article", "articles"};
constexpr std::string_view kSectionWords[] = {"paragraph", "paragraphen", "paragraphs",
                                              "paragraf",  "paragrafen",  "paragrafs"};
// Whether behind the number that ends at `end` there may be more of a citation, or its law.
bool MayGoOn(std::string_view text, size_t end) {
  const size_t next = SkipBlanks(text, end, 2);
  if (next >= text.size()) return false;
  if (text[next] == '(') return true;
  if (IsDigit(text[next])) return next > end;
  if (text[next] == ',') {
    const size_t number = SkipBlanks(text, next + 1, 2);
    return number > next + 1 && number < text.size() && IsDigit(text[number]);
  }
  if (const size_t dash = DashAt(text, next)) {
    const size_t number = SkipBlanks(text, next + dash, 2);
    return number < text.size() && IsDigit(text[number]);
  }
  const std::string_view letters = LettersAt(text, next, 24);
  if (letters.empty()) return false;
  // A long word in small letters is no abbreviation of a law.
  constexpr size_t kLongestSmall = 10;
  return letters.size() <= kLongestSmall ||
         std::any_of(letters.begin() + 1, letters.end(), IsCapital);
}

}  // namespace

size_t SignAt(std::string_view text, size_t at, bool& article) {
  article = false;
  if (text.substr(at, 2) == "§"sv) {
    size_t end = at + 2;
    const size_t next = SkipBlanks(text, end, 1);
    if (text.substr(next, 2) == "§"sv) end = next + 2;
    return end - at;
  }
  const std::string_view letters = LettersAt(text, at, 12);
  if (letters.size() < 3) return 0;
  const std::string word = LowerAscii(letters);
  article = IsOneOf(word, kArticleWords);
  if (!article && !IsOneOf(word, kSectionWords)) return 0;
  size_t end = at + letters.size();
  if (article && end < text.size() && text[end] == '.') ++end;
  return end - at;
}

size_t SignBefore(std::string_view text, size_t number) {
  constexpr size_t kMostBlanks = 8;
  size_t at = SkipBlanksBefore(text, number, kMostBlanks);
  if (at >= 2 && text.substr(at - 2, 2) == "§"sv) {
    at -= 2;
    const size_t first = SkipBlanksBefore(text, at, 1);
    return first >= 2 && text.substr(first - 2, 2) == "§"sv ? first - 2 : at;
  }
  if (at > 0 && text[at - 1] == '.') --at;
  if (at == 0 || !IsAsciiLetter(text[at - 1])) return number;
  const std::string_view letters = LettersBefore(text, at, 12);
  if (letters.size() < 3) return number;
  const size_t begin = at - letters.size();
  const char first = Lower(letters[0]);
  bool article = false;
  if ((first != 'a' && first != 'p') || !IsWordStart(text, begin)) return number;
  return SignAt(text, begin, article) > 0 ? begin : number;
}

bool IsOfNumbers(std::string_view text, size_t at) {
  const size_t end = SkipBlanksBefore(text, at);
  constexpr std::string_view kBeforeNumbers = "/.,+)";
  return end > 0 && (IsDigit(text[end - 1]) || DashBefore(text, end) > 0 ||
                     kBeforeNumbers.find(text[end - 1]) != std::string_view::npos);
}

bool MayBeginWithoutSign(std::string_view text, size_t at) {
  if (!IsWordStart(text, at) || text[at] == '0') return false;
  if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '.' || text[at - 1] == ',')) return false;
  const std::string_view digits = DigitsAt(text, at, 4);
  if (digits.empty()) return false;
  size_t end = at + digits.size();
  if (end < text.size() && IsAsciiLetter(text[end])) ++end;
  return MayGoOn(text, end) && !FollowsPartWord(text, at);
}

bool MayFollowLaw(std::string_view text, size_t at) {
  const size_t end = BeforeBlanks(text, at, 2);
  if (end == at || end == 0 || text[at] == '0') return false;
  // Abbreviations of laws end so, most words do not.
  constexpr std::string_view kLastLetters = "gobvkhwuix";
  if (kLastLetters.find(Lower(text[end - 1])) == std::string_view::npos) return false;
  constexpr size_t kShortest = 3;
  constexpr size_t kLongest = 14;
  const std::string_view letters = LettersBefore(text, end, kLongest);
  const size_t begin = end - letters.size();
  if (letters.empty() || (letters.size() < kShortest && RomanValue(letters) == 0)) return false;
  const size_t before = BeforeBlanks(text, begin);
  if (before == 0) return true;
  // The law of a citation before it, `§ 25 Abs. 4a AufenthG 12`, or one that is spoken of.
  const size_t number = before > 1 && IsAsciiLetter(text[before - 1]) ? before - 1 : before;
  if (IsDigit(text[number - 1])) return false;
  constexpr std::string_view kSpokenOf[] = {"des", "dem", "das", "vom", "im", "zum", "der", "die"};
  return RomanValue(LettersBefore(text, before, 5)) == 0 &&
         !IsOneOf(WordBefore(text, begin), kSpokenOf);
}

}  // namespace kok::analysis
