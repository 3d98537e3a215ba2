#include "indexer/analysis/word_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace kok::analysis {
namespace {

TEST(WordFormsTest, EachFormForgetsMoreThanTheOneBefore) {
  const struct {
    const char* why;
    const char* text;
    const char* exact;
    const char* spelt_out;
    const char* fold;
    const char* stem;
  } cases[] = {
      {"umlaut", "Köln", "köln", "koeln", "koln", "koln"},
      {"umlaut spelt out", "Koeln", "koeln", "koeln", "koln", "koln"},
      {"no umlaut", "Koln", "koln", "koln", "koln", "koln"},
      {"sharp s", "Straße", "straße", "strasse", "strasse", "strass"},
      {"accent", "Café", "café", "cafe", "cafe", "caf"},
      {"plural", "Wohnungen", "wohnungen", "wohnungen", "wohnungen", "wohnung"},
      {"gender form", "Täter*innen", "täterinnen", "taeterinnen", "taterinnen", "tat"},
      {"legal form", "e. V.", "ev", "ev", "ev", "ev"},
      {"digits", "2024", "2024", "2024", "2024", "2024"},
      {"Cyrillic", "МОСКВА", "москва", "москва", "москва", "москва"},
  };
  for (const auto& c : cases) {
    const std::vector<Token> words = ReadWords(c.text, StopWords::Parse(""));
    ASSERT_EQ(words.size(), 1U) << c.why;
    EXPECT_EQ(words[0].exact, c.exact) << c.why;
    EXPECT_EQ(words[0].spelt_out, c.spelt_out) << c.why;
    EXPECT_EQ(words[0].fold, c.fold) << c.why;
    EXPECT_EQ(words[0].stem, c.stem) << c.why;
  }
}

TEST(WordFormsTest, FormsOfOneWordShareAStemAndOthersDoNot) {
  const auto stem = [](const char* word) { return ReadWords(word, StopWords::Parse(""))[0].stem; };
  const struct {
    const char* one;
    const char* other;
    bool same;
  } cases[] = {
      {"Beratungsstelle", "Beratungsstellen", true},
      {"Migrantin", "Migrant*innen", true},
      {"Migranten", "Migrant:innen", true},
      {"Klientin", "Klienten", true},
      {"Kind", "Kinder", true},
      {"Frauenhaus", "Frauenhäuser", true},
      {"Berlin", "Bern", false},
      {"Termin", "Term", false},
      {"Medizin", "Medium", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(stem(c.one) == stem(c.other), c.same) << c.one << ", " << c.other;
  }
}

TEST(WordFormsTest, StopWordsAreMarkedAndStay) {
  const std::vector<Token> words = ReadWords("Hilfe FÜR Frauen", StopWords::Parse("für\n"));
  ASSERT_EQ(words.size(), 3U);
  EXPECT_FALSE(words[0].is_stop_word);
  EXPECT_TRUE(words[1].is_stop_word);
  EXPECT_FALSE(words[2].is_stop_word);
}

TEST(WordFormsTest, APhraseHasOneKeyInEverySpelling) {
  const struct {
    const char* text;
    const char* key;
  } cases[] = {
      {"Frankfurt am Main", "frankfurt am main"},
      {"  FRANKFURT,  am-Main ", "frankfurt am main"},
      {"Köln", "koln"},
      {"Koeln!", "koln"},
      {"Hydra e. V.", "hydra ev"},
      {"", ""},
      {"?! –", ""},
      {"\xFF", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(PhraseKey(c.text), c.key) << c.text;
}

// Xapian's stemmer keeps state between calls.
TEST(WordFormsTest, ThreadsStemAlike) {
  std::vector<std::string> stems(4);
  std::vector<std::thread> threads;
  for (std::string& stem : stems) {
    threads.emplace_back([&stem] {
      for (int i = 0; i < 200; ++i) stem = GermanStem("beratungsstellen");
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(stems, testing::Each("beratungsstell"));
}

}  // namespace
}  // namespace kok::analysis
