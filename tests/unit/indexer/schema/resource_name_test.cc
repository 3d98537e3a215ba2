#include "indexer/schema/resource_name.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::schema {
namespace {

struct NameCase {
  const char* why;
  std::string name;
  bool is_name;
};

// Names are for ever and stand in URLs, file names and other systems' databases: one form only.
TEST(ResourceNameTest, OneFormOnly) {
  const std::string longest = "organizations/" + std::string(kMaxResourceNameBytes - 14, 'a');
  const NameCase cases[] = {
      {"short name and town", "organizations/fiz-stuttgart", true},
      {"one letter", "organizations/a", true},
      {"digits", "organizations/1999", true},
      {"many hyphens", "organizations/a-1-b-2", true},
      {"longest", longest, true},
      {"one byte too long", longest + "a", false},
      {"empty", "", false},
      {"no id", "organizations/", false},
      {"no slash", "organizations", false},
      {"no collection", "/fiz", false},
      {"another collection", "contents/fiz", false},
      {"a collection that begins alike", "organizationsx/fiz", false},
      {"upper case", "organizations/FIZ", false},
      {"upper case collection", "Organizations/fiz", false},
      {"umlaut", "organizations/köln", false},
      {"space", "organizations/fiz stuttgart", false},
      {"space before", " organizations/fiz", false},
      {"underscore", "organizations/fiz_stuttgart", false},
      {"dot", "organizations/fiz.de", false},
      {"parent folder", "organizations/../fiz", false},
      {"second slash", "organizations/fiz/x", false},
      {"slash at the end", "organizations/fiz/", false},
      {"hyphen first", "organizations/-fiz", false},
      {"hyphen last", "organizations/fiz-", false},
      {"two hyphens", "organizations/fiz--stuttgart", false},
      {"only a hyphen", "organizations/-", false},
      {"newline", "organizations/fiz\n", false},
      {"NUL", std::string("organizations/fiz\0x", 19), false},
      {"percent escape", "organizations/k%C3%B6ln", false},
      {"en dash", "organizations/fiz–stuttgart", false},
  };
  for (const NameCase& c : cases) {
    EXPECT_EQ(IsResourceName(c.name, kOrganizations), c.is_name) << c.why << ": " << c.name;
  }
}

TEST(ResourceNameTest, ContentsHaveTheirOwnCollection) {
  EXPECT_TRUE(IsResourceName("contents/der-kok", kContents));
  EXPECT_FALSE(IsResourceName("organizations/der-kok", kContents));
}

}  // namespace
}  // namespace kok::schema
