#include "indexer/schema/edit_distance.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kok::schema {
namespace {

TEST(EditDistanceTest, CountsSlips) {
  const struct {
    const char* why;
    std::string a;
    std::string b;
    int limit;
    int edits;
  } cases[] = {
      {"the same", "koofra", "koofra", 2, 0},
      {"both empty", "", "", 2, 0},
      {"a letter left out", "koofra", "kofra", 2, 1},
      {"a letter too many", "kobra", "kobrra", 2, 1},
      {"another letter", "kobra", "kopra", 2, 1},
      {"neighbours exchanged", "kobra", "kobar", 2, 1},
      {"two slips", "agisra", "agsiar", 2, 2},
      {"KOOFRA is not KOBRA", "koofra", "kobra", 2, 2},
      {"from nothing", "", "ab", 2, 2},
      {"beyond the limit", "abcdef", "ghijkl", 2, 3},
      {"far beyond it", "abcdef", "ghijkl", 0, 1},
      {"lengths apart", "abc", "abcdefgh", 2, 3},
      {"longest word", std::string(100, 'x'), std::string(100, 'x'), 2, 0},
      {"a longer one", std::string(101, 'x'), std::string(101, 'x'), 2, 3},
      {"one of them longer", std::string(101, 'x'), std::string(100, 'x'), 2, 3},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(EditDistance(c.a, c.b, c.limit), c.edits) << c.why;
    EXPECT_EQ(EditDistance(c.b, c.a, c.limit), c.edits) << c.why << ", the other way round";
  }
}

// n random edits never make a distance of more than n.
TEST(EditDistanceTest, IsNeverMoreThanTheSlipsMade) {
  std::mt19937 random(19);
  for (int round = 0; round < 2000; ++round) {
    std::string word(4 + random() % 12, 'a');
    for (char& c : word) c = static_cast<char>('a' + random() % 4);
    std::string changed = word;
    const int slips = static_cast<int>(random() % 3);
    for (int i = 0; i < slips; ++i) {
      const size_t at = random() % changed.size();
      const char letter = static_cast<char>('a' + random() % 4);
      switch (random() % 3) {
        case 0:
          changed[at] = letter;
          break;
        case 1:
          changed.insert(at, 1, letter);
          break;
        default:
          changed.erase(at, 1);
      }
    }
    EXPECT_LE(EditDistance(word, changed, 3), slips) << word << ", " << changed;
    EXPECT_EQ(EditDistance(word, changed, 3) == 0, word == changed);
  }
}

}  // namespace
}  // namespace kok::schema
