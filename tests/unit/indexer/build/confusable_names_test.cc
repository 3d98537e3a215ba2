#include "indexer/build/confusable_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kok::build {
namespace {

using kok::search::v1::Organization;
using testing::ElementsAre;
using testing::SizeIs;

using Organizations = std::map<std::string, Organization>;

Organizations Named(const std::vector<std::string>& short_names) {
  Organizations organizations;
  for (size_t i = 0; i < short_names.size(); ++i) {
    const std::string name = "organizations/" + std::to_string(1000 + i);
    organizations[name].set_name(name);
    organizations[name].set_short_name(short_names[i]);
  }
  return organizations;
}

TEST(ConfusableNames, AreFoundBothWays) {
  const auto found = FindConfusableNames(Named({"KOOFRA", "KOBRA", "KOBRAnet", "Ban Ying"}));
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_THAT(found.at("organizations/1000"),
              ElementsAre("organizations/1001", "organizations/1002"));
  EXPECT_THAT(found.at("organizations/1001"),
              ElementsAre("organizations/1000", "organizations/1002"));
  EXPECT_THAT(found.at("organizations/1002"),
              ElementsAre("organizations/1000", "organizations/1001"));
}

// As AreConfusable says of every pair, whatever way leads there.
TEST(ConfusableNames, AreThoseOfAComparisonOfAllPairs) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> names;
    for (int i = 0; i < 12; ++i) {
      std::string name;
      for (size_t length = 1 + random() % 9; name.size() < length;) {
        name.push_back("abc"[random() % 3]);
      }
      names.push_back(name);
    }
    const auto found = FindConfusableNames(Named(names));
    for (size_t i = 0; i < names.size(); ++i) {
      std::vector<std::string> expected;
      for (size_t j = 0; j < names.size(); ++j) {
        const bool same = names[i] == names[j] && names[i].size() >= 3;
        if (i != j && (same || AreConfusable(names[i], names[j]))) {
          expected.push_back("organizations/" + std::to_string(1000 + j));
        }
      }
      const auto entry = found.find("organizations/" + std::to_string(1000 + i));
      EXPECT_EQ(entry == found.end() ? std::vector<std::string>() : entry->second, expected)
          << names[i] << " in " << testing::PrintToString(names);
    }
  }
}

TEST(ConfusableNames, AreNotMoreThanARecordMayList) {
  const auto found = FindConfusableNames(Named(std::vector<std::string>(40, "Hilfe")));
  ASSERT_THAT(found, SizeIs(40));
  for (const auto& [name, confusable] : found) EXPECT_THAT(confusable, SizeIs(kMaxConfusable));
}

}  // namespace
}  // namespace kok::build
