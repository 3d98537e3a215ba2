#include "service/search/foreign_words.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::search_core {
namespace {

// The words that are ignored, joined by a blank.
std::string Ignored(const std::string& query) {
  UnderstoodQuery understood;
  understood.tokens = tests::ShippedAnalyzer().Analyze(query);
  understood.is_named.assign(understood.tokens.size(), false);
  std::vector<bool> was_stop_word;
  for (const auto& token : understood.tokens) was_stop_word.push_back(token.is_stop_word);
  IgnoreForeignFunctionWords(ForeignFunctionWords(tests::ShippedAnalyzer(), understood.tokens),
                             understood);
  std::string ignored;
  for (size_t i = 0; i < understood.tokens.size(); ++i) {
    if (!understood.tokens[i].is_stop_word || was_stop_word[i]) continue;
    ignored += (ignored.empty() ? "" : " ") + understood.tokens[i].exact;
  }
  return ignored;
}

TEST(ForeignWords, AreIgnoredWhereTheQuerySpeaksTheirLanguage) {
  const struct {
    const char* why;
    const char* query;
    const char* ignored;
  } cases[] = {
      {"beside a form of the glossary", "help against violence Hamburg", "against"},
      {"Spanish", "ayuda contra la violencia", "contra la"},
      {"French", "aide contre la violence Cologne", "contre la"},
      {"two of one language", "somewhere with about", "with about"},
      {"a name alone is one", "contra Kiel", ""},
      {"a German sentence", "Hilfe für die Frau in Kiel", ""},
      {"a German word beside one other", "contra help Kiel", ""},
      {"a German abbreviation", "EU help women", ""},
      {"nothing else would be left", "with about for", ""},
      {"one word that two languages have", "la Kiel", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Ignored(c.query), c.ignored) << c.why;
}

TEST(ForeignWords, OfANameAreKept) {
  UnderstoodQuery understood;
  understood.tokens = tests::ShippedAnalyzer().Analyze("help la strada");
  understood.is_named = {false, true, true};
  IgnoreForeignFunctionWords({false, true, false}, understood);
  EXPECT_FALSE(understood.tokens[1].is_stop_word);
}

}  // namespace
}  // namespace kok::search_core
