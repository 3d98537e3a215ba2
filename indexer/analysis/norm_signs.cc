#include "indexer/analysis/norm_signs.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "indexer/analysis/citation_text.h"

namespace kok::analysis {
namespace {

using namespace std::string_view_literals;

template <size_t n>
bool IsOneOf(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kArticleWords[] = {"art",      "artt",     "arts",    "artikel",
                                              "artikels", "artikeln", "article", "articles"};
constexpr std::string_view kSectionWords[] = {"paragraph", "paragraphen", "paragraphs",
                                              "paragraf",  "paragrafen",  "paragrafs"};
constexpr std::string_view kParagraphWords[] = {"abs", "absatz", "absatzes", "abss"};
constexpr std::string_view kSmallParts[] = {
    "s",       "satz",     "satzes",      "nr",        "nrn",        "nummer",
    "nummern", "lit",      "buchst",      "buchstabe", "buchstaben", "ziff",
    "ziffer",  "alt",      "alternative", "var",       "variante",   "hs",
    "halbs",   "halbsatz", "hsatz",       "uabs",      "unterabs",   "unterabsatz"};

// Whether the number at `at` is one of a smaller part: `Abs. 4`, `Nr. 2`.
bool FollowsPartWord(std::string_view text, size_t at) {
  size_t end = SkipBlanksBefore(text, at);
  if (end > 0 && text[end - 1] == '.') --end;
  const std::string_view letters = LettersBefore(text, end, 12);
  if (letters.empty()) return false;
  const std::string word = LowerAscii(letters);
  return IsParagraphWord(word) || IsSmallPartWord(word);
}

}  // namespace

bool IsParagraphWord(std::string_view word) { return IsOneOf(word, kParagraphWords); }

bool IsSmallPartWord(std::string_view word) { return IsOneOf(word, kSmallParts); }

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

bool MayBeginWithoutSign(std::string_view text, size_t at) {
  if (!IsWordStart(text, at)) return false;
  if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '.' || text[at - 1] == ',')) return false;
  const std::string_view digits = DigitsAt(text, at, 4);
  if (digits.empty()) return false;
  size_t end = at + digits.size();
  if (end < text.size() && IsAsciiLetter(text[end])) ++end;
  const size_t next = SkipBlanks(text, end, 2);
  if (next >= text.size()) return false;
  if (text[next] != '(') {
    const std::string_view letters = LettersAt(text, next, 24);
    if (letters.empty()) return false;
    // A long word in small letters is no abbreviation of a law.
    constexpr size_t kLongestSmall = 10;
    if (letters.size() > kLongestSmall &&
        std::none_of(letters.begin() + 1, letters.end(), IsCapital)) {
      return false;
    }
  }
  return !FollowsPartWord(text, at);
}

}  // namespace kok::analysis
