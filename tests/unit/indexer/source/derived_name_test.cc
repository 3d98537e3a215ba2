#include "indexer/source/derived_name.h"

#include <gtest/gtest.h>

#include "indexer/schema/resource_name.h"

namespace kok::source {
namespace {

TEST(DerivedNameTest, WordsInPlainLetters) {
  const struct {
    const char* what;
    const char* town;
    const char* name;
  } cases[] = {
      {"FIZ", "Stuttgart", "organizations/fiz-stuttgart"},
      {"JADWIGA", "München", "organizations/jadwiga-muenchen"},
      {"JADWIGA", "Mu\xCC\x88nchen", "organizations/jadwiga-muenchen"},
      {"FreiJa – Aktiv!", "Groß-Gerau", "organizations/freija-aktiv-gross-gerau"},
      {"Café Łódź", "", "organizations/cafe-lodz"},
      {"", "Köln", "organizations/koeln"},
      {"–", "", ""},
      {"Помощь", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(DerivedName("organizations", c.what, c.town), c.name);
    if (*c.name != '\0') {
      EXPECT_TRUE(schema::IsResourceName(c.name, "organizations")) << c.name;
    }
  }
}

TEST(DerivedNameTest, LongOnesAreCutAtAWord) {
  const std::string name =
      DerivedName("organizations", std::string(70, 'a') + " bbbb cccccccccc dd", "");
  EXPECT_EQ(name, "organizations/" + std::string(70, 'a') + "-bbbb-cccccccccc");
  EXPECT_EQ(DerivedName("organizations", std::string(200, 'a'), ""), "");
}

}  // namespace
}  // namespace kok::source
