#include "service/search/cited_places.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::search_core {
namespace {

TEST(CitedPlaces, AreFoundHoweverTheyAreWritten) {
  const struct {
    const char* key;     // that is asked for
    const char* number;  // by which it is looked for
    const char* text;
    const char* cited;  // empty: nothing
  } cases[] = {
      {"aufenthg 25 4a", "25", "Nach § 25 Absatz 4a AufenthG darf sie.", "§ 25 Absatz 4a AufenthG"},
      {"aufenthg 25", "25", "Es gilt §25 IV a AufenthG.", "§25 IV a AufenthG"},
      {"aufenthg 25 4a", "25", "Es gilt § 25 AufenthG.", ""},
      {"aufenthg 25", "25", "Mit 25 Jahren, sonst § 26 AufenthG.", ""},
      {"file 2 str 345/18", "345", "BGH, 2 StR 345/18, Rn. 5", "2 StR 345/18"},
  };
  for (const auto& c : cases) {
    CitedPlaces places;
    EXPECT_FALSE(places.MayHold(c.number));
    places.Add(c.key, 4);
    EXPECT_EQ(places.size(), 1U);
    EXPECT_TRUE(places.MayHold(c.number)) << c.key;
    const std::string text = c.text;
    const size_t word = text.find(c.number);
    const auto cited = places.Find(text, word, word + std::string(c.number).size());
    EXPECT_EQ(cited.has_value() ? text.substr(cited->begin, cited->end - cited->begin) : "",
              c.cited)
        << c.text;
    if (cited.has_value()) {
      EXPECT_EQ(cited->asked, 4U);
    }
  }
}

TEST(CitedPlaces, AreLookedForByOneWord) {
  const struct {
    const char* key;
    const char* word;
    bool may_hold;
  } cases[] = {
      {"file 2 str 345/18", "345", true},   {"file 2 str 345/18", "18", false},
      {"file 2 str 345/18", "str", false},  {"stgb 232a 1", "232a", true},
      {"ecli:de:bgh:2018:1", "ecli", true}, {"ecli:de:bgh:2018:1", "2018", false},
  };
  for (const auto& c : cases) {
    CitedPlaces places;
    places.Add(c.key, 1);
    EXPECT_EQ(places.MayHold(c.word), c.may_hold) << c.key << ", " << c.word;
  }
}

// Only what is near is read.
TEST(CitedPlaces, AreNearTheirNumber) {
  CitedPlaces places;
  places.Add("aufenthg 25", 1);
  const std::string near = "§ 25 " + std::string(60, ' ') + "x";
  EXPECT_FALSE(places.Find(near, 3, 5).has_value());
  EXPECT_FALSE(places.Find("25", 0, 2).has_value());
}

}  // namespace
}  // namespace kok::search_core
