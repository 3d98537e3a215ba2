#include "service/search/letters_beyond_latin.h"

#include <gtest/gtest.h>

namespace kok::search_core {
namespace {

TEST(LettersBeyondLatin, AreComparedWithoutCapitalAndMarks) {
  const struct {
    const char* word;
    const char* same;  // begins with the bare letter
    bool beyond_latin;
  } cases[] = {
      {"Торговля", "торговля", true}, {"Йога", "и", true},   {"Άνθρωπος", "α", true},
      {"مساعدة", "م", true},          {"Ärzte", "a", false}, {"Żona", "z", false},
      {"hilfe", "h", false},          {"ﬁn", "ﬁ", false},
  };
  for (const auto& c : cases) {
    const Letter first = FirstLetter(c.word);
    EXPECT_EQ(IsBeyondLatin(first), c.beyond_latin) << c.word;
    EXPECT_EQ(BareLetter(first), FirstLetter(c.same)) << c.word;
  }
  EXPECT_LT(FirstLetter("\xff"), 0);
}

// Words are told apart by the bare letters of those that IsBeyondLatin names: none may leave them
// for the characters of compatibility, which are not told apart.
TEST(LettersBeyondLatin, NoneBecomesACharacterOfCompatibility) {
  for (Letter letter = 0; letter < 0x110000; ++letter) {
    if (!IsBeyondLatin(letter)) continue;
    EXPECT_LT(BareLetter(letter), 0xF900) << letter;
  }
}

}  // namespace
}  // namespace kok::search_core
