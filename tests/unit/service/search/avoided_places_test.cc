#include "service/search/avoided_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::IsEmpty;
using testing::Not;
using tests::ShippedSnapshot;

// `Köln, DE-NW`; `?, DE-NW`: of which only the Land is known; `CH`: only the country.
v1::Place PlaceOf(const std::string& text) {
  v1::Place place;
  const size_t comma = text.find(", ");
  if (comma == std::string::npos) {
    place.set_country_code(text);
    return place;
  }
  if (text[0] != '?') place.set_locality(text.substr(0, comma));
  place.set_region_code(text.substr(comma + 2));
  place.set_country_code(place.region_code().substr(0, 2));
  return place;
}

// The first is the seat, empty: none; all others are branches.
index::OrganizationRow RowAt(const std::vector<std::string>& places) {
  v1::Organization organization;
  for (size_t i = 0; i < places.size(); ++i) {
    if (i > 0) {
      *organization.add_branches() = PlaceOf(places[i]);
    } else if (!places[i].empty()) {
      *organization.mutable_seat() = PlaceOf(places[i]);
    }
  }
  return index::MakeRow(organization, ShippedSnapshot().places());
}

bool IsAvoided(const std::vector<std::string>& places, const std::string& text,
               double radius_km = 0) {
  const index::OrganizationRow row = RowAt(places);
  const std::vector<AvoidedPlace> avoided = FindAvoided(ShippedSnapshot(), text, radius_km);
  EXPECT_THAT(avoided, Not(IsEmpty())) << text;
  return std::any_of(avoided.begin(), avoided.end(),
                     [&](const AvoidedPlace& place) { return LiesIn(row, place); });
}

struct Case {
  const char* avoided;
  const char* seat;
  bool lies_there;
};

void ExpectEach(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(IsAvoided({c.seat}, c.avoided), c.lies_there) << c.seat << " in " << c.avoided;
    EXPECT_EQ(IsAvoided({"Flensburg, DE-SH", c.seat}, c.avoided), c.lies_there)
        << "branch in " << c.seat << " in " << c.avoided;
    EXPECT_EQ(IsAvoided({"", "Flensburg, DE-SH", c.seat}, c.avoided), c.lies_there)
        << "second branch in " << c.seat << " in " << c.avoided;
  }
}

TEST(AvoidedPlaces, ALandOrCountryInAnySpelling) {
  for (const char* bavaria : {"Bayern", "DE-BY", "BY", "09", "Bavaria", "freistaat bayern"}) {
    ExpectEach({{bavaria, "München, DE-BY", true},
                {bavaria, "Nürnberg, DE-BY", true},
                {bavaria, "?, DE-BY", true},
                {bavaria, "Xanthippenhausen, DE-BY", true},
                {bavaria, "Ulm, DE-BW", false},
                {bavaria, "?, DE-BW", false},
                {bavaria, "Zürich, CH", false}});
  }
  for (const char* switzerland : {"CH", "Schweiz", "Suisse"}) {
    ExpectEach({{switzerland, "Zürich, CH", true},
                {switzerland, "CH", true},
                {switzerland, "Konstanz, DE-BW", false},
                {switzerland, "Bozen, IT", false}});
  }
  ExpectEach({{"Deutschland", "Köln, DE-NW", true},
              {"Deutschland", "DE", true},
              {"Deutschland", "?, DE-BY", true}});
  EXPECT_FALSE(IsAvoided({"Zürich, CH", "Bozen, IT"}, "Deutschland"));
}

TEST(AvoidedPlaces, BeginningsOfKeysKreiseMunicipalitiesAndPostalCodes) {
  ExpectEach({
      // Upper Bavaria.
      {"091", "München, DE-BY", true},
      {"091", "Rosenheim, DE-BY", true},
      {"091", "Nürnberg, DE-BY", false},
      {"0916", "München, DE-BY", true},
      {"0916", "Rosenheim, DE-BY", true},
      {"0916", "Freising, DE-BY", false},
      {" 0916 ", "München, DE-BY", true},
      {"0916", "Köln, DE-NW", false},
      // A Kreis is not the town of its name.
      {"Landkreis Kassel", "Baunatal, DE-HE", true},
      {"Landkreis Kassel", "Kassel, DE-HE", false},
      {"06633", "Baunatal, DE-HE", true},
      {"06633", "Kassel, DE-HE", false},
      // A municipality.
      {"Kassel", "Kassel, DE-HE", true},
      {"Kassel", "Frankfurt am Main, DE-HE", false},
      {"Kassel", "Köln, DE-NW", false},
      {"06611000", "Kassel, DE-HE", true},
      {"06611000", "Baunatal, DE-HE", false},
      {"Cologne", "Köln, DE-NW", true},
      {"Köln", "Bonn, DE-NW", false},
      // A postal code is its whole municipality.
      {"34117", "Kassel, DE-HE", true},
      {"34117", "Baunatal, DE-HE", false},
      {"50667", "Köln, DE-NW", true},
      {"50667", "Bonn, DE-NW", false},
  });
}

TEST(AvoidedPlaces, TownsAbroadByEitherName) {
  ExpectEach({{"Bozen", "Bozen, IT", true},
              {"Bolzano", "Bozen, IT", true},
              {"Bozen", "Bolzano, IT", true},
              {"Bozen", "Meran, IT", false},
              {"Bozen", "IT", true},
              {"Bozen", "CH", false},
              {"Zürich", "Zürich, CH", true},
              {"Zürich", "Winterthur, CH", false},
              {"Zürich", "?, CH", true},
              {"Zürich", "Köln, DE-NW", false}});
}

TEST(AvoidedPlaces, WhereSeveralBearTheNameAllAreAvoided) {
  ExpectEach({{"Frankfurt", "Frankfurt am Main, DE-HE", true},
              {"Frankfurt", "Frankfurt (Oder), DE-BB", true},
              {"Frankfurt", "Kassel, DE-HE", false},
              {"Frankfurt (Oder)", "Frankfurt (Oder), DE-BB", true},
              {"Frankfurt (Oder)", "Frankfurt am Main, DE-HE", false},
              {"Freiburg", "Freiburg, DE-BW", true},
              {"Freiburg", "Freiburg, DE-NI", true},
              // Both the town and the Land.
              {"Bremen", "Bremerhaven, DE-HB", true},
              {"Brandenburg", "Cottbus, DE-BB", true},
              {"Brandenburg", "Brandenburg an der Havel, DE-BB", true},
              // `BE` is Berlin.
              {"BE", "Berlin, DE-BE", true}});
}

// Who may be there is kept away from; of whom nothing is known would be everybody.
TEST(AvoidedPlaces, ASeatOfWhichOnlyTheLandIsKnownMayLieThere) {
  ExpectEach({{"Kassel", "?, DE-HE", true},
              {"Kassel", "Xanthippenhausen, DE-HE", true},
              {"Kassel", "?, DE-NW", false},
              {"34117", "?, DE-HE", true},
              {"Landkreis Kassel", "?, DE-HE", true},
              {"0916", "?, DE-BY", true},
              {"0916", "?, DE-HE", false},
              {"Frankfurt", "?, DE-BB", true},
              {"Frankfurt", "?, DE-HE", true},
              {"Frankfurt", "?, DE-SN", false}});
  for (const char* anywhere : {"Kassel", "Bayern", "Deutschland", "0916", "Bozen", "CH"}) {
    EXPECT_FALSE(IsAvoided({}, anywhere)) << anywhere;
    EXPECT_FALSE(IsAvoided({"Köln, XX"}, "Kassel")) << anywhere;
  }
  v1::Organization unknown;
  unknown.mutable_seat()->set_label("somewhere");
  const index::OrganizationRow row = index::MakeRow(unknown, ShippedSnapshot().places());
  for (const char* anywhere : {"Kassel", "Bayern", "Deutschland", "0916", "Bozen"}) {
    for (const AvoidedPlace& place : FindAvoided(ShippedSnapshot(), anywhere, 100)) {
      EXPECT_FALSE(LiesIn(row, place)) << anywhere;
    }
  }
}

TEST(AvoidedPlaces, ARadiusIsMeasuredAroundTownsOnly) {
  const struct {
    const char* avoided;
    double radius_km;
    const char* seat;
    bool lies_there;
  } cases[] = {
      {"Göttingen", 0, "Kassel, DE-HE", false},
      {"Göttingen", 30, "Kassel, DE-HE", false},
      {"Göttingen", 50, "Kassel, DE-HE", true},
      {"Göttingen", 50, "Göttingen, DE-NI", true},
      {"Göttingen", 50, "Hannover, DE-NI", false},
      {"Göttingen", 50, "?, DE-NI", true},
      // What is near is not known of a seat in another Land of which only the Land is known.
      {"37073", 50, "Kassel, DE-HE", true},
      {"03152012", 50, "Kassel, DE-HE", true},
      {"Basel", 60, "Freiburg, DE-BW", true},
      {"Basel", 20, "Freiburg, DE-BW", false},
      {"Freiburg im Breisgau", 60, "Basel, CH", true},
      // No middle to measure from.
      {"Hessen", 500, "Göttingen, DE-NI", false},
      {"CH", 500, "Konstanz, DE-BW", false},
      {"Landkreis Kassel", 500, "Göttingen, DE-NI", false},
      {"0916", 500, "Nürnberg, DE-BY", false},
      {"06", 500, "Göttingen, DE-NI", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IsAvoided({c.seat}, c.avoided, c.radius_km), c.lies_there)
        << c.seat << " within " << c.radius_km << " km of " << c.avoided;
    EXPECT_EQ(IsAvoided({"Flensburg, DE-SH", c.seat}, c.avoided, c.radius_km), c.lies_there)
        << "branch in " << c.seat << " within " << c.radius_km << " km of " << c.avoided;
  }
}

TEST(AvoidedPlaces, OnlyMunicipalitiesAndTownsAbroadAreTowns) {
  const struct {
    const char* text;
    bool is_town;
  } cases[] = {
      {"Kassel", true}, {"34117", true},        {"06611000", true},
      {"Bozen", true},  {"Frankfurt", true},    {"Bayern", false},
      {"CH", false},    {"Deutschland", false}, {"Landkreis Kassel", false},
      {"0916", false},  {"091", false},         {"09", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(AnyIsTown(FindAvoided(ShippedSnapshot(), c.text, 10)), c.is_town) << c.text;
  }
  EXPECT_FALSE(AnyIsTown({}));
}

TEST(AvoidedPlaces, AWholeRegionIsALandOrCountryAndNothingBelow) {
  const struct {
    const char* text;
    const char* region;
    bool is_whole;
  } cases[] = {
      {"Bayern", "DE-BY", true}, {"09", "DE-BY", true},       {"Bayern", "DE-HE", false},
      {"CH", "CH", true},        {"München", "DE-BY", false}, {"091", "DE-BY", false},
      {"80331", "DE-BY", false}, {"Zürich", "CH", false},     {"Landkreis Kassel", "DE-HE", false},
      {"Berlin", "DE-BE", true},
  };
  for (const auto& c : cases) {
    const std::vector<AvoidedPlace> avoided = FindAvoided(ShippedSnapshot(), c.text, 0);
    ASSERT_THAT(avoided, Not(IsEmpty())) << c.text;
    EXPECT_EQ(
        std::any_of(avoided.begin(), avoided.end(),
                    [&](const AvoidedPlace& place) { return IsWholeRegion(place, c.region); }),
        c.is_whole)
        << c.text << " of " << c.region;
  }
}

TEST(AvoidedPlaces, WhatIsUnknownIsNothing) {
  for (const char* text : {"", " ", "Xanthippenhausen", "99999", "00000", "099", "0999", "12345678",
                           "091620000", "?", "the danger"}) {
    EXPECT_THAT(FindAvoided(ShippedSnapshot(), text, 0), IsEmpty()) << text;
  }
}

TEST(AvoidedPlaces, AFilterAvoidsAllThatItNames) {
  v1::SearchFilter filter;
  EXPECT_THAT(FindAvoided(ShippedSnapshot(), filter), IsEmpty());
  filter.add_avoid_regions("DE-BY");
  filter.add_avoid_regions("Kassel");
  v1::AvoidArea& area = *filter.add_avoid_areas();
  area.set_place("Göttingen");
  area.set_radius_km(30);
  filter.add_avoid_areas()->set_place("Bozen");
  const std::vector<AvoidedPlace> avoided = FindAvoided(ShippedSnapshot(), filter);
  const struct {
    const char* seat;
    bool is_avoided;
  } cases[] = {
      {"München, DE-BY", true},   {"Kassel, DE-HE", true},    {"Baunatal, DE-HE", false},
      {"Bozen, IT", true},        {"Göttingen, DE-NI", true}, {"Northeim, DE-NI", true},
      {"Hannover, DE-NI", false}, {"Köln, DE-NW", false},
  };
  for (const auto& c : cases) {
    const index::OrganizationRow row = RowAt({c.seat});
    EXPECT_EQ(std::any_of(avoided.begin(), avoided.end(),
                          [&](const AvoidedPlace& place) { return LiesIn(row, place); }),
              c.is_avoided)
        << c.seat;
  }
}

}  // namespace
}  // namespace kok::search_core
