#include "service/search/record_store.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/generation/layout.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchFilter;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::ShippedSnapshot;

SearchFilter Filter(const std::string& text) {
  SearchFilter filter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &filter)) << text;
  return filter;
}

template <typename Record>
std::vector<std::string> NamesOf(const RecordPage<Record>& page) {
  std::vector<std::string> names;
  for (const Record& record : page.records) names.push_back(record.name());
  return names;
}

TEST(RecordStore, GetsARecordByName) {
  const auto organization = GetOrganization(ShippedSnapshot(), "organizations/koofra-hamburg");
  ASSERT_TRUE(organization.ok()) << organization.status();
  EXPECT_EQ(organization->name(), "organizations/koofra-hamburg");
  EXPECT_EQ(organization->display_name(), "KOOFRA e.V.");
  EXPECT_EQ(organization->etag().size(), 16U);
  const auto content = GetContent(ShippedSnapshot(), "contents/spenden");
  ASSERT_TRUE(content.ok()) << content.status();
  EXPECT_FALSE(content->body().empty()) << "a single text is whole";
}

// Answered by its name, since a reply may show it, and no record of the directory.
TEST(RecordStore, ACuratedLineIsFoundByItsNameOnly) {
  const std::string name = "organizations/hilfetelefon-gewalt-gegen-frauen";
  const auto line = GetOrganization(ShippedSnapshot(), name);
  ASSERT_TRUE(line.ok()) << line.status();
  EXPECT_EQ(line->name(), name);
  EXPECT_EQ(line->phones(0).number(), "116016");
  EXPECT_EQ(line->etag().size(), 16U);
  const auto all =
      ListOrganizations(ShippedSnapshot(), SearchFilter(), {0, 1000}, absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_THAT(NamesOf(*all), testing::Not(testing::Contains(name)));
  const auto helplines =
      ListOrganizations(ShippedSnapshot(),
                        Filter("organization_types: ORGANIZATION_TYPE_HELPLINE "
                               "organization_types: ORGANIZATION_TYPE_AUTHORITY"),
                        {0, 1000}, absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(helplines.ok()) << helplines.status();
  EXPECT_THAT(NamesOf(*helplines), IsEmpty());
}

TEST(RecordStore, AnyOtherNameIsNotFound) {
  for (const std::string& name :
       {std::string("organizations/nobody"), std::string("organizations/koofra"),
        std::string("organizations/koofra-hamburg2"), std::string("Organizations/koofra-hamburg"),
        std::string(), std::string("organizations/"), std::string("contents/nothing"),
        std::string("\0", 1), std::string(100000, 'x'),
        std::string("organizations/koofra-hamburg\0", 29)}) {
    EXPECT_TRUE(absl::IsNotFound(GetOrganization(ShippedSnapshot(), name).status())) << name;
    EXPECT_TRUE(absl::IsNotFound(GetContent(ShippedSnapshot(), name).status())) << name;
  }
  EXPECT_TRUE(absl::IsNotFound(GetOrganization(ShippedSnapshot(), "contents/spenden").status()))
      << "each kind has names of its own";
}

TEST(RecordStore, ListsEveryRecordOnceInTheOrderOfNamesWhateverThePageSize) {
  const auto all =
      ListOrganizations(ShippedSnapshot(), SearchFilter(), {0, 1000}, absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(all.ok()) << all.status();
  const std::vector<std::string> expected = NamesOf(*all);
  EXPECT_EQ(expected.size(), 54U);
  EXPECT_TRUE(std::is_sorted(expected.begin(), expected.end()));
  EXPECT_EQ(all->next_offset, 0U);
  for (const size_t size : {1U, 2U, 7U, 53U, 54U, 55U}) {
    std::vector<std::string> names;
    size_t offset = 0;
    do {
      const auto page = ListOrganizations(ShippedSnapshot(), SearchFilter(), {offset, size},
                                          absl::CivilDay(2026, 11, 1));
      ASSERT_TRUE(page.ok()) << page.status();
      EXPECT_EQ(page->total, 54U);
      EXPECT_LE(page->records.size(), size);
      for (const std::string& name : NamesOf(*page)) names.push_back(name);
      offset = page->next_offset;
    } while (offset != 0);
    EXPECT_EQ(names, expected) << size;
  }
}

TEST(RecordStore, ListsOnlyWhatPassesTheFilter) {
  const auto hannover = ListOrganizations(ShippedSnapshot(), Filter("regions: 'DE-NI'"), {0, 100},
                                          absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(hannover.ok());
  EXPECT_THAT(NamesOf(*hannover),
              ElementsAre("organizations/kobra-hannover", "organizations/phoenix-hannover"));
  EXPECT_EQ(hannover->total, 2U);
  const auto donations = ListContents(ShippedSnapshot(), Filter("topics: 'donations'"), {0, 100},
                                      /*with_body=*/false, {});
  ASSERT_TRUE(donations.ok());
  EXPECT_GT(donations->total, 0U);
  for (const auto& content : donations->records) {
    EXPECT_THAT(content.topics(), testing::Contains("donations"));
  }
}

TEST(RecordStore, AFilterForTheOtherKindListsNothing) {
  const auto organizations = ListOrganizations(ShippedSnapshot(), Filter("topics: 'donations'"),
                                               {0, 100}, absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(organizations.ok());
  EXPECT_THAT(organizations->records, IsEmpty());
  EXPECT_EQ(organizations->total, 0U);
  const auto contents =
      ListContents(ShippedSnapshot(), Filter("regions: 'DE-NW'"), {0, 100}, true, {});
  ASSERT_TRUE(contents.ok());
  EXPECT_EQ(contents->total, 0U);
}

TEST(RecordStore, ListsBodiesOnlyWhereAskedTo) {
  for (const bool with_body : {false, true}) {
    const auto page = ListContents(ShippedSnapshot(), SearchFilter(), {0, 100}, with_body, {});
    ASSERT_TRUE(page.ok());
    for (const auto& content : page->records) {
      EXPECT_EQ(!content.body().empty(), with_body) << content.name();
    }
  }
}

TEST(RecordStore, ShortensPagesOfLargeRecords) {
  std::string lines;
  for (int i = 0; i < 8; ++i) {
    lines += R"({"content":{"name":"contents/t)" + std::to_string(i) + R"(","title":"T","body":")" +
             std::string(1000000, 'y') + "\"}}\n";
  }
  const tests::SmallIndex index(lines);
  size_t offset = 0;
  size_t listed = 0;
  do {
    const auto page = ListContents(*index, SearchFilter(), {offset, 100}, true, {});
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_FALSE(page->records.empty());
    size_t bytes = 0;
    for (const auto& content : page->records) bytes += content.ByteSizeLong();
    EXPECT_LE(bytes, kMaxReplyBytes);
    EXPECT_EQ(page->total, 8U);
    listed += page->records.size();
    offset = page->next_offset;
  } while (offset != 0);
  EXPECT_EQ(listed, 8U);
  const auto without = ListContents(*index, SearchFilter(), {0, 100}, false, {});
  ASSERT_TRUE(without.ok());
  EXPECT_EQ(without->records.size(), 8U);
}

}  // namespace
}  // namespace kok::search_core
