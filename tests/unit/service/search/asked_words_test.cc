#include "service/search/asked_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/search/query_understanding.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// What of a text says something of a query, understood as the shipped directory does.
std::vector<std::string> Said(const std::string& query, const std::string& text) {
  const index::Snapshot& snapshot = tests::ShippedSnapshot();
  const auto organizations = snapshot.organizations().Borrow();
  const auto content = snapshot.content().Borrow();
  EXPECT_TRUE(organizations.ok() && content.ok());
  const UnderstoodQuery understood =
      UnderstandQuery(snapshot, **organizations, **content, query, {});
  AskedWords asked(snapshot.analyzer(), understood);
  std::vector<std::string> said;
  for (const TextMatch& match : asked.Find(text)) {
    said.push_back(text.substr(match.begin, match.end - match.begin));
    EXPECT_NE(match.asked, 0U);
    EXPECT_EQ(match.asked & ~asked.all(), 0U);
  }
  return said;
}

TEST(AskedWords, AreFoundInEveryReading) {
  const struct {
    const char* reading;
    const char* query;
    const char* text;
    std::vector<std::string> said;
  } cases[] = {
      {"exact and inflected",
       "Beratung",
       "Die Beratung und viele Beratungen.",
       {"Beratung", "Beratungen"}},
      {"umlauts", "Koeln", "In Köln, Koeln und KÖLN.", {"Köln", "Koeln", "KÖLN"}},
      {"gender forms",
       "Migrantinnen",
       "Migrant*innen und ein Migrant",
       {"Migrant*innen", "Migrant"}},
      {"a compound that holds the word", "Opfer", "Der Opferschutz hilft.", {"Opferschutz"}},
      {"no chance letters", "Handel", "Er behandelt den Fall und verhandelt.", {}},
      {"a translation", "trafficking", "Opfer von Menschenhandel.", {"Menschenhandel"}},
      {"another script", "торговля людьми", "Schutz vor Menschenhandel.", {"Menschenhandel"}},
      {"a town in German", "Cologne", "Beratung in Köln.", {"Köln"}},
      {"a slip", "Menschenhnadel", "Schutz vor Menschenhandel.", {"Menschenhandel"}},
      {"a citation",
       "§ 25 Abs. 4a AufenthG",
       "Nach § 25 Absatz 4a AufenthG darf sie bleiben.",
       {"§ 25 Absatz 4a AufenthG"}},
      {"a citation without its paragraph",
       "§ 25 AufenthG",
       "Es gilt §25 IV a AufenthG.",
       {"§25 IV a AufenthG"}},
      {"no numbers of a citation elsewhere",
       "§ 7 Abs. 2 AufenthG",
       "(2) Nach § 7 Abs. 2 BGB, Seite 7.",
       {}},
      {"another section", "§ 25 AufenthG", "Es gilt § 26 StGB.", {}},
      {"nothing", "Beratung", "Nichts davon.", {}},
  };
  for (const auto& c : cases) {
    const std::vector<std::string> said = Said(c.query, c.text);
    for (const std::string& expected : c.said) EXPECT_THAT(said, Contains(expected)) << c.reading;
    EXPECT_EQ(said.empty(), c.said.empty()) << c.reading;
  }
}

// The filter by beginnings rests on it.
TEST(AskedWords, AStemIsTheBeginningOfItsFoldedWord) {
  const analysis::Analyzer& analyzer = tests::ShippedSnapshot().analyzer();
  size_t words = 0;
  for (const index::LexiconWord& word : tests::ShippedSnapshot().lexicon().words()) {
    for (const analysis::Token& token : analyzer.Analyze(word.surface)) {
      EXPECT_EQ(token.fold.compare(0, token.stem.size(), token.stem), 0) << token.fold;
      ++words;
    }
  }
  EXPECT_GT(words, 500U);
}

TEST(AskedWords, LooksAtNoMoreThanItSays) {
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "Beratung" + std::to_string(i) + " ";
  EXPECT_THAT(Said("Beratung", words), IsEmpty());
  EXPECT_EQ(Said("Beratung",
                 [] {
                   std::string text;
                   for (int i = 0; i < 20000; ++i) text += "Beratung ";
                   return text;
                 }())
                .size(),
            AskedWords::kMostMatches);
  std::string far(AskedWords::kMostBytes, ' ');
  EXPECT_THAT(Said("Beratung", far + "Beratung"), IsEmpty());
}

}  // namespace
}  // namespace kok::search_core
