#include "indexer/region/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "tests/unit/indexer/region/shipped_places.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::ShippedGazetteer;

constexpr char kMunicipalities[] =
    "# ags\tname\tdistrict\tland\tlatitude\tlongitude\tpopulation\n"
    "12052000\tCottbus\tCottbus\tDE-BB\t51.76\t14.33\t84754\r\n"
    "01051002\tArkebek\tDithmarschen\tDE-SH\t54.0\t9.0\t-\n"
    "01051001\tAlbersdorf\tDithmarschen\tDE-SH\t55.0\t10.0\t3000\n";
constexpr char kPostcodes[] = "03046\t12052000\t51.75\t14.32\n";
constexpr char kAbroad[] =
    "IT\tIT-BZ\tBolzano\tBozen\t46.49\t11.34\t99049\nCH\tCH-ZH\tUster\t-\t47\t8\t-\n";

TEST(GazetteerTest, HoldsWhatTheTablesSay) {
  auto parsed = Gazetteer::Parse(kMunicipalities, kPostcodes, kAbroad, "");
  ASSERT_THAT(parsed, IsOk());
  const Gazetteer gazetteer = *std::move(parsed);  // the texts stay where they are
  ASSERT_EQ(gazetteer.places().size(), 5U);
  EXPECT_EQ(gazetteer.municipality_count(), 3U);
  const GazetteerPlace* cottbus = gazetteer.FindMunicipality("12052000");
  ASSERT_NE(cottbus, nullptr);
  EXPECT_EQ(cottbus->name, "Cottbus");
  EXPECT_EQ(cottbus->district, "Cottbus");
  EXPECT_EQ(cottbus->region_code, "DE-BB");
  EXPECT_EQ(cottbus->population, 84754);
  const GazetteerPlace& bozen = gazetteer.places()[3];
  EXPECT_EQ(bozen.name, "Bolzano");
  EXPECT_EQ(bozen.german_name, "Bozen");
  EXPECT_EQ(bozen.region_code, "IT");
  EXPECT_EQ(bozen.part, "IT-BZ");
  EXPECT_EQ(bozen.ags, "");
  EXPECT_EQ(gazetteer.places()[4].german_name, "");
  EXPECT_EQ(gazetteer.places()[4].population, 0);
  const Postcode* postcode = gazetteer.FindPostcode("03046");
  ASSERT_NE(postcode, nullptr);
  EXPECT_EQ(&gazetteer.places()[postcode->municipality], cottbus);
  EXPECT_DOUBLE_EQ(postcode->point.latitude, 51.75);
  for (const char* unknown : {"", "3046", "03047", "0304a", "030460"}) {
    EXPECT_EQ(gazetteer.FindPostcode(unknown), nullptr) << unknown;
    EXPECT_EQ(gazetteer.FindMunicipality(unknown), nullptr) << unknown;
  }
}

TEST(GazetteerTest, QuartersAreOfATown) {
  const auto gazetteer = Gazetteer::Parse(kMunicipalities, kPostcodes, kAbroad,
                                          "St. Linde\t12052000\t5000\nNeu-Linde\t12052000\t-\n");
  ASSERT_THAT(gazetteer, IsOk());
  ASSERT_EQ(gazetteer->quarters().size(), 2U);
  for (const char* name : {"St. Linde", "st linde", "Sankt-Linde", "SANKT LINDE"}) {
    const Quarter* quarter = gazetteer->FindQuarter(name);
    ASSERT_NE(quarter, nullptr) << name;
    EXPECT_EQ(quarter->name, "St. Linde");
    EXPECT_EQ(gazetteer->places()[quarter->municipality].name, "Cottbus");
    EXPECT_EQ(quarter->population, 5000);
  }
  EXPECT_EQ(gazetteer->FindQuarter("Neu-Linde")->population, 0);
  for (const char* name : {"", "Linde", "Cottbus", "St."}) {
    EXPECT_EQ(gazetteer->FindQuarter(name), nullptr) << name;
  }
}

TEST(GazetteerTest, WrongQuartersAreNamed) {
  const struct {
    const char* why;
    const char* quarters;
    const char* message;
  } cases[] = {
      {"columns", "Linde\t12052000\n", "quarters.tsv:1: expected 3 columns, found 2"},
      {"no name", "-\t12052000\t-\n", "quarters.tsv:1: name: expected a name"},
      {"short key", "Linde\t12052\t-\n", "quarters.tsv:1: ags: expected 8 digits"},
      {"of nowhere", "Linde\t12052001\t-\n", "quarters.tsv:1: ags: expected a municipality"},
      {"people", "Linde\t12052000\tmany\n", "quarters.tsv:1: population: expected"},
      {"twice", "St. Linde\t12052000\t-\nst linde\t01051002\t-\n",
       "quarters.tsv:2: name: st linde stands twice"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Gazetteer::Parse(kMunicipalities, kPostcodes, kAbroad, c.quarters),
                FailsWith(StatusCode::kInvalidArgument, c.message))
        << c.why;
  }
}

TEST(GazetteerTest, AreasLieWhereTheirPeopleLive) {
  const auto gazetteer = Gazetteer::Parse(kMunicipalities, kPostcodes, kAbroad, "");
  ASSERT_THAT(gazetteer, IsOk());
  const Area* kreis = gazetteer->FindArea("01051");
  ASSERT_NE(kreis, nullptr);
  EXPECT_EQ(kreis->name, "Dithmarschen");
  EXPECT_EQ(kreis->population, 4000) << "1,000 are assumed for Arkebek";
  EXPECT_DOUBLE_EQ(kreis->point.latitude, 54.75);
  EXPECT_DOUBLE_EQ(kreis->point.longitude, 9.75);
  EXPECT_EQ(kreis->sole_place, kNoPlace);
  ASSERT_NE(gazetteer->FindArea("12052"), nullptr);
  EXPECT_NE(gazetteer->FindArea("12052")->sole_place, kNoPlace);
  EXPECT_EQ(gazetteer->FindArea("01")->region_code, "DE-SH");
  EXPECT_EQ(gazetteer->FindArea("02"), nullptr);
  EXPECT_EQ(gazetteer->FindArea(""), nullptr);
}

TEST(GazetteerTest, WrongLinesAreNamed) {
  const struct {
    const char* why;
    const char* municipalities;
    const char* postcodes;
    const char* abroad;
    const char* message;
  } cases[] = {
      {"columns", "1\t2\n", "", "", "municipalities.tsv:1: expected 7 columns, found 2"},
      {"short key", "#\n1205200\tA\tB\tDE-BB\t51\t14\t-\n", "", "",
       "municipalities.tsv:2: ags: expected 8 digits"},
      {"letters in the key", "1205200x\tA\tB\tDE-BB\t51\t14\t-\n", "", "",
       "ags: expected 8 digits"},
      {"no name", "12052000\t-\tB\tDE-BB\t51\t14\t-\n", "", "", "name: expected a name"},
      {"no district", "12052000\tA\t\tDE-BB\t51\t14\t-\n", "", "", "district: expected a name"},
      {"no Land", "12052000\tA\tB\tBB\t51\t14\t-\n", "", "", "land: expected DE-"},
      {"latitude", "12052000\tA\tB\tDE-BB\t91\t14\t-\n", "", "",
       "latitude: expected degrees from -90 to 90"},
      {"no number", "12052000\tA\tB\tDE-BB\tnan\t14\t-\n", "", "", "latitude: expected degrees"},
      {"comma", "12052000\tA\tB\tDE-BB\t51\t14,3\t-\n", "", "",
       "longitude: expected degrees from -180 to 180"},
      {"people", "12052000\tA\tB\tDE-BB\t51\t14\tmany\n", "", "", "population: expected"},
      {"fewer than none", "12052000\tA\tB\tDE-BB\t51\t14\t-5\n", "", "", "population: expected"},
      {"key twice", "12052000\tA\tB\tDE-BB\t51\t14\t-\n12052000\tC\tB\tDE-BB\t51\t14\t-\n", "", "",
       "12052000 stands twice"},
      {"postcode", kMunicipalities, "3046\t12052000\t51\t14\n", "",
       "postcodes.tsv:1: postcode: expected 5 digits"},
      {"postcode of nowhere", kMunicipalities, "03046\t12052001\t51\t14\n", "",
       "postcodes.tsv:1: ags: expected a municipality"},
      {"postcode twice", kMunicipalities, "03046\t12052000\t51\t14\n03046\t12052000\t51\t14\n", "",
       "03046 stands twice"},
      {"country", "", "", "Italy\tIT-BZ\tBolzano\tBozen\t46\t11\t-\n",
       "places_abroad.tsv:1: country_code: expected two capital letters"},
      {"point abroad", "", "", "IT\tIT-BZ\tBolzano\tBozen\t46\t181\t-\n",
       "places_abroad.tsv:1: longitude: expected degrees from -180 to 180"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Gazetteer::Parse(c.municipalities, c.postcodes, c.abroad, ""),
                FailsWith(StatusCode::kInvalidArgument, c.message))
        << c.why;
  }
  EXPECT_THAT(Gazetteer::Parse("", "", "", ""), IsOk()) << "an empty table is none of a fault";
}

TEST(GazetteerTest, DistancesAreThoseOfTheMap) {
  const Point berlin{52.5200, 13.4050};
  const Point hamburg{53.5511, 9.9937};
  EXPECT_NEAR(DistanceKm(berlin, hamburg), 255.3, 0.5);
  EXPECT_NEAR(DistanceKm(hamburg, berlin), 255.3, 0.5);
  EXPECT_DOUBLE_EQ(DistanceKm(berlin, berlin), 0);
  EXPECT_NEAR(DistanceKm({0, 0}, {0, 1}), 111.195, 0.001);
  EXPECT_NEAR(DistanceKm({90, 0}, {-90, 0}), 20015.1, 0.1) << "from pole to pole";
  EXPECT_NEAR(DistanceKm({0, -179.9}, {0, 179.9}), 22.2, 0.1) << "across the date line";
}

TEST(GazetteerTest, TheNearestPlaceIsFound) {
  const Gazetteer& gazetteer = ShippedGazetteer();
  const struct {
    Point point;
    double within_km;
    const char* name;  // nullptr: none
  } cases[] = {
      {{52.52, 13.40}, 30, "Berlin"},
      {{46.50, 11.35}, 30, "Bolzano"},
      {{54.50, 6.00}, 30, nullptr},
      {{0, 0}, 30, nullptr},
      {{51.76, 14.33}, 0.01, nullptr},
      {{48.2083, 16.3731}, 30, "Vienna"},
      {{1e9, -1e9}, 30, nullptr},
      {{std::nan(""), 13}, 30, nullptr},
      {{52, std::numeric_limits<double>::infinity()}, 30, nullptr},
  };
  for (const auto& c : cases) {
    const GazetteerPlace* place = gazetteer.Nearest(c.point, c.within_km);
    ASSERT_EQ(place == nullptr, c.name == nullptr) << c.point.latitude;
    if (place == nullptr) continue;
    EXPECT_EQ(place->name, c.name);
  }
}

TEST(GazetteerTest, TheShippedTablesAreWhole) {
  const Gazetteer& gazetteer = ShippedGazetteer();
  EXPECT_GT(gazetteer.municipality_count(), 11000U);
  EXPECT_GT(gazetteer.postcodes().size(), 8200U);
  EXPECT_EQ(gazetteer.laender().size(), 16U);
  EXPECT_GT(gazetteer.districts().size(), 400U);
}

}  // namespace
}  // namespace kok::region
