#include "service/search/foreign_words.h"

#include <algorithm>
#include <map>
#include <string>

namespace kok::search_core {
namespace {

using analysis::Token;

// By token: whether it stands in a form of the glossary that is not German.
std::vector<bool> ForeignConcepts(const analysis::Glossary& glossary,
                                  const std::vector<Token>& tokens) {
  std::vector<bool> foreign(tokens.size(), false);
  for (const analysis::ConceptMatch& match : glossary.FindAny(tokens)) {
    if (match.is_german) continue;
    for (size_t i = match.first; i < match.first + match.count; ++i) foreign[i] = true;
  }
  return foreign;
}

// So many others must speak the language for a word that is a German one too: Spanish `contra`.
constexpr std::ptrdiff_t kOthersForGerman = 2;

}  // namespace

std::vector<bool> ForeignFunctionWords(const analysis::Analyzer& analyzer,
                                       const std::vector<Token>& tokens) {
  std::vector<bool> foreign(tokens.size(), false);
  // Most queries are German, and the glossary is large.
  const bool may_be = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return !token.is_stop_word && !analyzer.everyday_words().FunctionWordIn(token.fold).empty();
  });
  if (!may_be) return foreign;
  const std::vector<bool> concepts = ForeignConcepts(analyzer.glossary(), tokens);
  const auto translated = std::count(concepts.begin(), concepts.end(), true);
  const auto is_german = [&](const Token& token) {
    return token.is_stop_word || analyzer.IsDictionaryWord(token.fold);
  };
  std::map<std::string, std::ptrdiff_t> words;  // by language
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (concepts[i] || is_german(tokens[i])) continue;
    for (const std::string& language : analyzer.everyday_words().FunctionWordIn(tokens[i].fold)) {
      ++words[language];
    }
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (concepts[i] || tokens[i].is_stop_word) continue;
    const bool german = is_german(tokens[i]);
    for (const std::string& language : analyzer.everyday_words().FunctionWordIn(tokens[i].fold)) {
      const std::ptrdiff_t others = translated + words[language] - (german ? 0 : 1);
      if (others >= (german ? kOthersForGerman : 1)) foreign[i] = true;
    }
  }
  return foreign;
}

void IgnoreForeignFunctionWords(const std::vector<bool>& is_foreign, UnderstoodQuery& understood) {
  std::vector<Token>& tokens = understood.tokens;
  const auto is_ignored = [&](size_t i) { return is_foreign[i] && !understood.is_named[i]; };
  bool any_left = false;
  for (size_t i = 0; i < tokens.size(); ++i) {
    any_left = any_left || (!tokens[i].is_stop_word && !is_ignored(i));
  }
  if (!any_left) return;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (is_ignored(i)) tokens[i].is_stop_word = true;
  }
}

}  // namespace kok::search_core
