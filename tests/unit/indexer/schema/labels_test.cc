#include "indexer/schema/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::schema {
namespace {

using kok::search::v1::OrganizationType;
using testing::HasSubstr;

// A type without words could be filtered for, but nobody would find it by typing.
TEST(LabelsTest, EveryRecordedTypeHasWords) {
  for (int value = kok::search::v1::OrganizationType_MIN;
       value <= kok::search::v1::OrganizationType_MAX; ++value) {
    if (!kok::search::v1::OrganizationType_IsValid(value)) continue;
    const auto type = static_cast<OrganizationType>(value);
    EXPECT_EQ(SearchWords(type).empty(), type == kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED)
        << OrganizationType_Name(type);
  }
}

TEST(LabelsTest, CentresAreFoundByTheWordsOfTheirUsers) {
  const std::string words(
      SearchWords(kok::search::v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE));
  for (const char* word : {"Fachberatungsstelle", "Beratungsstelle", "Menschenhandel",
                           "counselling centre", "trafficking"}) {
    EXPECT_THAT(words, HasSubstr(word));
  }
}

}  // namespace
}  // namespace kok::schema
