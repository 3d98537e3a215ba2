#include "indexer/build/word_census.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;

Content ContentOf(const std::string& id, const std::string& title, const std::string& body) {
  Content content;
  content.set_name("contents/" + id);
  content.set_title(title);
  content.set_body(body);
  return content;
}

WordCensus CensusOf(const std::vector<Content>& contents) {
  const tests::TemporaryFolder folder;
  ContentSet set(folder.path(), 0);
  for (const Content& content : contents) {
    EXPECT_THAT(set.Add(content, "a.jsonl", "a.jsonl:1"), tests::IsOk());
  }
  return CountWords(set).value();
}

WordCensus Census() {
  return CensusOf(
      {ContentOf("a", "Köln", "Die Hilfe in Köln, die 42 Hilfen"),
       ContentOf("b", "",
                 std::string(kMostWordBytes, 'x') + " " + std::string(kMostWordBytes + 1, 'y'))});
}

TEST(WordCensusTest, CountsEachWordAsItIsWritten) {
  std::map<std::string, uint32_t> counts;
  const WordCensus census = Census();
  for (const WordCensus::Word& word : census.words) {
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
  EXPECT_DOUBLE_EQ(Census().average_words, (5.0 + 7 + 2) / 2);
  EXPECT_DOUBLE_EQ(CensusOf({}).average_words, 1.0);
  EXPECT_TRUE(CensusOf({}).words.empty());
}

TEST(WordCensusTest, TheTableHasWordsInLowerCaseWithoutStopWords) {
  const std::string text = ContentWordsText(Census(), "die\nin\n");
  EXPECT_EQ(text, "hilfe\t1\nhilfen\t1\nköln\t2\n" + std::string(kMostWordBytes, 'x') + "\t1\n");
}

TEST(WordCensusTest, OfTooManyWordsTheMostFrequentAreListed) {
  std::string body;
  const auto word = [](size_t i) {
    std::string letters;
    for (size_t rest = i; letters.size() < 5; rest /= 26)
      letters.push_back(static_cast<char>('a' + rest % 26));
    return letters;
  };
  for (size_t i = 0; i < kMostContentWords + 10; ++i) body += word(i) + " ";
  body += word(kMostContentWords + 9);
  const std::string text = ContentWordsText(CensusOf({ContentOf("a", "", body)}), "");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'),
            static_cast<std::ptrdiff_t>(kMostContentWords));
  EXPECT_NE(text.find(word(kMostContentWords + 9) + "\t2\n"), std::string::npos);
}

}  // namespace
}  // namespace kok::build
