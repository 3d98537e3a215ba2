#include "service/search/query_understanding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

const analysis::Analyzer& GermanAnalyzer() {
  static const analysis::Analyzer analyzer("für\nund\nin\n");
  return analyzer;
}

std::vector<std::string> ExactWords(std::string_view query) {
  std::vector<std::string> words;
  for (const analysis::Token& word : UnderstandQuery(GermanAnalyzer(), query).words) {
    words.push_back(word.exact);
  }
  return words;
}

// `w0 w1 ...`
std::string Words(size_t count) {
  std::string query;
  for (size_t i = 0; i < count; ++i) query += "w" + std::to_string(i) + " ";
  return query;
}

TEST(QueryUnderstanding, LooksForEachWordOnceInOrderWithoutStopWords) {
  const struct {
    const char* query;
    std::vector<std::string> words;
  } cases[] = {
      {"Hilfe für Frauen in Köln", {"hilfe", "frauen", "köln"}},
      {"Köln KÖLN köln Berlin Köln", {"köln", "berlin"}},
      {"in und für", {"in", "und", "für"}},  // nothing else: better these than none
      {"für Köln und", {"köln"}},
      {"+Köln -Berlin \"(x OR y)\" title:z*", {"köln", "berlin", "x", "or", "y", "title", "z"}},
      {"", {}},
      {"?! … -- »«", {}},
  };
  for (const auto& c : cases)
    EXPECT_THAT(ExactWords(c.query), ElementsAreArray(c.words)) << c.query;
}

TEST(QueryUnderstanding, IsEmptyOnlyWhereThereIsNoWord) {
  EXPECT_TRUE(UnderstandQuery(GermanAnalyzer(), "?!").empty());
  EXPECT_FALSE(UnderstandQuery(GermanAnalyzer(), "und").empty());
}

TEST(QueryUnderstanding, LooksForTheFirst64DifferentWordsAndSaysSo) {
  const struct {
    const char* what;
    std::string query;
    size_t words;
    bool some_ignored;
  } cases[] = {
      {"as many as are looked for", Words(kMaxWords), kMaxWords, false},
      {"one more", Words(kMaxWords + 1), kMaxWords, true},
      {"many more", Words(5000), kMaxWords, true},
      {"the same ones again", Words(kMaxWords) + Words(kMaxWords), kMaxWords, false},
      {"stop words beside them", "für und in " + Words(kMaxWords), kMaxWords, false},
  };
  for (const auto& c : cases) {
    const SearchWords understood = UnderstandQuery(GermanAnalyzer(), c.query);
    EXPECT_EQ(understood.words.size(), c.words) << c.what;
    EXPECT_EQ(understood.some_ignored, c.some_ignored) << c.what;
  }
  EXPECT_EQ(UnderstandQuery(GermanAnalyzer(), Words(100)).words.back().exact, "w63");
}

TEST(QueryUnderstanding, KeepsTheWholeQueryAsANameWithAndWithoutLegalForm) {
  const SearchWords understood = UnderstandQuery(GermanAnalyzer(), "Hilfe für Köln e. V.");
  EXPECT_EQ(understood.full_name_key, "hilfe fur koln ev") << "names hold stop words, too";
  EXPECT_EQ(understood.name_key, "hilfe fur koln");
}

TEST(QueryUnderstanding, AcceptsAnyBytes) {
  EXPECT_THAT(ExactWords(std::string("k\0ln", 4)), ElementsAre("k", "ln"));
  EXPECT_THAT(ExactWords("\xff\xfe"), IsEmpty());
  EXPECT_THAT(ExactWords("a\xc3"), ElementsAre("a"));
  EXPECT_THAT(ExactWords("\xf0\x9f\x98\x80"), IsEmpty()) << "an emoji is no word";
  const SearchWords endless = UnderstandQuery(GermanAnalyzer(), std::string(100000, 'x'));
  ASSERT_EQ(endless.words.size(), 1U);
  EXPECT_LE(endless.words[0].exact.size(), 128U);
}

}  // namespace
}  // namespace kok::search_core
