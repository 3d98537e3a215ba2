#include "indexer/build/word_census.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace kok::build {
namespace {

using kok::search::v1::Content;

std::map<std::string, Content> Contents() {
  std::map<std::string, Content> contents;
  Content& one = contents["contents/a"];
  one.set_title("Köln");
  one.set_body("Die Hilfe in Köln, die 42 Hilfen");
  Content& two = contents["contents/b"];
  two.set_body(std::string(kMostWordBytes, 'x') + " " + std::string(kMostWordBytes + 1, 'y'));
  return contents;
}

TEST(WordCensusTest, CountsEachWordAsItIsWritten) {
  std::map<std::string, uint32_t> counts;
  for (const WordCensus::Word& word : CountWords(Contents()).words) {
    counts.emplace(word.written, word.count);
    EXPECT_FALSE(word.fold.empty());
  }
  EXPECT_EQ(counts, (std::map<std::string, uint32_t>{{"Die", 1},
                                                     {"die", 1},
                                                     {"Hilfe", 1},
                                                     {"Hilfen", 1},
                                                     {"Köln", 2},
                                                     {"in", 1},
                                                     {std::string(kMostWordBytes, 'x'), 1}}))
      << "no numbers, and nothing endless";
}

TEST(WordCensusTest, LengthsAreOfAllWordsAndTitlesWeighMore) {
  EXPECT_DOUBLE_EQ(CountWords(Contents()).average_words, (5.0 + 7 + 2) / 2);
  EXPECT_DOUBLE_EQ(CountWords({}).average_words, 1.0);
  EXPECT_TRUE(CountWords({}).words.empty());
}

TEST(WordCensusTest, TheTableHasWordsInLowerCaseWithoutStopWords) {
  const std::string text = ContentWordsText(CountWords(Contents()), "die\nin\n");
  EXPECT_EQ(text, "hilfe\t1\nhilfen\t1\nköln\t2\n" + std::string(kMostWordBytes, 'x') + "\t1\n");
}

TEST(WordCensusTest, OfTooManyWordsTheMostFrequentAreListed) {
  std::map<std::string, Content> contents;
  std::string& body = *contents["contents/a"].mutable_body();
  const auto word = [](size_t i) {
    std::string letters;
    for (size_t rest = i; letters.size() < 5; rest /= 26)
      letters.push_back(static_cast<char>('a' + rest % 26));
    return letters;
  };
  for (size_t i = 0; i < kMostContentWords + 10; ++i) body += word(i) + " ";
  body += word(kMostContentWords + 9);
  const std::string text = ContentWordsText(CountWords(contents), "");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'),
            static_cast<std::ptrdiff_t>(kMostContentWords));
  EXPECT_NE(text.find(word(kMostContentWords + 9) + "\t2\n"), std::string::npos);
}

}  // namespace
}  // namespace kok::build
