#include "indexer/analysis/norm_joints.h"

#include <string>

#include "indexer/analysis/citation_text.h"
#include "indexer/schema/word_list.h"

namespace kok::analysis {
namespace {

using schema::IsOneOf;

constexpr std::string_view kJoiningWords[] = {"und", "oder", "sowie", "u", "bzw", "and"};
constexpr std::string_view kArticlesBeforeLaw[] = {"des", "der", "dem", "vom", "zum", "zur", "im"};

bool At(std::string_view text, size_t at, char c) { return at < text.size() && text[at] == c; }

// `i.V.m.`, `iVm`, `i. V. m.`, `in Verbindung mit`.
bool ReadInConjunction(std::string_view text, size_t& at) {
  constexpr std::string_view kInWords = "in Verbindung mit";
  if (text.substr(at, kInWords.size()) == kInWords) {
    at += kInWords.size();
    return true;
  }
  size_t next = at;
  for (const char letter : {'i', 'v', 'm'}) {
    if (next >= text.size() || Lower(text[next]) != letter) return false;
    ++next;
    if (At(text, next, '.')) next = SkipBlanks(text, next + 1, letter == 'm' ? 0 : 2);
  }
  at = next;
  return true;
}

bool ReadJoiningWord(std::string_view text, size_t& at, bool& to) {
  const std::string word = LowerAscii(LettersAt(text, at, 24));
  const size_t end = at + word.size();
  if (word == "bis") {
    at = end;
    to = true;
    return true;
  }
  if (word == "ivm" || IsOneOf(word, kJoiningWords)) {
    at = end + (At(text, end, '.') ? 1 : 0);
    return true;
  }
  return ReadInConjunction(text, at);
}

// Where the word that ends at `end` begins; `end` where there is none.
size_t WordBegin(std::string_view text, size_t end) {
  constexpr size_t kLongest = 40;
  size_t begin = end;
  while (begin > 0 && end - begin < kLongest && IsWordByte(text[begin - 1]) &&
         !IsWordStart(text, begin)) {
    --begin;
  }
  return begin;
}

}  // namespace

bool ReadJoint(std::string_view text, size_t& at, bool& to) {
  at = SkipBlanks(text, at);
  if (At(text, at, ',') || At(text, at, ';')) {
    const size_t after = ++at;
    at = SkipBlanks(text, at);
    if (!ReadJoiningWord(text, at, to)) at = after;
    return true;
  }
  if (const size_t dash = DashAt(text, at)) {
    at += dash;
    to = true;
    return true;
  }
  if (At(text, at, '/')) {
    ++at;
    return true;
  }
  return ReadJoiningWord(text, at, to);
}

LawName LawBehind(std::string_view text, size_t at, bool has_sign, NormSpan& span) {
  at = SkipBlanks(text, at);
  if (At(text, at, ',')) at = SkipBlanks(text, at + 1);
  const std::string_view article = LettersAt(text, at, 4);
  if (IsOneOf(LowerAscii(article), kArticlesBeforeLaw)) {
    const size_t next = SkipBlanks(text, at + article.size());
    if (next > at + article.size()) at = next;
  }
  LawName law = ReadLawName(text, at);
  if (law.key.empty() || (!has_sign && !law.known)) return {};
  span.law_begin = at;
  span.law_end = law.end;
  return law;
}

LawName LawBefore(std::string_view text, size_t sign, NormSpan& span) {
  constexpr size_t kMostWords = 4;  // `SGB XII`, `RL 2011/36/EU`
  size_t end = SkipBlanksBefore(text, sign);
  if (end > 0 && text[end - 1] == ',') end = SkipBlanksBefore(text, end - 1);
  size_t begin = end;
  for (size_t words = 0; words < kMostWords; ++words) {
    const size_t word = WordBegin(text, begin);
    if (word == begin) break;
    LawName law = ReadLawName(text, word);
    if (law.known && law.end == end) {
      span.law_begin = word;
      span.law_end = end;
      return law;
    }
    begin = SkipBlanksBefore(text, word, 1);
    if (begin == word && (At(text, word - 1, '/') || At(text, word - 1, '-'))) --begin;
    if (begin == word) break;
  }
  return {};
}

}  // namespace kok::analysis
