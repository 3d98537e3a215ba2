#include "service/search/place_reasons.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/region/shipped_places.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;

const region::RegionTable& Regions() {
  static const auto* regions =
      new auto(region::RegionTable::Parse(tests::ShippedTable("regions/regions.tsv")));
  return **regions;
}

v1::SearchResult Result(const std::string& text) {
  v1::SearchResult result;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &result)) << text;
  return result;
}

const char* const kBerlin = "organization { seat { locality: 'Berlin' region_code: 'DE-BE' } } ";

TEST(PlaceReasons, SaySeatAreaBasisSourceAndDate) {
  const std::string berlin = kBerlin;
  const std::string nowhere = "organization { display_name: 'X' } ";
  const struct {
    const char* what;
    std::string result;
    v1::MatchKind kind;
    const char* matched_text;  // in German
    const char* german;
    const char* english;
  } cases[] = {
      {"declared, with a date",
       berlin + "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_DECLARED "
                "fact { source: 'https://x.example' source_date: '2026-01-02' } }",
       v1::MATCH_KIND_COVERAGE, "Brandenburg",
       "Sitz in Berlin; zuständig für Brandenburg, so angegeben, Quelle https://x.example, Stand "
       "2026-01-02",
       "seat in Berlin; covers Brandenburg, declared, source https://x.example, as of "
       "2026-01-02"},
      {"declared, without a date",
       berlin + "coverage { region: 'DE-BY' basis: COVERAGE_BASIS_DECLARED "
                "fact { source: 'Flyer' } }",
       v1::MATCH_KIND_COVERAGE, "Bayern",
       "Sitz in Berlin; zuständig für Bayern, so angegeben, Quelle Flyer",
       "seat in Berlin; covers Bavaria, declared, source Flyer"},
      {"confirmed",
       berlin + "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_CONFIRMED "
                "fact { source: 'KOK' source_date: '2026-03-04' } }",
       v1::MATCH_KIND_COVERAGE, "Brandenburg",
       "Sitz in Berlin; zuständig für Brandenburg, von KOK bestätigt, Quelle KOK, Stand 2026-03-04",
       "seat in Berlin; covers Brandenburg, confirmed by KOK, source KOK, as of 2026-03-04"},
      {"assumed", berlin + "coverage { region: 'DE-BE' basis: COVERAGE_BASIS_SEAT }",
       v1::MATCH_KIND_SEAT, "Berlin",
       "Sitz in Berlin; zuständig für Berlin, nur vom Sitz oder einer Nebenstelle her angenommen",
       "seat in Berlin; covers Berlin, only assumed, from seat or branch"},
      {"nationwide",
       berlin + "coverage { region: 'DE' basis: COVERAGE_BASIS_DECLARED fact { source: 'Flyer' } }",
       v1::MATCH_KIND_COVERAGE, "Deutschland",
       "Sitz in Berlin; bundesweit zuständig, so angegeben, Quelle Flyer",
       "seat in Berlin; covers all of Germany, declared, source Flyer"},
      {"a named area of a Land",
       berlin + "coverage { region: 'DE-NW' basis: COVERAGE_BASIS_DECLARED ags_prefixes: '057' "
                "area_name: 'Ostwestfalen-Lippe' fact { source: 'Flyer' } }",
       v1::MATCH_KIND_COVERAGE, "Ostwestfalen-Lippe (Nordrhein-Westfalen)",
       "Sitz in Berlin; zuständig für Ostwestfalen-Lippe (Nordrhein-Westfalen), so angegeben, "
       "Quelle Flyer",
       "seat in Berlin; covers Ostwestfalen-Lippe (North Rhine-Westphalia), declared, source "
       "Flyer"},
      {"a named area of several Länder",
       berlin + "coverage { basis: COVERAGE_BASIS_DECLARED ags_prefixes: '057' ags_prefixes: '12' "
                "area_name: 'Somewhere' fact { source: 'Flyer' } }",
       v1::MATCH_KIND_COVERAGE, "Somewhere",
       "Sitz in Berlin; zuständig für Somewhere, so angegeben, Quelle Flyer",
       "seat in Berlin; covers Somewhere, declared, source Flyer"},
      {"closed",
       std::string(
           "organization { status: ORGANIZATION_STATUS_CLOSED seat { locality: 'Berlin' } } ") +
           "coverage { region: 'DE-BY' basis: COVERAGE_BASIS_DECLARED fact { source: 'Flyer' } }",
       v1::MATCH_KIND_COVERAGE, "Bayern",
       "geschlossen; Sitz in Berlin; war zuständig für Bayern, so angegeben, Quelle Flyer",
       "closed; seat in Berlin; covered Bavaria, declared, source Flyer"},
      {"paused, and assumed",
       std::string(
           "organization { status: ORGANIZATION_STATUS_PAUSED seat { locality: 'Berlin' } } ") +
           "coverage { region: 'DE-BE' basis: COVERAGE_BASIS_SEAT }",
       v1::MATCH_KIND_SEAT, "Berlin",
       "pausiert; Sitz in Berlin; war zuständig für Berlin, nur vom Sitz oder einer Nebenstelle "
       "her angenommen",
       "paused; seat in Berlin; covered Berlin, only assumed, from seat or branch"},
      {"merged, nationwide",
       std::string(
           "organization { status: ORGANIZATION_STATUS_MERGED seat { locality: 'Berlin' } } ") +
           "coverage { region: 'DE' basis: COVERAGE_BASIS_DECLARED fact { source: 'Flyer' } }",
       v1::MATCH_KIND_COVERAGE, "Deutschland",
       "in anderer Organisation aufgegangen; Sitz in Berlin; war bundesweit zuständig, so "
       "angegeben, Quelle Flyer",
       "merged into another organisation; seat in Berlin; covered all of Germany, declared, source "
       "Flyer"},
      {"at work, and says so",
       std::string(
           "organization { status: ORGANIZATION_STATUS_ACTIVE seat { locality: 'Berlin' } } ") +
           "coverage { region: 'DE-BE' basis: COVERAGE_BASIS_SEAT }",
       v1::MATCH_KIND_SEAT, "Berlin",
       "Sitz in Berlin; zuständig für Berlin, nur vom Sitz oder einer Nebenstelle her angenommen",
       "seat in Berlin; covers Berlin, only assumed, from seat or branch"},
      {"nothing says so", berlin, v1::MATCH_KIND_NEARBY, "Berlin",
       "Sitz in Berlin; Zuständigkeit nicht bestätigt",
       "seat in Berlin; whether it is responsible is not confirmed"},
      {"nothing says so, and the seat is unknown", nowhere, v1::MATCH_KIND_NEARBY, "",
       "Sitz unbekannt; Zuständigkeit nicht bestätigt",
       "seat unknown; whether it is responsible is not confirmed"},
      {"an unknown seat",
       nowhere + "coverage { region: 'CH' basis: COVERAGE_BASIS_DECLARED fact { source: 'S' } }",
       v1::MATCH_KIND_COVERAGE, "Schweiz",
       "Sitz unbekannt; zuständig für Schweiz, so angegeben, Quelle S",
       "seat unknown; covers Switzerland, declared, source S"},
      {"a distance",
       berlin + "distance_km: 105 coverage { region: 'DE-BE' basis: COVERAGE_BASIS_SEAT }",
       v1::MATCH_KIND_SEAT, "Berlin",
       "Sitz in Berlin, 105 km entfernt; zuständig für Berlin, nur vom Sitz oder einer Nebenstelle "
       "her angenommen",
       "seat in Berlin, 105 km away; covers Berlin, only assumed, from seat or branch"},
      {"no distance at all", berlin + "distance_km: 0", v1::MATCH_KIND_NEARBY, "Berlin",
       "Sitz in Berlin, 0 km entfernt; Zuständigkeit nicht bestätigt",
       "seat in Berlin, 0 km away; whether it is responsible is not confirmed"},
  };
  for (const auto& c : cases) {
    for (const char* language : {"de", "", "en"}) {
      const bool english = std::string(language) == "en";
      v1::SearchResult result = Result(c.result);
      AddPlaceReasons(Regions(), language, nullptr, result);
      ASSERT_EQ(result.match_reasons_size(), 1) << c.what;
      const v1::MatchReason& reason = result.match_reasons(0);
      EXPECT_EQ(reason.description(), english ? c.english : c.german) << c.what;
      EXPECT_EQ(reason.kind(), c.kind) << c.what;
      EXPECT_EQ(reason.field(), "coverage") << c.what;
      EXPECT_DOUBLE_EQ(reason.share(), 1.0) << c.what;
      if (!english) {
        EXPECT_EQ(reason.matched_text(), c.matched_text) << c.what;
      }
    }
  }
}

TEST(PlaceReasons, NameTheBranchThatIsNearer) {
  v1::Place branch;
  branch.set_locality("Cottbus");
  const struct {
    const char* language;
    const char* result;
    const char* description;
  } cases[] = {
      {"de", "distance_km: 3",
       "Sitz in Berlin, Nebenstelle in Cottbus, 3 km entfernt; Zuständigkeit nicht bestätigt"},
      {"en", "distance_km: 3",
       "seat in Berlin, branch in Cottbus, 3 km away; whether it is responsible is not "
       "confirmed"},
      {"de", "distance_km: 3 coverage { region: 'DE-BB' basis: COVERAGE_BASIS_SEAT }",
       "Sitz in Berlin, Nebenstelle in Cottbus, 3 km entfernt; zuständig für Brandenburg, nur vom "
       "Sitz oder einer Nebenstelle her angenommen"},
  };
  for (const auto& c : cases) {
    v1::SearchResult result = Result(std::string(kBerlin) + c.result);
    AddPlaceReasons(Regions(), c.language, &branch, result);
    ASSERT_EQ(result.match_reasons_size(), 1);
    EXPECT_EQ(result.match_reasons(0).description(), c.description);
  }
}

std::vector<double> Shares(const v1::SearchResult& result) {
  std::vector<double> shares;
  for (const auto& reason : result.match_reasons()) shares.push_back(reason.share());
  return shares;
}

TEST(PlaceReasons, CountAsMuchAsAllOthersTogetherAndStandBeforeThem) {
  const std::string two = std::string(kBerlin) +
                          "coverage { region: 'DE-BB' basis: COVERAGE_BASIS_DECLARED } "
                          "coverage { region: 'DE-BE' basis: COVERAGE_BASIS_SEAT } ";
  v1::SearchResult alone = Result(two);
  AddPlaceReasons(Regions(), "de", nullptr, alone);
  EXPECT_THAT(Shares(alone), ElementsAre(0.5, 0.5));

  v1::SearchResult beside = Result(two +
                                   "match_reasons { field: 'display_name' share: 0.75 } "
                                   "match_reasons { field: 'description' share: 0.25 }");
  AddPlaceReasons(Regions(), "de", nullptr, beside);
  EXPECT_THAT(Shares(beside), ElementsAre(0.25, 0.25, 0.375, 0.125));
  EXPECT_EQ(beside.match_reasons(0).kind(), v1::MATCH_KIND_COVERAGE);
  EXPECT_EQ(beside.match_reasons(1).kind(), v1::MATCH_KIND_SEAT);
  EXPECT_EQ(beside.match_reasons(2).field(), "display_name");
  EXPECT_EQ(beside.match_reasons(3).field(), "description");

  v1::SearchResult near = Result(std::string(kBerlin) + "match_reasons { field: 'x' share: 1 }");
  AddPlaceReasons(Regions(), "de", nullptr, near);
  EXPECT_THAT(Shares(near), ElementsAre(0.5, 0.5));
}

TEST(PlaceReasons, DistancesAreWholeKilometres) {
  const struct {
    double exact;
    double shown;
  } cases[] = {{0, 0}, {0.49, 0}, {0.5, 1}, {104.4999, 104}, {104.5, 105}, {512, 512}};
  for (const auto& c : cases) EXPECT_EQ(RoundedKm(c.exact), c.shown) << c.exact;
}

}  // namespace
}  // namespace kok::search_core
