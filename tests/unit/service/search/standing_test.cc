#include "service/search/standing.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/region/shipped_places.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using index::AttributeField;
using index::OrganizationRow;
using region::Responsibility;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kCentre[] = "type: ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE ";
const absl::CivilDay kToday(2026, 11, 1);

v1::Organization Record(const std::string& text) {
  v1::Organization organization;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
  return organization;
}

OrganizationRow Row(const std::string& text) {
  return index::MakeRow(Record(text), tests::ShippedPlaces());
}

OrganizationRow Centre(const std::string& text) { return Row(kCentre + text); }

std::string Seat(const std::string& town, const std::string& region) {
  return "seat { locality: '" + town + "' region_code: '" + region + "' country_code: '" +
         region.substr(0, 2) + "' } ";
}

std::string Declared(const std::string& region) {
  return "coverage { region: '" + region + "' basis: COVERAGE_BASIS_DECLARED } ";
}

AskedPlace PlaceAt(const std::string& text, double radius_km = 0) {
  const region::Resolution found = tests::ShippedPlaces().Resolve(text);
  EXPECT_FALSE(found.places.empty()) << text;
  return found.places.empty() ? AskedPlace() : MakeAskedPlace(found.places.front(), radius_km);
}

Scope Near(const std::string& text, double radius_km = 0) {
  Scope scope;
  scope.today = kToday;
  scope.near = PlaceAt(text, radius_km);
  return scope;
}

Scope Asking(AttributeField field, const std::vector<std::string>& codes) {
  Scope scope;
  scope.attributes[static_cast<size_t>(field)] = codes;
  return scope;
}

TEST(Standing, WithoutAScopeEverybodyPasses) {
  for (const char* record :
       {"", "type: ORGANIZATION_TYPE_NETWORK", "status: ORGANIZATION_STATUS_CLOSED",
        "offers_counselling: ATTRIBUTE_STATE_NO"}) {
    const Standing standing = Judge(Row(record), Scope());
    EXPECT_TRUE(standing.passes()) << record;
    EXPECT_EQ(standing.failed, 0U);
    EXPECT_EQ(standing.certainty, Certainty::kYes);
    EXPECT_EQ(standing.responsibility, Responsibility::kNone);
    EXPECT_FALSE(standing.distance_km.has_value());
  }
}

// Cottbus to Berlin is about 105 km, to Frankfurt (Oder) 64, to Potsdam 117.
TEST(Standing, ARadiusRestrictsButNotWhoIsStatedToCover) {
  const struct {
    const char* what;
    std::string record;
    double radius_km;
    bool passes;
  } cases[] = {
      {"far away", Seat("Köln", "DE-NW"), 50, false},
      {"far away, no radius", Seat("Köln", "DE-NW"), 0, true},
      {"near", Seat("Frankfurt (Oder)", "DE-BB"), 80, true},
      {"near, of another Land", Seat("Hoyerswerda", "DE-SN"), 50, true},
      {"the place itself", Seat("Cottbus", "DE-BB"), 1, true},
      {"declared", Seat("Berlin", "DE-BE") + Declared("DE-BB"), 20, true},
      {"confirmed",
       Seat("Berlin", "DE-BE") + "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_CONFIRMED }", 20,
       true},
      {"declared of the municipality",
       Seat("Berlin", "DE-BE") +
           "coverage { ags_prefixes: '12052' basis: COVERAGE_BASIS_DECLARED }",
       20, true},
      {"declared of another one",
       Seat("Berlin", "DE-BE") +
           "coverage { ags_prefixes: '12054' basis: COVERAGE_BASIS_DECLARED }",
       20, false},
      {"declared elsewhere", Seat("Berlin", "DE-BE") + Declared("DE-MV"), 20, false},
      {"nationwide", Seat("Köln", "DE-NW") + Declared("DE"), 20, true},
      {"assumed from a seat in the same Land", Seat("Potsdam", "DE-BB"), 50, false},
      {"assumed, but near enough", Seat("Potsdam", "DE-BB"), 150, true},
      {"a source that says no more than the seat",
       Seat("Potsdam", "DE-BB") + "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_SEAT }", 50,
       false},
      {"a seat of which only the Land is known", "seat { region_code: 'DE-BB' country_code: 'DE' }",
       500, false},
      {"a branch that is near",
       Seat("Köln", "DE-NW") + "branches { locality: 'Frankfurt (Oder)' region_code: 'DE-BB' }", 80,
       true},
  };
  for (const auto& c : cases) {
    const Standing standing = Judge(Centre(c.record), Near("Cottbus", c.radius_km));
    EXPECT_EQ(standing.passes(), c.passes) << c.what;
    EXPECT_EQ(standing.failed, c.passes ? 0U : kElse) << c.what;
  }
}

TEST(Standing, SaysHowItIsResponsibleForThePlaceAskedFor) {
  const struct {
    const char* what;
    std::string record;
    Responsibility expected;
  } cases[] = {
      {"seated", Seat("Potsdam", "DE-BB"), Responsibility::kSeated},
      {"covering", Seat("Berlin", "DE-BE") + Declared("DE-BB"), Responsibility::kCovering},
      {"nationwide", Seat("Köln", "DE-NW") + Declared("DE"), Responsibility::kNationwide},
      {"nobody says so", Seat("Berlin", "DE-BE"), Responsibility::kNone},
  };
  for (const auto& c : cases) {
    const Standing near = Judge(Centre(c.record), Near("Cottbus"));
    EXPECT_EQ(near.responsibility, c.expected) << c.what;
    EXPECT_TRUE(near.passes()) << "who is merely near is an answer too";

    Scope responsible = Near("Cottbus");
    responsible.responsible_only = true;
    EXPECT_EQ(Judge(Centre(c.record), responsible).passes(), c.expected != Responsibility::kNone)
        << c.what;

    Scope served;
    served.served = {{"DE-MV", "13"}, {"DE-BB", "12"}};
    const Standing of_region = Judge(Centre(c.record), served);
    EXPECT_EQ(of_region.responsibility, c.expected) << c.what;
    EXPECT_EQ(of_region.passes(), c.expected != Responsibility::kNone) << c.what;
    EXPECT_FALSE(of_region.distance_km.has_value()) << c.what;
  }
}

TEST(Standing, APlaceBesideRegionsDecidesTheOrderAndRegionsWhoPasses) {
  Scope scope = Near("Cottbus");
  scope.served = {{"DE-BE", "11"}};
  const Standing in_berlin = Judge(Centre(Seat("Berlin", "DE-BE")), scope);
  EXPECT_TRUE(in_berlin.passes());
  EXPECT_EQ(in_berlin.responsibility, Responsibility::kNone) << "for Cottbus";
  EXPECT_FALSE(Judge(Centre(Seat("Potsdam", "DE-BB")), scope).passes());
}

TEST(Standing, APlaceThatNobodyKnowsHasNoAnswer) {
  Scope scope;
  scope.place_unknown = true;
  const Standing standing = Judge(Centre(Declared("DE")), scope);
  EXPECT_FALSE(standing.passes());
  EXPECT_EQ(standing.failed, kElse);
}

TEST(Standing, TheLeastCertainOfAllPropertiesCounts) {
  const OrganizationRow row = Centre(
      "services { code: 'yes' state: ATTRIBUTE_STATE_YES } "
      "services { code: 'no' state: ATTRIBUTE_STATE_NO } "
      "languages { code: 'ro' state: ATTRIBUTE_STATE_YES } "
      "languages { code: 'vi' state: ATTRIBUTE_STATE_VIA_INTERPRETER } "
      "languages { code: 'th' state: ATTRIBUTE_STATE_NO } "
      "target_groups { code: 'women' state: ATTRIBUTE_STATE_YES } "
      "exploitation_forms { code: 'labour' state: ATTRIBUTE_STATE_NO }");
  using Codes = std::vector<std::string>;
  const struct {
    Codes services;
    Codes languages;
    Codes target_groups;
    Codes forms;
    Certainty certainty;
    uint32_t failed;
  } cases[] = {
      {{}, {}, {}, {}, Certainty::kYes, 0},
      {{"yes"}, {}, {}, {}, Certainty::kYes, 0},
      {{"yes"}, {"ro"}, {"women"}, {}, Certainty::kYes, 0},
      {{"yes"}, {"vi"}, {"women"}, {}, Certainty::kViaInterpreter, 0},
      {{"yes"}, {"pl"}, {}, {}, Certainty::kUnknown, 0},
      {{"other"}, {"vi"}, {}, {}, Certainty::kUnknown, 0},
      {{"yes"}, {}, {"men"}, {}, Certainty::kUnknown, 0},
      {{}, {}, {}, {"sexual"}, Certainty::kUnknown, 0},
      {{"no"}, {}, {}, {}, Certainty::kNo, kServices},
      {{"yes"}, {"th"}, {}, {}, Certainty::kNo, kLanguages},
      {{}, {}, {}, {"labour"}, Certainty::kNo, kExploitationForms},
      {{"no"},
       {"th"},
       {"men"},
       {"labour"},
       Certainty::kNo,
       kServices | kLanguages | kExploitationForms},
      // Of several values of one field the best counts.
      {{"no", "yes"}, {"th", "vi", "pl"}, {}, {}, Certainty::kViaInterpreter, 0},
      {{}, {"th", "pl"}, {}, {}, Certainty::kUnknown, 0},
      {{"yes", "other"}, {"pl", "ro"}, {}, {}, Certainty::kYes, 0},
  };
  for (size_t i = 0; i < std::size(cases); ++i) {
    Scope scope;
    scope.attributes = {cases[i].services, cases[i].languages, cases[i].target_groups,
                        cases[i].forms};
    const Standing standing = Judge(row, scope);
    EXPECT_EQ(standing.certainty, cases[i].certainty) << i;
    EXPECT_EQ(standing.failed, cases[i].failed) << i;
  }
  const Standing silent = Judge(Centre(""), Asking(AttributeField::kTargetGroups, {"women"}));
  EXPECT_EQ(silent.certainty, Certainty::kUnknown);
  EXPECT_TRUE(silent.passes()) << "unknown is no no";
}

TEST(Standing, EachAttributeHasItsPart) {
  EXPECT_EQ(PartOf(AttributeField::kServices), kServices);
  EXPECT_EQ(PartOf(AttributeField::kLanguages), kLanguages);
  EXPECT_EQ(PartOf(AttributeField::kTargetGroups), kTargetGroups);
  EXPECT_EQ(PartOf(AttributeField::kExploitationForms), kExploitationForms);
}

TEST(Standing, CertaintyOfNoCodesIsYes) {
  EXPECT_EQ(CertaintyOf({}, {}), Certainty::kYes);
  EXPECT_EQ(CertaintyOf({{"a", v1::ATTRIBUTE_STATE_NO}}, {}), Certainty::kYes);
  EXPECT_EQ(CertaintyOf({}, {"a"}), Certainty::kUnknown);
  EXPECT_EQ(CertaintyOf({{"a", v1::ATTRIBUTE_STATE_NO}}, {"a"}), Certainty::kNo);
  EXPECT_EQ(CertaintyOf({{"a", v1::ATTRIBUTE_STATE_NO}}, {"a", "b"}), Certainty::kUnknown);
}

TEST(Standing, TypesAskedForAreTheOnlyOnes) {
  Scope types;
  types.types = {v1::ORGANIZATION_TYPE_NETWORK, v1::ORGANIZATION_TYPE_ASSOCIATION};
  const struct {
    const char* record;
    bool passes;
  } cases[] = {{"type: ORGANIZATION_TYPE_NETWORK", true},
               {"type: ORGANIZATION_TYPE_ASSOCIATION", true},
               {"type: ORGANIZATION_TYPE_HELPLINE", false},
               {"", false}};
  for (const auto& c : cases) {
    EXPECT_EQ(Judge(Row(c.record), types).failed, c.passes ? 0U : kTypes) << c.record;
  }
}

// Asking where to go is not answered by somebody who cannot help, whatever type is asked for.
TEST(Standing, AReferralIsAnsweredByWhoCounselsOrIsAskedForByItsType) {
  constexpr int kSpecialized = v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE;
  constexpr int kNetwork = v1::ORGANIZATION_TYPE_NETWORK;
  constexpr int kAssociation = v1::ORGANIZATION_TYPE_ASSOCIATION;
  const std::string network = "type: ORGANIZATION_TYPE_NETWORK ";
  const std::string association = "type: ORGANIZATION_TYPE_ASSOCIATION ";
  const std::string no = "offers_counselling: ATTRIBUTE_STATE_NO ";
  const std::string yes = "offers_counselling: ATTRIBUTE_STATE_YES ";
  const struct {
    const char* what;
    std::string record;
    std::vector<int> types;
    uint32_t failed;
  } cases[] = {
      {"a centre", kCentre, {}, 0},
      {"a centre by its type", kCentre, {kSpecialized}, 0},
      {"a centre that does not counsel", kCentre + no, {}, kTypes | kElse},
      {"even by its type", kCentre + no, {kSpecialized}, kElse},
      {"somebody looked and found nothing",
       std::string(kCentre) + "offers_counselling: ATTRIBUTE_STATE_UNKNOWN ",
       {kSpecialized},
       kElse},
      {"a network", network, {}, kTypes},
      {"a network by its type", network, {kNetwork}, 0},
      {"an association", association, {}, kTypes},
      {"an association that counsels", association + yes, {}, 0},
      {"an association by its type", association, {kAssociation}, 0},
      {"another type", kCentre, {kNetwork}, kTypes},
  };
  Scope served;
  served.served = {{"DE-BB", "12"}};
  for (Scope scope : {Near("Cottbus"), served}) {
    for (const auto& c : cases) {
      scope.types = c.types;
      EXPECT_EQ(Judge(Row(c.record + Declared("DE-BB")), scope).failed, c.failed) << c.what;
    }
  }
  EXPECT_TRUE(Judge(Row(kCentre + no), Scope()).passes()) << "no place, no referral";
}

TEST(Standing, SeatedThereIsStrict) {
  Scope scope;
  scope.regions = {"DE-BB", "CH"};
  const struct {
    const char* what;
    std::string record;
    bool passes;
  } cases[] = {
      {"in the Land", Seat("Potsdam", "DE-BB"), true},
      {"in the country", Seat("Zürich", "CH"), true},
      {"only the country is known", "seat { country_code: 'CH' }", true},
      {"elsewhere", Seat("Berlin", "DE-BE"), false},
      {"a branch is no seat",
       Seat("Berlin", "DE-BE") + "branches { locality: 'Potsdam' region_code: 'DE-BB' }", false},
      {"coverage is no seat", Seat("Berlin", "DE-BE") + Declared("DE-BB"), false},
      {"no seat", "", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Judge(Centre(c.record), scope).failed, c.passes ? 0U : kRegions) << c.what;
  }
  scope.regions = {"DE"};
  EXPECT_TRUE(Judge(Centre(Seat("Potsdam", "DE-BB")), scope).passes()) << "all of Germany";
  EXPECT_FALSE(Judge(Centre(Seat("Zürich", "CH")), scope).passes());
}

TEST(Standing, OneKindOfMemberIsEnough) {
  Scope scope;
  scope.member_kinds = {v1::MEMBER_KIND_WOMENS_SHELTER, v1::MEMBER_KIND_WELFARE_ASSOCIATION};
  EXPECT_TRUE(Judge(Row("member_kinds: MEMBER_KIND_RIGHTS_ORGANIZATION "
                        "member_kinds: MEMBER_KIND_WOMENS_SHELTER"),
                    scope)
                  .passes());
  EXPECT_EQ(Judge(Row("member_kinds: MEMBER_KIND_RIGHTS_ORGANIZATION"), scope).failed,
            kMemberKinds);
  EXPECT_EQ(Judge(Row(""), scope).failed, kMemberKinds);
}

TEST(Standing, ACheckMustBeNoOlderThanAskedForAndNotOfTheFuture) {
  const struct {
    const char* verified_on;
    int max_age_days;
    bool passes;
  } cases[] = {
      {"2026-11-01", 30, true},  {"2026-10-02", 30, true}, {"2026-10-01", 30, false},
      {"2026-10-31", 1, true},   {"2026-10-30", 1, false}, {"2026-11-02", 30, false},
      {"2099-01-01", 30, false}, {"", 30, false},          {"", 36500, false},
      {"garbled", 30, false},    {"2026-11-02", 0, true},  {"", 0, true},
      {"1999-01-01", 0, true},
  };
  for (const auto& c : cases) {
    Scope scope;
    scope.today = kToday;
    scope.max_age_days = c.max_age_days;
    const OrganizationRow row =
        Row(std::string("verification { verified_on: '") + c.verified_on + "' }");
    EXPECT_EQ(Judge(row, scope).failed, c.passes ? 0U : kElse)
        << c.verified_on << " within " << c.max_age_days;
  }
}

TEST(Standing, WhoLiesInOneOfTheAvoidedPlacesFails) {
  Scope scope;
  scope.avoided = {{"CH", "", std::nullopt, 0}, {"DE-BB", "12", std::nullopt, 0}};
  EXPECT_EQ(Judge(Centre(Seat("Potsdam", "DE-BB") + Declared("DE")), scope).failed, kElse);
  EXPECT_EQ(Judge(Centre(Seat("Zürich", "CH")), scope).failed, kElse);
  EXPECT_TRUE(Judge(Centre(Seat("Berlin", "DE-BE") + Declared("DE-BB")), scope).passes())
      << "it may cover what is avoided";
}

TEST(Standing, TheDistanceIsThatOfTheNearestTown) {
  const region::Point cottbus = *PlaceAt("Cottbus").point;
  const auto distance = [&](const std::string& record) { return DistanceTo(Row(record), cottbus); };
  const std::string to_potsdam = "branches { locality: 'Potsdam' region_code: 'DE-BB' } ";
  const std::string to_nowhere = "branches { locality: 'Xanthippenhausen' region_code: 'DE-BB' } ";
  EXPECT_FALSE(distance("").has_value());
  EXPECT_FALSE(distance("seat { region_code: 'DE-BB' }").has_value());
  EXPECT_FALSE(distance(to_nowhere).has_value());
  ASSERT_TRUE(distance(Seat("Cottbus", "DE-BB")).has_value());
  EXPECT_NEAR(*distance(Seat("Cottbus", "DE-BB")), 0, 1e-9);
  const double cologne = distance(Seat("Köln", "DE-NW")).value_or(0);
  EXPECT_NEAR(cologne, 515, 15);
  const double potsdam = distance(to_potsdam).value_or(0);
  EXPECT_NEAR(potsdam, 117, 10);
  EXPECT_EQ(distance(Seat("Köln", "DE-NW") + to_potsdam), potsdam);
  EXPECT_EQ(distance(Seat("Potsdam", "DE-BB") + "branches { locality: 'Köln' }"), potsdam);
  EXPECT_EQ(distance(Seat("Köln", "DE-NW") + to_nowhere), cologne);
  EXPECT_EQ(distance(to_nowhere + to_potsdam), potsdam);
  EXPECT_EQ(Judge(Centre(Seat("Köln", "DE-NW") + to_potsdam), Near("Cottbus")).distance_km,
            potsdam);
  EXPECT_FALSE(Judge(Centre(Seat("Köln", "DE-NW")), Near("Schweiz")).distance_km.has_value())
      << "a country has no middle";
}

TEST(Standing, TheCoverageThatHoldsSaysWhy) {
  const OrganizationRow row =
      Centre(Seat("Berlin", "DE-BE") + Declared("DE-BB") +
             "coverage { ags_prefixes: '14' basis: COVERAGE_BASIS_CONFIRMED } " + Declared("CH"));
  const auto regions = [&](const std::vector<region::AskedArea>& areas) {
    std::vector<std::string> shown;
    for (const auto& entry : CoverageFor(row, areas)) {
      shown.push_back(entry.region().empty() ? entry.ags_prefixes(0) : entry.region());
    }
    return shown;
  };
  EXPECT_THAT(regions({}), IsEmpty());
  EXPECT_THAT(regions({{"DE-MV", "13"}}), IsEmpty());
  EXPECT_THAT(regions({{"DE-BB", "12052000"}}), ElementsAre("DE-BB"));
  EXPECT_THAT(regions({{"DE-BE", "11"}, {"DE-SN", "14"}, {"CH", ""}}),
              ElementsAre("14", "CH", "DE-BE"))
      << "each once, in the order of the record, what is assumed last";
  EXPECT_THAT(regions({{"DE-BB", "12"}, {"DE-BB", "12052000"}}), ElementsAre("DE-BB"));
  EXPECT_THAT(regions({{"DE", ""}}), ElementsAre("DE-BB", "14", "DE-BE"));
}

}  // namespace
}  // namespace kok::search_core
