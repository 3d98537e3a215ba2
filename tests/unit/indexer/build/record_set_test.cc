#include "indexer/build/record_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using source::SourceRecord;

SourceRecord OrganizationAt(const std::string& name, const std::string& display_name, int line) {
  Organization organization;
  organization.set_name(name);
  organization.set_display_name(display_name);
  return {organization, "a.jsonl", line};
}

SourceRecord ContentAt(const std::string& name, const std::string& title, int line) {
  Content content;
  content.set_name(name);
  content.set_title(title);
  return {content, "b.jsonl", line};
}

TEST(RecordSetTest, ANameBelongsToOneRecord) {
  RecordSet records;
  EXPECT_TRUE(records.empty());
  EXPECT_FALSE(records.Add(OrganizationAt("organizations/a", "Eins", 3)).has_value());
  SourceRecord again = OrganizationAt("organizations/a", "Zwei", 9);
  again.path = "c.jsonl";
  const auto problem = records.Add(again);
  ASSERT_TRUE(problem.has_value());
  EXPECT_EQ(
      problem->ToString(),
      "c.jsonl:9: name: organizations/a stands already at a.jsonl:3; a name belongs to one record");
  EXPECT_EQ(records.organizations().at("organizations/a").display_name(), "Eins")
      << "the first one stays";
  EXPECT_TRUE(records.Add(OrganizationAt("organizations/a", "Eins", 10)).has_value())
      << "also where both say the same: one of them would go stale";
  EXPECT_FALSE(records.empty());
}

TEST(RecordSetTest, EtagsTellRecordsApartAndNothingElse) {
  RecordSet one;
  RecordSet two;
  one.Add(OrganizationAt("organizations/a", "Eins", 1));
  one.Add(OrganizationAt("organizations/b", "Eins", 2));
  SourceRecord stale = OrganizationAt("organizations/a", "Eins", 77);
  std::get<Organization>(stale.record).set_etag("of another build");
  stale.path = "elsewhere.jsonl";
  two.Add(stale);
  two.Add(OrganizationAt("organizations/b", "Anders", 1));
  const std::string a = one.organizations().at("organizations/a").etag();
  const std::string b = one.organizations().at("organizations/b").etag();
  EXPECT_EQ(a.size(), 16U);
  EXPECT_EQ(a.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(a, b);
  EXPECT_EQ(two.organizations().at("organizations/a").etag(), a)
      << "file, line and an old etag do not count";
  EXPECT_NE(two.organizations().at("organizations/b").etag(), b) << "any field counts";
}

TEST(RecordSetTest, TheDigestIsThatOfTheRecordsWhateverTheirOrder) {
  RecordSet one;
  RecordSet two;
  RecordSet three;
  one.Add(OrganizationAt("organizations/a", "Eins", 1));
  one.Add(OrganizationAt("organizations/b", "Zwei", 2));
  one.Add(ContentAt("contents/a", "Drei", 3));
  two.Add(ContentAt("contents/a", "Drei", 1));
  two.Add(OrganizationAt("organizations/b", "Zwei", 1));
  two.Add(OrganizationAt("organizations/a", "Eins", 1));
  three.Add(OrganizationAt("organizations/a", "Eins", 1));
  three.Add(OrganizationAt("organizations/b", "Zwei.", 2));
  three.Add(ContentAt("contents/a", "Drei", 3));
  EXPECT_EQ(one.Digest(), two.Digest());
  EXPECT_NE(one.Digest(), three.Digest());
  EXPECT_NE(one.Digest(), RecordSet().Digest());
  EXPECT_EQ(one.Digest().size(), 64U);
}

generation::Manifest::RegionCount CountOf(const generation::Manifest::Counts& counts,
                                          const std::string& code) {
  for (const auto& region : counts.regions()) {
    if (region.code() == code) return region;
  }
  ADD_FAILURE() << code << " is not counted";
  return {};
}

// "Who can help in this Land?" is answered by centres and associations.
TEST(RecordSetTest, RegionsCountThoseWhoCounselThere) {
  RecordSet records;
  const auto add = [&](const std::string& id, kok::search::v1::OrganizationType type,
                       const std::string& seat, const std::vector<std::string>& coverage) {
    Organization organization;
    organization.set_name("organizations/" + id);
    organization.set_type(type);
    organization.mutable_seat()->set_region_code(seat);
    for (const std::string& region : coverage) organization.add_coverage()->set_region(region);
    EXPECT_FALSE(records.Add({organization, "a", 1}).has_value());
  };
  using namespace kok::search::v1;  // NOLINT(google-build-using-namespace): the enum's values
  add("a", ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE, "DE-BE", {"DE-BB", "DE-BE", "DE-BB"});
  add("b", ORGANIZATION_TYPE_ASSOCIATION, "DE-BE", {"DE"});
  add("c", ORGANIZATION_TYPE_NETWORK, "DE-BE", {"DE-BB"});
  add("d", ORGANIZATION_TYPE_COORDINATION_OFFICE, "DE-BE", {"DE-BB"});
  add("e", ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE, "", {"DE-SH"});
  records.Add(ContentAt("contents/a", "Drei", 3));
  const auto counts = records.Count(tests::ShippedReference().regions);
  EXPECT_EQ(counts.organizations(), 5);
  EXPECT_EQ(counts.contents(), 1);
  EXPECT_EQ(counts.organizations_by_type().at("ORGANIZATION_TYPE_NETWORK"), 1);
  EXPECT_EQ(counts.organizations_by_type().at("ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE"),
            2);
  EXPECT_EQ(counts.contents_by_type().at("CONTENT_TYPE_UNSPECIFIED"), 1);
  EXPECT_EQ(CountOf(counts, "DE-BE").organizations(), 2) << "not the network, not the office";
  EXPECT_EQ(CountOf(counts, "DE-BE").covered_by(), 0)
      << "its own seat and nationwide do not count as coverage";
  EXPECT_EQ(CountOf(counts, "DE-BB").organizations(), 0);
  EXPECT_EQ(CountOf(counts, "DE-BB").covered_by(), 1) << "each organisation once";
  EXPECT_EQ(CountOf(counts, "DE-SH").covered_by(), 1);
  EXPECT_EQ(counts.regions_size(), 18) << "regions without anybody are told as such";
}

// A record that is taken out must leave as if it had never been there.
TEST(RecordSetTest, RemovingLeavesWhatABuildWithoutTheRecordHas) {
  const auto fill = [](RecordSet& records, bool with_kobra) {
    for (const char* id : {"koofra", "kobranet", "kobra", "other"}) {
      if (std::string(id) == "kobra" && !with_kobra) continue;
      SourceRecord record = OrganizationAt(std::string("organizations/") + id, id, 7);
      if (std::string(id) == "other" && with_kobra) {
        auto& other = std::get<Organization>(record.record);
        other.set_parent("organizations/kobra");
        other.set_superseded_by("organizations/kobra");
      }
      records.Add(record);
    }
    SourceRecord decision = ContentAt("contents/b", "B", 2);
    auto& related = *std::get<Content>(decision.record).mutable_decision();
    related.set_court("BGH");
    if (with_kobra) related.add_related_decisions("contents/a");
    if (with_kobra) records.Add(ContentAt("contents/a", "A", 1));
    records.Add(decision);
    records.MarkConfusableNames();
  };
  RecordSet records;
  RecordSet expected;
  fill(records, true);
  fill(expected, false);
  ASSERT_NE(records.Digest(), expected.Digest());
  const auto removed = records.Remove({"organizations/kobra", "contents/a", "contents/none"});
  EXPECT_THAT(removed.value(),
              testing::ElementsAre(testing::Pair("contents/a", "b.jsonl:1"),
                                   testing::Pair("organizations/kobra", "a.jsonl:7")));
  EXPECT_EQ(records.Digest(), expected.Digest()) << "etags included";
  EXPECT_THAT(records.Remove({"organizations/kobra"}).value(), testing::IsEmpty());
}

}  // namespace
}  // namespace kok::build
