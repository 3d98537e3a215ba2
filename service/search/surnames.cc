#include "service/search/surnames.h"

#include "indexer/analysis/languages.h"
#include "indexer/schema/word_list.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::IsOneOf;

bool IsFormOfAddress(std::string_view fold) {
  constexpr std::string_view kWords[] = {"frau", "herr", "herrn", "familie", "fam", "fr",
                                         "hr",   "mr",   "mrs",   "ms",      "miss"};
  return IsOneOf(fold, kWords);
}

bool IsTitle(std::string_view fold) {
  constexpr std::string_view kWords[] = {"dr", "prof", "professor"};
  return IsOneOf(fold, kWords);
}

// Between a form of address and a name.
bool IsNobiliary(std::string_view fold) {
  constexpr std::string_view kWords[] = {"von", "van", "zu", "vom", "de", "el", "al"};
  return IsOneOf(fold, kWords);
}

bool IsArticle(std::string_view fold) {
  constexpr std::string_view kWords[] = {"die",    "der",    "den",    "dem",   "des",   "ein",
                                         "eine",   "einer",  "eines",  "einem", "einen", "diese",
                                         "dieser", "diesem", "diesen", "jede",  "jeder", "keine"};
  return IsOneOf(fold, kWords);
}

// Blanks and the dots of abbreviations keep a name together, a comma does not.
bool StandTogether(std::string_view query, const Token& left, const Token& right) {
  const std::string_view between = query.substr(left.end, right.begin - left.end);
  return between.find_first_not_of(" .") == std::string_view::npos;
}

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// `junge`, `schwangeren`, not `Anfrage`.
bool MayBeAdjective(const analysis::Analyzer& analyzer, std::string_view query, const Token& word) {
  if (word.is_stop_word) return false;
  const bool is_inflected = EndsWith(word.fold, "e") || EndsWith(word.fold, "en") ||
                            EndsWith(word.fold, "er") || EndsWith(word.fold, "es");
  const char first = query[word.begin];
  return is_inflected && ((first >= 'a' && first <= 'z') || !analyzer.IsNoun(word.fold));
}

// `Romani Frau Köln` asks in keywords. Tags are left out: `am Frau Köln` names no Amharic.
bool IsLanguage(std::string_view query, const Token& word) {
  constexpr size_t kShortestName = 4;
  const std::string_view written = query.substr(word.begin, word.end - word.begin);
  return written.size() >= kShortestName && analysis::FindLanguage(written).has_value();
}

}  // namespace

bool IsSurname(const analysis::Analyzer& analyzer, std::string_view query,
               const std::vector<Token>& tokens, size_t at) {
  const auto stands_before = [&](size_t i) {
    return i > 0 && StandTogether(query, tokens[i - 1], tokens[i]);
  };
  size_t first = at;
  if (stands_before(first) && IsNobiliary(tokens[first - 1].fold)) --first;
  bool has_title = false;
  while (stands_before(first) && IsTitle(tokens[first - 1].fold)) {
    has_title = true;
    --first;
  }
  if (has_title) return true;
  if (!stands_before(first) || !IsFormOfAddress(tokens[first - 1].fold)) return false;
  const size_t form = first - 1;
  if (form == 0) return true;
  const Token& before = tokens[form - 1];
  return !IsArticle(before.fold) && !MayBeAdjective(analyzer, query, before) &&
         !IsLanguage(query, before);
}

}  // namespace kok::search_core
