#include "service/search/prefix_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "indexer/schema/edit_distance.h"

namespace kok::search_core {
namespace {

TEST(PrefixDistance, ComparesWithEveryBeginning) {
  const struct {
    const char* typed;
    const char* text;
    int limit;
    int edits;
    size_t length;
  } cases[] = {
      {"kobar", "kobra hannover", 1, 1, 5},  // neighbours exchanged
      {"kora", "kobra", 1, 1, 5},            // one left out
      {"koobr", "kobra", 1, 1, 4},           // one too many
      {"kobta", "kobra", 1, 1, 5},           // one mistaken
      {"kobr", "kobra", 1, 0, 4},
      {"banying", "ban ying ev", 1, 1, 8},
      {"koof", "kobra", 1, 2, 0},
      {"abcd", "abc", 1, 1, 3},
      {"abcd", "ab", 1, 2, 0},
      {"haus 116", "haus 117", 2, 3, 0},
      {"haus 116", "haus 1116", 2, 3, 0},
      {"abcd", "", 1, 2, 0},
  };
  for (const auto& c : cases) {
    const NearestPrefix nearest = FindNearestPrefix(c.typed, c.text, c.limit);
    EXPECT_EQ(nearest.edits, c.edits) << c.typed << " " << c.text;
    if (c.edits <= c.limit) {
      EXPECT_EQ(nearest.length, c.length) << c.typed << " " << c.text;
    }
  }
}

TEST(PrefixDistance, AgreesWithTheDistanceOfWholeWords) {
  std::mt19937 random(1);
  const auto word = [&](size_t longest) {
    std::string letters(random() % (longest + 1), 'a');
    for (char& c : letters) c = static_cast<char>('a' + random() % 3);
    return letters;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string typed = word(9);
    const std::string text = word(12);
    const int limit = 1 + i % 2;
    int least = limit + 1;
    for (size_t length = 0; length <= text.size(); ++length) {
      least = std::min(least, schema::EditDistance(typed, text.substr(0, length), limit));
    }
    EXPECT_EQ(FindNearestPrefix(typed, text, limit).edits, least) << typed << " " << text;
  }
}

TEST(PrefixDistance, LongOnesAreNoSlips) {
  const std::string longest(kMaxSlipBytes, 'a');
  EXPECT_EQ(FindNearestPrefix(longest, longest + "bcd", 2).edits, 0);
  EXPECT_EQ(FindNearestPrefix(longest + "a", longest + "a", 2).edits, 3);
}

}  // namespace
}  // namespace kok::search_core
