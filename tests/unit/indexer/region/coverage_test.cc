#include "indexer/region/coverage.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kok::region {
namespace {

namespace v1 = kok::search::v1;

v1::Organization Record(const std::string& text) {
  v1::Organization organization;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
  return organization;
}

v1::Coverage Entry(const std::string& text) {
  v1::Coverage entry;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &entry)) << text;
  return entry;
}

// Each entry as its region, its prefixes and its basis.
std::vector<std::string> Shown(const std::vector<v1::Coverage>& coverage) {
  std::vector<std::string> shown;
  for (const v1::Coverage& entry : coverage) {
    std::string text = entry.region();
    for (const std::string& prefix : entry.ags_prefixes()) text += "/" + prefix;
    shown.push_back(text + (entry.basis() == v1::COVERAGE_BASIS_SEAT        ? " seat"
                            : entry.basis() == v1::COVERAGE_BASIS_CONFIRMED ? " confirmed"
                                                                            : " declared"));
  }
  return shown;
}

TEST(Coverage, WhoAnswersReferralsFollowsFromTypeAndStatement) {
  const struct {
    v1::OrganizationType type;
    bool unspecified;
    bool yes;
    bool is_counselling;
  } cases[] = {
      {v1::ORGANIZATION_TYPE_UNSPECIFIED, false, true, false},
      {v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE, true, true, true},
      {v1::ORGANIZATION_TYPE_ASSOCIATION, false, true, false},
      {v1::ORGANIZATION_TYPE_NETWORK, false, false, false},
      {v1::ORGANIZATION_TYPE_COORDINATION_OFFICE, false, false, false},
      {v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE, true, true, true},
      {v1::ORGANIZATION_TYPE_HELPLINE, true, true, true},
      {v1::ORGANIZATION_TYPE_AUTHORITY, false, false, false},
  };
  ASSERT_EQ(std::size(cases), static_cast<size_t>(v1::OrganizationType_ARRAYSIZE));
  for (const auto& c : cases) {
    const std::string& type = v1::OrganizationType_Name(c.type);
    v1::Organization organization;
    organization.set_type(c.type);
    EXPECT_EQ(AnswersReferrals(organization), c.unspecified) << type;
    organization.set_offers_counselling(v1::ATTRIBUTE_STATE_YES);
    EXPECT_EQ(AnswersReferrals(organization), c.yes) << type;
    for (const auto state : {v1::ATTRIBUTE_STATE_NO, v1::ATTRIBUTE_STATE_UNKNOWN}) {
      organization.set_offers_counselling(state);
      EXPECT_FALSE(AnswersReferrals(organization)) << type;
    }
    EXPECT_EQ(IsCounsellingType(c.type), c.is_counselling) << type;
  }
}

TEST(Coverage, WhereNothingIsSaidOfTheSeatItIsAssumed) {
  const std::string centre = "type: ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE ";
  const struct {
    const char* what;
    std::string record;
    std::vector<std::string> coverage;
  } cases[] = {
      {"nothing known", centre, {}},
      {"a seat", centre + "seat { region_code: 'DE-BE' country_code: 'DE' }", {"DE-BE seat"}},
      {"a seat abroad", centre + "seat { region_code: 'CH' country_code: 'CH' }", {"CH seat"}},
      {"only a country", centre + "seat { country_code: 'IT' }", {"IT seat"}},
      {"somewhere in Germany", centre + "seat { country_code: 'DE' }", {}},
      {"Germany as a region", centre + "seat { region_code: 'DE' country_code: 'DE' }", {}},
      {"seat and branches",
       centre + "seat { region_code: 'DE-BE' } branches { region_code: 'DE-BB' } "
                "branches { region_code: 'DE-SN' }",
       {"DE-BE seat", "DE-BB seat", "DE-SN seat"}},
      {"a branch alone", centre + "branches { region_code: 'DE-BB' }", {"DE-BB seat"}},
      {"a branch in the Land of the seat",
       centre + "seat { region_code: 'DE-BE' } branches { region_code: 'DE-BE' }",
       {"DE-BE seat"}},
      {"declared elsewhere",
       centre + "seat { region_code: 'DE-BE' } "
                "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_DECLARED }",
       {"DE-BB declared", "DE-BE seat"}},
      {"declared at home",
       centre + "seat { region_code: 'DE-BE' } "
                "coverage { region: 'DE-BE' basis: COVERAGE_BASIS_CONFIRMED }",
       {"DE-BE confirmed"}},
      {"a declared part of the own Land is all that it covers there",
       centre + "seat { region_code: 'DE-NW' } coverage { region: 'DE-NW' "
                "basis: COVERAGE_BASIS_DECLARED ags_prefixes: '057' }",
       {"DE-NW/057 declared"}},
      {"a declared part of the seat's Land, and a branch elsewhere",
       centre + "seat { region_code: 'DE-NW' } branches { region_code: 'DE-NI' } coverage { "
                "region: 'DE-NW' basis: COVERAGE_BASIS_DECLARED ags_prefixes: '057' }",
       {"DE-NW/057 declared", "DE-NI seat"}},
      {"a network is assumed nowhere",
       "type: ORGANIZATION_TYPE_NETWORK seat { region_code: 'DE-BE' } "
       "branches { region_code: 'DE-BB' }",
       {}},
      {"whoever is asked for by type is assumed where it sits, counselling or not",
       centre + "offers_counselling: ATTRIBUTE_STATE_NO seat { region_code: 'DE-BE' }",
       {"DE-BE seat"}},
      {"but keeps what it declares",
       "type: ORGANIZATION_TYPE_AUTHORITY seat { region_code: 'DE-BE' } "
       "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_DECLARED }",
       {"DE-BB declared"}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Shown(EffectiveCoverage(Record(c.record))), c.coverage) << c.what;
  }
}

TEST(Coverage, WhatIsNationwideIsAllOfGermanyAndNoPartOfIt) {
  const struct {
    const char* entry;
    bool nationwide;
  } cases[] = {{"region: 'DE'", true},
               {"region: 'DE' ags_prefixes: '057'", false},
               {"region: 'DE-BE'", false},
               {"region: 'CH'", false},
               {"ags_prefixes: '11'", false}};
  for (const auto& c : cases) EXPECT_EQ(IsNationwide(Entry(c.entry)), c.nationwide) << c.entry;
}

TEST(Coverage, AnEntryHoldsForAnAreaOrAPartOfIt) {
  const AskedArea kGermany = {"DE", ""};
  const AskedArea kNorthRhine = {"DE-NW", "05"};
  const AskedArea kDetmold = {"DE-NW", "057"};
  const AskedArea kBielefeld = {"DE-NW", "05711000"};
  const AskedArea kKreisGuetersloh = {"DE-NW", "05754"};
  const AskedArea kCologne = {"DE-NW", "05315000"};
  const AskedArea kCottbus = {"DE-BB", "12052000"};
  const AskedArea kSwitzerland = {"CH", ""};
  const AskedArea kNowhere = {"", ""};
  const struct {
    const char* entry;
    const AskedArea& area;
    bool covers;
  } cases[] = {
      // A Land as a whole.
      {"region: 'DE-NW'", kNorthRhine, true},
      {"region: 'DE-NW'", kDetmold, true},
      {"region: 'DE-NW'", kKreisGuetersloh, true},
      {"region: 'DE-NW'", kBielefeld, true},
      {"region: 'DE-NW'", kCottbus, false},
      {"region: 'DE-NW'", kSwitzerland, false},
      {"region: 'DE-NW'", kGermany, true},
      {"region: 'DE-NW'", kNowhere, false},
      // A part of a Land.
      {"region: 'DE-NW' ags_prefixes: '057'", kNorthRhine, true},
      {"region: 'DE-NW' ags_prefixes: '057'", kDetmold, true},
      {"region: 'DE-NW' ags_prefixes: '057'", kKreisGuetersloh, true},
      {"region: 'DE-NW' ags_prefixes: '057'", kBielefeld, true},
      {"region: 'DE-NW' ags_prefixes: '057'", kCologne, false},
      {"region: 'DE-NW' ags_prefixes: '057'", kCottbus, false},
      {"region: 'DE-NW' ags_prefixes: '057'", kGermany, true},
      {"region: 'DE-NW' ags_prefixes: '057'", kSwitzerland, false},
      {"region: 'DE-NW' ags_prefixes: '053' ags_prefixes: '05711'", kBielefeld, true},
      {"region: 'DE-NW' ags_prefixes: '053' ags_prefixes: '05711'", kKreisGuetersloh, false},
      {"region: 'DE-NW' ags_prefixes: '05711000'", kBielefeld, true},
      {"region: 'DE-NW' ags_prefixes: '05711000'", kDetmold, true},
      // Areas over several Länder stand as prefixes alone.
      {"ags_prefixes: '057' ags_prefixes: '12052'", kBielefeld, true},
      {"ags_prefixes: '057' ags_prefixes: '12052'", kCottbus, true},
      {"ags_prefixes: '057' ags_prefixes: '12052'", kCologne, false},
      {"ags_prefixes: '057' ags_prefixes: '12052'", kNorthRhine, true},
      {"ags_prefixes: '057' ags_prefixes: '12052'", kGermany, true},
      {"ags_prefixes: '057' ags_prefixes: '12052'", kSwitzerland, false},
      {"ags_prefixes: '057'", kNowhere, false},
      {"region: 'DE' ags_prefixes: '057'", kCologne, false},
      {"region: 'DE' ags_prefixes: '057'", kBielefeld, true},
      // Germany and abroad.
      {"region: 'DE'", kGermany, true},
      {"region: 'DE'", kNorthRhine, true},
      {"region: 'DE'", kCottbus, true},
      {"region: 'DE'", kSwitzerland, false},
      {"region: 'DE'", kNowhere, false},
      {"region: 'CH'", kSwitzerland, true},
      {"region: 'CH'", kGermany, false},
      {"region: 'CH'", kNorthRhine, false},
      {"region: 'CH'", kNowhere, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Covers(Entry(c.entry), c.area), c.covers)
        << c.entry << " of " << c.area.region_code << " " << c.area.ags;
  }
}

TEST(Coverage, SeatedComesBeforeCoveringBeforeNationwideBeforeNobody) {
  EXPECT_LT(Responsibility::kSeated, Responsibility::kCovering);
  EXPECT_LT(Responsibility::kCovering, Responsibility::kNationwide);
  EXPECT_LT(Responsibility::kNationwide, Responsibility::kNone);

  const AskedArea kBrandenburg = {"DE-BB", "12"};
  const AskedArea kCottbus = {"DE-BB", "12052000"};
  const AskedArea kGermany = {"DE", ""};
  const AskedArea kSwitzerland = {"CH", ""};
  const struct {
    const char* what;
    std::vector<const char*> coverage;
    std::vector<std::string> own_regions;
    AskedArea area;
    Responsibility expected;
  } cases[] = {
      {"nothing is said", {}, {"DE-BE"}, kBrandenburg, Responsibility::kNone},
      {"a seat without coverage is nothing", {}, {"DE-BB"}, kBrandenburg, Responsibility::kNone},
      {"seated", {"region: 'DE-BB'"}, {"DE-BB"}, kBrandenburg, Responsibility::kSeated},
      {"a branch there",
       {"region: 'DE-BB'"},
       {"DE-BE", "DE-BB"},
       kCottbus,
       Responsibility::kSeated},
      {"from elsewhere", {"region: 'DE-BB'"}, {"DE-BE"}, kCottbus, Responsibility::kCovering},
      {"from an unknown seat", {"region: 'DE-BB'"}, {}, kCottbus, Responsibility::kCovering},
      {"a part of it, from elsewhere",
       {"ags_prefixes: '12052'"},
       {"DE-BE"},
       kBrandenburg,
       Responsibility::kCovering},
      {"another part", {"ags_prefixes: '12054'"}, {"DE-BB"}, kCottbus, Responsibility::kNone},
      {"elsewhere", {"region: 'DE-SN'"}, {"DE-SN"}, kCottbus, Responsibility::kNone},
      {"nationwide", {"region: 'DE'"}, {"DE-BE"}, kCottbus, Responsibility::kNationwide},
      {"nationwide, and seated there",
       {"region: 'DE'"},
       {"DE-BB"},
       kCottbus,
       Responsibility::kSeated},
      {"nationwide, and covering",
       {"region: 'DE'", "region: 'DE-BB'"},
       {"DE-BE"},
       kCottbus,
       Responsibility::kCovering},
      {"nationwide is not abroad", {"region: 'DE'"}, {"CH"}, kSwitzerland, Responsibility::kNone},
      {"seated abroad", {"region: 'CH'"}, {"CH"}, kSwitzerland, Responsibility::kSeated},
      {"covering abroad", {"region: 'CH'"}, {"DE-BW"}, kSwitzerland, Responsibility::kCovering},
      {"Germany: all of it", {"region: 'DE'"}, {}, kGermany, Responsibility::kSeated},
      {"Germany: a part", {"region: 'DE-BB'"}, {"DE-BB"}, kGermany, Responsibility::kCovering},
      {"Germany: abroad", {"region: 'CH'"}, {"CH"}, kGermany, Responsibility::kNone},
  };
  for (const auto& c : cases) {
    std::vector<v1::Coverage> coverage;
    for (const char* entry : c.coverage) coverage.push_back(Entry(entry));
    EXPECT_EQ(ResponsibilityFor(coverage, c.own_regions, c.area), c.expected) << c.what;
  }
}

}  // namespace
}  // namespace kok::region
