#include "service/index/organization_table.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/region/shipped_places.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::index {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::ShippedPlaces;

v1::Organization Record(const std::string& text) {
  v1::Organization organization;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
  return organization;
}

OrganizationRow Row(const std::string& text) { return MakeRow(Record(text), ShippedPlaces()); }

std::vector<std::string> Shown(const std::vector<StatedCode>& stated) {
  std::vector<std::string> shown;
  for (const StatedCode& one : stated) {
    shown.push_back(one.code + " " +
                    v1::AttributeState_Name(one.state).substr(sizeof("ATTRIBUTE_STATE_") - 1));
  }
  return shown;
}

TEST(OrganizationTable, ALanguageStandsOnceWithTheBestThatIsStatedOfIt) {
  const struct {
    const char* what;
    const char* record;
    std::vector<std::string> stated;
  } cases[] = {
      {"nothing", "", {}},
      {"one", "languages { code: 'ro' state: ATTRIBUTE_STATE_YES }", {"ro YES"}},
      {"in another script",
       "languages { code: 'sr-Latn' state: ATTRIBUTE_STATE_YES } "
       "languages { code: 'sr-Cyrl' state: ATTRIBUTE_STATE_NO }",
       {"sr YES"}},
      {"the other way round",
       "languages { code: 'sr-Cyrl' state: ATTRIBUTE_STATE_NO } "
       "languages { code: 'sr-Latn' state: ATTRIBUTE_STATE_YES }",
       {"sr YES"}},
      {"an interpreter is better than nobody",
       "languages { code: 'pt' state: ATTRIBUTE_STATE_NO } "
       "languages { code: 'pt-BR' state: ATTRIBUTE_STATE_VIA_INTERPRETER }",
       {"pt VIA_INTERPRETER"}},
      {"and worse than somebody who speaks it",
       "languages { code: 'pt-BR' state: ATTRIBUTE_STATE_VIA_INTERPRETER } "
       "languages { code: 'pt' state: ATTRIBUTE_STATE_YES }",
       {"pt YES"}},
      {"unknown is not stored",
       "languages { code: 'vi' state: ATTRIBUTE_STATE_UNKNOWN } languages { code: 'th' } "
       "languages { code: 'ar' state: ATTRIBUTE_STATE_NO }",
       {"ar NO"}},
      {"nor does it outweigh a no",
       "languages { code: 'zh-Hans' state: ATTRIBUTE_STATE_UNKNOWN } "
       "languages { code: 'zh-Hant' state: ATTRIBUTE_STATE_NO }",
       {"zh NO"}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Shown(Row(c.record).stated(AttributeField::kLanguages)), c.stated) << c.what;
  }
}

TEST(OrganizationTable, EachCodeStandsInItsField) {
  const OrganizationRow row =
      Row("services { code: 'a' state: ATTRIBUTE_STATE_YES } "
          "languages { code: 'ro' state: ATTRIBUTE_STATE_VIA_INTERPRETER } "
          "target_groups { code: 'b' state: ATTRIBUTE_STATE_NO } "
          "exploitation_forms { code: 'c' state: ATTRIBUTE_STATE_YES } "
          "exploitation_forms { code: 'd' state: ATTRIBUTE_STATE_YES }");
  EXPECT_THAT(Shown(row.stated(AttributeField::kServices)), ElementsAre("a YES"));
  EXPECT_THAT(Shown(row.stated(AttributeField::kLanguages)), ElementsAre("ro VIA_INTERPRETER"));
  EXPECT_THAT(Shown(row.stated(AttributeField::kTargetGroups)), ElementsAre("b NO"));
  EXPECT_THAT(Shown(row.stated(AttributeField::kExploitationForms)), ElementsAre("c YES", "d YES"));
}

TEST(OrganizationTable, ALocationIsThatOfItsTown) {
  const struct {
    const char* seat;
    const char* ags;
    bool has_point;
  } cases[] = {
      {"locality: 'Freiburg' region_code: 'DE-BW' country_code: 'DE'", "08311000", true},
      {"locality: 'Freiburg im Breisgau' region_code: 'DE-BW' country_code: 'DE'", "08311000",
       true},
      {"locality: 'Freiburg' region_code: 'DE-NI' country_code: 'DE'", "03359018", true},
      {"locality: 'Freiburg' postal_code: '79098' region_code: 'DE-BW'", "08311000", true},
      {"postal_code: '79098' region_code: 'DE-BW'", "08311000", true},
      {"locality: 'Zürich' region_code: 'CH' country_code: 'CH'", "", true},
      {"locality: 'Xanthippenhausen' region_code: 'DE-BW' country_code: 'DE'", "", false},
      {"locality: 'Köln' region_code: 'DE-BW' country_code: 'DE'", "", false},
      {"region_code: 'DE-BW' country_code: 'DE'", "", false},
      {"", "", false},
  };
  for (const auto& c : cases) {
    const OrganizationRow row = Row(std::string("seat { ") + c.seat + " }");
    ASSERT_TRUE(row.seat.has_value()) << c.seat;
    EXPECT_EQ(row.seat->ags, c.ags) << c.seat;
    EXPECT_EQ(row.seat->point.has_value(), c.has_point) << c.seat;
  }
  const OrganizationRow row =
      Row("seat { locality: 'Freiburg' region_code: 'DE-BW' country_code: 'DE' } "
          "branches { locality: 'Xanthippenhausen' region_code: 'DE-BY' country_code: 'DE' } "
          "branches { locality: 'Zürich' region_code: 'CH' country_code: 'CH' }");
  EXPECT_EQ(row.seat->locality, "Freiburg") << "as the record writes it";
  EXPECT_NEAR(row.seat->point->latitude, 47.9925, 0.01);
  EXPECT_NEAR(row.seat->point->longitude, 7.8181, 0.01);
  ASSERT_EQ(row.branches.size(), 2U);
  EXPECT_EQ(row.branches[0].locality, "Xanthippenhausen");
  EXPECT_FALSE(row.branches[0].point.has_value());
  EXPECT_EQ(row.branches[1].country_code, "CH");
  EXPECT_TRUE(row.branches[1].point.has_value());
  EXPECT_FALSE(Row("").seat.has_value());
}

TEST(OrganizationTable, RegionsAreLaenderAndElseCountries) {
  const struct {
    const char* record;
    std::vector<std::string> regions;
  } cases[] = {
      {"", {}},
      {"seat { region_code: 'DE-BW' country_code: 'DE' }", {"DE-BW"}},
      {"seat { country_code: 'IT' }", {"IT"}},
      {"seat { region_code: 'DE-BW' country_code: 'DE' } branches { region_code: 'CH' } "
       "branches { country_code: 'IT' }",
       {"DE-BW", "CH", "IT"}},
      {"branches { region_code: 'DE-BB' country_code: 'DE' }", {"DE-BB"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Row(c.record).Regions(), c.regions) << c.record;
}

TEST(OrganizationTable, ARowHoldsWhatFiltersAskFor) {
  const OrganizationRow row =
      Row("name: 'organizations/x' display_name: 'X' type: ORGANIZATION_TYPE_COUNSELLING_CENTRE "
          "member_kinds: MEMBER_KIND_WOMENS_SHELTER member_kinds: MEMBER_KIND_WELFARE_ASSOCIATION "
          "seat { locality: 'Berlin' region_code: 'DE-BE' } superseded_by: 'organizations/y'");
  EXPECT_EQ(row.name, "organizations/x");
  EXPECT_EQ(row.display_name, "X");
  EXPECT_EQ(row.type, v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE);
  EXPECT_THAT(row.member_kinds,
              ElementsAre(v1::MEMBER_KIND_WOMENS_SHELTER, v1::MEMBER_KIND_WELFARE_ASSOCIATION));
  EXPECT_EQ(row.superseded_by, "organizations/y");
  EXPECT_TRUE(row.answers_referrals);
  EXPECT_EQ(row.document, 0U);
  ASSERT_EQ(row.coverage.size(), 1U);
  EXPECT_EQ(row.coverage[0].region(), "DE-BE");
  EXPECT_EQ(row.coverage[0].basis(), v1::COVERAGE_BASIS_SEAT);
  EXPECT_FALSE(Row("type: ORGANIZATION_TYPE_NETWORK").answers_referrals);
}

TEST(OrganizationTable, OnlyWhoIsActiveIsAtWork) {
  const struct {
    v1::OrganizationStatus status;
    bool at_work;
  } cases[] = {
      {v1::ORGANIZATION_STATUS_UNSPECIFIED, true}, {v1::ORGANIZATION_STATUS_ACTIVE, true},
      {v1::ORGANIZATION_STATUS_PAUSED, false},     {v1::ORGANIZATION_STATUS_CLOSED, false},
      {v1::ORGANIZATION_STATUS_MERGED, false},
  };
  for (const auto& c : cases) {
    v1::Organization organization;
    organization.set_status(c.status);
    EXPECT_EQ(MakeRow(organization, ShippedPlaces()).at_work, c.at_work)
        << v1::OrganizationStatus_Name(c.status);
  }
}

TEST(OrganizationTable, ACheckIsADayOrNothing) {
  EXPECT_EQ(Row("verification { verified_on: '2026-02-28' }").verified_on,
            absl::CivilDay(2026, 2, 28));
  for (const char* record :
       {"", "verification { source_date: '2026-02-28' }", "verification { verified_on: '' }",
        "verification { verified_on: '2026-02-30' }", "verification { verified_on: 'today' }"}) {
    EXPECT_FALSE(Row(record).verified_on.has_value()) << record;
  }
}

// b before a: the table is in the order of names all the same.
constexpr char kLines[] =
    R"({"organization":{"name":"organizations/b","display_name":"B","seat":{"locality":"Freiburg im Breisgau","region_code":"DE-BW"},)"
    R"("languages":[{"code":"sr-Latn","state":"ATTRIBUTE_STATE_NO"},{"code":"th","state":"ATTRIBUTE_STATE_UNKNOWN"}]}})"
    "\n"
    R"({"organization":{"name":"organizations/a","display_name":"A","seat":{"locality":"Köln","region_code":"DE-NW"},)"
    R"("branches":[{"locality":"Freiburg","region_code":"DE-BW"},{"locality":"Bonn","region_code":"DE-NW"}],)"
    R"("services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES"}]}})"
    "\n"
    R"({"organization":{"name":"organizations/c","display_name":"C","seat":{"locality":"Xanthippenhausen","region_code":"DE-BW"}}})"
    "\n";

TEST(OrganizationTable, IsInTheOrderOfNamesAndFoundByNameAndDocument) {
  const tests::SmallIndex snapshot(kLines);
  const OrganizationTable& table = snapshot->organization_table();
  std::vector<std::string> names;
  for (const OrganizationRow& row : table.rows()) {
    names.push_back(row.name);
    EXPECT_NE(row.document, 0U);
    EXPECT_EQ(table.OfName(row.name), &row);
    EXPECT_EQ(table.OfDocument(row.document), &row);
  }
  EXPECT_THAT(names, ElementsAre("organizations/a", "organizations/b", "organizations/c"));
  for (const char* name : {"", "a", "organizations/", "organizations/d", "organizations/A"}) {
    EXPECT_EQ(table.OfName(name), nullptr) << name;
  }
  EXPECT_EQ(table.OfDocument(0), nullptr);
  EXPECT_EQ(table.OfDocument(1000), nullptr);
  const OrganizationTable none;
  EXPECT_THAT(none.rows(), IsEmpty());
  EXPECT_EQ(none.OfName("organizations/a"), nullptr);
}

TEST(OrganizationTable, SaysHowARecordSpellsAMunicipality) {
  const tests::SmallIndex snapshot(kLines);
  const struct {
    const char* ags;
    const char* locality;
  } cases[] = {
      {"05315000", "Köln"},      // a seat
      {"05314000", "Bonn"},      // the second branch
      {"08311000", "Freiburg"},  // the first that has it, a branch
      {"11000000", ""},         {"083", ""}, {"", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(snapshot->organization_table().LocalityOf(c.ags), c.locality) << c.ags;
  }
}

TEST(OrganizationTable, ACodeIsStatedWhereARecordSaysYesOrNo) {
  const tests::SmallIndex snapshot(kLines);
  const OrganizationTable& table = snapshot->organization_table();
  EXPECT_TRUE(table.IsStated(AttributeField::kServices, "crisis-intervention"));
  EXPECT_TRUE(table.IsStated(AttributeField::kLanguages, "sr")) << "a no is a statement";
  EXPECT_FALSE(table.IsStated(AttributeField::kLanguages, "sr-Latn"));
  EXPECT_FALSE(table.IsStated(AttributeField::kLanguages, "th"));
  EXPECT_FALSE(table.IsStated(AttributeField::kLanguages, "crisis-intervention"));
  EXPECT_FALSE(table.IsStated(AttributeField::kTargetGroups, "crisis-intervention"));
  EXPECT_FALSE(table.IsStated(AttributeField::kServices, ""));
}

TEST(OrganizationTable, ATownAloneSaysInWhichLandItLies) {
  const OrganizationRow abroad =
      Row("type: ORGANIZATION_TYPE_COUNSELLING_CENTRE seat { locality: 'Zürich' }");
  EXPECT_THAT(abroad.Regions(), ElementsAre("CH"));
  ASSERT_EQ(abroad.coverage.size(), 1U);
  EXPECT_EQ(abroad.coverage[0].region(), "CH");
  const OrganizationRow german = Row("seat { locality: 'Kassel' }");
  EXPECT_EQ(german.seat->region_code, "DE-HE");
  EXPECT_EQ(german.seat->country_code, "DE");
}

TEST(OrganizationTable, NothingIsAssumedOfALandOfWhichAPartIsNamed) {
  const OrganizationRow row =
      Row("type: ORGANIZATION_TYPE_COUNSELLING_CENTRE "
          "seat { locality: 'Bielefeld' region_code: 'DE-NW' } "
          "coverage { ags_prefixes: '057' ags_prefixes: '03251' basis: COVERAGE_BASIS_DECLARED }");
  ASSERT_EQ(row.coverage.size(), 1U);
  EXPECT_EQ(row.coverage[0].basis(), v1::COVERAGE_BASIS_DECLARED);
}

TEST(OrganizationTable, WhoSpeaksSerboCroatianSpeaksItsMembers) {
  const OrganizationRow row = Row("languages { code: 'sh' state: ATTRIBUTE_STATE_YES }");
  EXPECT_THAT(Shown(row.stated(AttributeField::kLanguages)),
              ElementsAre("sh YES", "bs YES", "hr YES", "sr YES", "cnr YES"));
}

}  // namespace
}  // namespace kok::index
