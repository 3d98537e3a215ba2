// The shipped data as the flyer has it: counts, numbers, towns, marks.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "indexer/build/record_collector.h"
#include "indexer/build/reference_data.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;

class ShippedDataTest : public testing::Test {
 protected:
  void SetUp() override {
    auto reference = build::LoadReferenceData(ShippedData());
    ASSERT_TRUE(reference.ok()) << reference.status();
    build::Progress quiet;
    const absl::Status read =
        build::CollectRecords({ShippedData()}, {}, *reference, records_, report_, quiet);
    ASSERT_TRUE(read.ok()) << read;
    counts_ = records_.Count(reference->regions);
  }

  static bool IsMember(const v1::Organization& organization) {
    return organization.type() == v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE ||
           organization.type() == v1::ORGANIZATION_TYPE_ASSOCIATION;
  }

  build::RecordSet records_;
  build::BuildReport report_;
  generation::Manifest::Counts counts_;
};

TEST_F(ShippedDataTest, HoldsNothingThatAnOperatorWouldBeWarnedOf) {
  for (const auto& problem : report_.errors) ADD_FAILURE() << problem.ToString();
  for (const auto& problem : report_.warnings) ADD_FAILURE() << problem.ToString();
}

TEST_F(ShippedDataTest, HoldsTheMembersTheOfficeAndTheNetworks) {
  std::map<int, int> by_type;
  int phones = 0;
  for (const auto& [name, organization] : records_.organizations()) {
    ++by_type[organization.type()];
    if (IsMember(organization)) phones += organization.phones_size();
  }
  EXPECT_EQ(by_type[v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE], 37);
  EXPECT_EQ(by_type[v1::ORGANIZATION_TYPE_ASSOCIATION], 5);
  EXPECT_EQ(by_type[v1::ORGANIZATION_TYPE_NETWORK], 11);
  EXPECT_EQ(by_type[v1::ORGANIZATION_TYPE_COORDINATION_OFFICE], 1);
  EXPECT_EQ(records_.organizations().size(), 54U);
  EXPECT_GE(records_.contents().size(), 25U);
  EXPECT_EQ(phones, 51);
}

TEST_F(ShippedDataTest, CountsMembersByRegion) {
  std::map<std::string, int> counts;
  for (const auto& region : counts_.regions()) {
    counts[region.code()] = region.organizations();
  }
  const std::map<std::string, int> expected = {
      {"DE-BE", 9}, {"DE-NW", 7}, {"DE-BW", 5}, {"DE-HE", 4}, {"DE-HH", 3}, {"DE-NI", 2},
      {"DE-SN", 2}, {"DE-BY", 1}, {"DE-HB", 1}, {"DE-MV", 1}, {"DE-RP", 1}, {"DE-SL", 1},
      {"DE-ST", 1}, {"DE-SH", 1}, {"DE-TH", 1}, {"DE-BB", 0}, {"IT", 1},    {"CH", 1}};
  EXPECT_EQ(counts, expected);
}

TEST_F(ShippedDataTest, ReadsWhatTheFlyerPrintsAcrossLines) {
  const auto& organizations = records_.organizations();
  const auto& nadeschda = organizations.at("organizations/nadeschda-herford");
  EXPECT_EQ(nadeschda.seat().region_code(), "DE-NW");
  EXPECT_EQ(nadeschda.seat().locality(), "Herford");
  EXPECT_EQ(organizations.at("organizations/mitternachtsmission-heilbronn").emails(0),
            "mitternachtsmission-gegen-menschenhandel@diakonie-heilbronn.de");
  EXPECT_EQ(organizations.at("organizations/bekom-jena").phones_size(), 3);
  const auto& office = organizations.at("organizations/kok-berlin");
  EXPECT_EQ(office.fax().number(), "+493026391186");
  EXPECT_EQ(office.phones(0).number(), "+493026391176");
  EXPECT_FALSE(office.seat().street().empty());
}

TEST_F(ShippedDataTest, SaysOfEveryNumberReadFromAnEndingHowItWasRead) {
  int endings = 0;
  for (const auto& [name, organization] : records_.organizations()) {
    for (const auto& phone : organization.phones()) {
      if (!absl::StrContains(phone.display(), '/') || name == "organizations/kok-berlin") continue;
      ++endings;
      EXPECT_FALSE(phone.label().empty()) << name << " " << phone.number();
    }
  }
  EXPECT_EQ(endings, 8);
}

// Beyond the flyer, only what the organisation itself, the network or an authority states.
void ExpectGoodSource(const v1::Fact& fact, const std::string& what) {
  EXPECT_FALSE(fact.source().empty()) << what;
  EXPECT_TRUE(fact.kind() == v1::FACT_KIND_OWN_STATEMENT ||
              fact.kind() == v1::FACT_KIND_NETWORK_PUBLICATION ||
              fact.kind() == v1::FACT_KIND_OFFICIAL_LIST)
      << what;
}

TEST_F(ShippedDataTest, StatesNothingWithoutASource) {
  for (const auto& [name, organization] : records_.organizations()) {
    EXPECT_EQ(organization.verification().state(), v1::VERIFICATION_STATE_UNVERIFIED) << name;
    EXPECT_FALSE(organization.verification().source().empty()) << name;
    EXPECT_TRUE(organization.verification().verified_on().empty()) << name;
    for (const auto& coverage : organization.coverage()) {
      EXPECT_EQ(coverage.basis(), v1::COVERAGE_BASIS_DECLARED) << name;
      ExpectGoodSource(coverage.fact(), name + " coverage");
    }
    for (const auto& branch : organization.branches()) {
      ExpectGoodSource(branch.fact(), name + " branch");
      EXPECT_TRUE(branch.street().empty()) << name;
    }
    for (const auto* attributes :
         {&organization.services(), &organization.languages(), &organization.target_groups(),
          &organization.exploitation_forms()}) {
      for (const auto& attribute : *attributes) {
        const std::string what = name + " " + attribute.code();
        if (attribute.fact().kind() == v1::FACT_KIND_GENERAL_STATEMENT) {
          EXPECT_EQ(attribute.state(), v1::ATTRIBUTE_STATE_UNKNOWN) << what;
        } else {
          ExpectGoodSource(attribute.fact(), what);
        }
      }
    }
    if (!organization.hours().text().empty()) ExpectGoodSource(organization.hours().fact(), name);
  }
}

// The flyer calls them centres; who is a federal body or an association is not known to counsel.
TEST_F(ShippedDataTest, SaysOfCentresOnlyThatTheyCounsel) {
  int counselling = 0;
  for (const auto& [name, organization] : records_.organizations()) {
    const bool counsels = organization.offers_counselling() == v1::ATTRIBUTE_STATE_YES;
    counselling += counsels ? 1 : 0;
    if (counsels) {
      EXPECT_EQ(organization.type(), v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE) << name;
    }
  }
  EXPECT_EQ(counselling, 36) << "37 centres but for the federal body of one of them";
  EXPECT_EQ(records_.organizations().at("organizations/in-via-freiburg").offers_counselling(),
            v1::ATTRIBUTE_STATE_UNKNOWN);
}

TEST_F(ShippedDataTest, InViaBerlinCoversBrandenburgByItsOwnStatement) {
  const auto& organization = records_.organizations().at("organizations/in-via-berlin");
  ASSERT_EQ(organization.coverage_size(), 1);
  EXPECT_EQ(organization.coverage(0).region(), "DE-BB");
  EXPECT_EQ(organization.coverage(0).fact().kind(), v1::FACT_KIND_OWN_STATEMENT);
}

TEST_F(ShippedDataTest, UsesEveryTopicOfTheWordCloud) {
  std::set<std::string> used;
  for (const auto& [name, stored] : records_.contents().by_name()) {
    const v1::Content content = records_.contents().Read(stored).value();
    used.insert(content.topics().begin(), content.topics().end());
    EXPECT_FALSE(content.fact().source().empty()) << name;
  }
  for (const char* topic :
       {"cooperation", "advocacy", "specialist-counselling", "quality-standards", "competence",
        "networking", "knowledge", "responsibility", "compensation", "protection", "support",
        "womens-rights", "political-mandate", "human-rights", "civil-society", "empowerment"}) {
    EXPECT_EQ(used.count(topic), 1U) << topic;
  }
}

TEST_F(ShippedDataTest, MarksWhatNoLawyerHasReviewed) {
  int marked = 0;
  for (const auto& [name, stored] : records_.contents().by_name()) {
    const v1::Content content = records_.contents().Read(stored).value();
    const bool says_so = absl::StrContains(content.body(), "nicht juristisch geprüft");
    EXPECT_EQ(says_so, content.legal_review() == v1::LEGAL_REVIEW_NOT_REVIEWED) << name;
    marked += says_so ? 1 : 0;
  }
  EXPECT_GE(marked, 5);
}

}  // namespace
}  // namespace kok::tests
