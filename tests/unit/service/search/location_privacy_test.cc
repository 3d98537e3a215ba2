// Where an organisation is can be told to its town, and of one that publishes no town to its Land:
// not by distances, not by radii, not by what is avoided, however often one asks.

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/region/geo_distance.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using tests::Ask;
using tests::SmallIndex;

constexpr char kLand[] = "DE-HE";
constexpr char kTown[] = "Kassel";
// Towns of that Land, and some around it.
constexpr const char* kTowns[] = {
    "Kassel",    "Frankfurt am Main", "Fulda",    "Marburg",  "Gießen",    "Hanau",
    "Wiesbaden", "Darmstadt",         "Baunatal", "Eschwege", "Göttingen", "Mainz"};

std::string Centre(const std::string& id, const std::string& seat, const std::string& more = "") {
  return absl::StrCat(R"({"organization":{"name":"organizations/)", id,
                      R"(","display_name":"Haus )", id,
                      R"(","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE",)",
                      R"("seat":{)", seat, "}}", more, "}\n");
}

std::string SeatIn(const std::string& town, const std::string& more = "") {
  return absl::StrCat(R"("locality":")", town, R"(","region_code":")", kLand, "\"", more);
}

// One town, by four organisations that publish more or less of where in it they are, far apart; and
// two whose place is protected: one has an address of a shelter, one a point, neither a town.
const SmallIndex& Index() {
  static const auto* const index = new SmallIndex(
      Centre("west",
             SeatIn(kTown, R"(,"street":"Wilhelmshöher Allee 400","postal_code":"34131")")) +
      Centre("east", SeatIn(kTown, R"(,"street":"Leipziger Straße 300","postal_code":"34123")")) +
      Centre("town", SeatIn(kTown)) +
      Centre(
          "flat", SeatIn(kTown),
          R"(,"protected":{"addresses":["Verborgene Gasse 7, 34125 Kassel"],"points":["51.33333,9.52222"]})") +
      Centre("shelter", R"("region_code":"DE-HE")",
             R"(,"protected":{"addresses":["Verborgene Gasse 9, 36037 Fulda"]})") +
      Centre("refuge", R"("region_code":"DE-HE")",
             R"(,"protected":{"points":["50.80891,8.77055"]})"));
  return *index;
}

const std::vector<std::string> kInTown = {"east", "flat", "town", "west"};
const std::vector<std::string> kProtected = {"refuge", "shelter"};

// The result of an organisation; nothing where it is none.
std::optional<v1::SearchResult> ResultOf(const tests::Answer& answer, const std::string& id) {
  for (const v1::SearchResult& result : answer.response.results()) {
    if (result.name() == "organizations/" + id) return result;
  }
  return std::nullopt;
}

// What a reply says of an organisation that depends on where it is: everything but its record.
std::string PlaceOf(const std::optional<v1::SearchResult>& result) {
  if (!result.has_value()) return "not found";
  return absl::StrCat(result->has_distance_km() ? absl::StrCat(result->distance_km()) : "none", " ",
                      result->score());
}

// Points all over the Land, and within a town where streets lie apart.
std::vector<v1::GeoPoint> QueryPoints() {
  std::mt19937 random(6);
  std::uniform_real_distribution<double> chance(-0.5, 0.5);
  std::vector<v1::GeoPoint> points;
  for (int i = 0; i < 300; ++i) {
    const double reach = i % 2 == 0 ? 0.1 : 2;
    v1::GeoPoint& point = points.emplace_back();
    point.set_latitude(51.31 + reach * (chance(random)));
    point.set_longitude(9.48 + reach * (chance(random)));
  }
  return points;
}

v1::SearchRequest Near(const v1::GeoPoint& point, double radius_km) {
  v1::SearchRequest request;
  *request.mutable_near()->mutable_point() = point;
  request.mutable_near()->set_radius_km(radius_km);
  return request;
}

v1::SearchRequest Near(const std::string& place, double radius_km) {
  v1::SearchRequest request;
  request.mutable_near()->set_place(place);
  request.mutable_near()->set_radius_km(radius_km);
  return request;
}

TEST(LocationPrivacy, WhoSitsInOneTownIsEquallyFarFromEverywhere) {
  for (const v1::GeoPoint& point : QueryPoints()) {
    for (const double radius_km : {0.0, 1.0, 2.0, 5.0, 40.0}) {
      const tests::Answer answer = Ask(*Index(), Near(point, radius_km));
      const std::string expected = PlaceOf(ResultOf(answer, kInTown[0]));
      for (const std::string& id : kInTown) {
        EXPECT_EQ(PlaceOf(ResultOf(answer, id)), expected) << id << " at " << point.DebugString();
      }
    }
  }
}

TEST(LocationPrivacy, DistancesAreFromTheTownsPointInTheGazetteer) {
  const auto town = Index()->places().Locate(kTown, kLand, "");
  ASSERT_TRUE(town.has_value() && town->point.has_value());
  for (const v1::GeoPoint& point : QueryPoints()) {
    const auto result = ResultOf(Ask(*Index(), Near(point, 0)), "west");
    ASSERT_TRUE(result.has_value());
    const double exact = region::DistanceKm({point.latitude(), point.longitude()}, *town->point);
    EXPECT_EQ(result->distance_km(), std::round(exact));
  }
}

TEST(LocationPrivacy, WhoPublishesNoTownIsNowhereInItsLand) {
  for (const char* place : kTowns) {
    for (const double radius_km : {0.0, 1.0, 20.0, 200.0, 500.0}) {
      const tests::Answer answer = Ask(*Index(), Near(place, radius_km));
      for (const std::string& id : kProtected) {
        const auto result = ResultOf(answer, id);
        EXPECT_FALSE(result.has_value() && result->has_distance_km()) << id << " near " << place;
        EXPECT_FALSE(radius_km > 0 && result.has_value()) << id << " near " << place;
      }
      EXPECT_EQ(PlaceOf(ResultOf(answer, kProtected[0])), PlaceOf(ResultOf(answer, kProtected[1])))
          << "near " << place;
    }
  }
}

// Whether the one of Fulda is avoided must not tell that it is in Fulda.
TEST(LocationPrivacy, WhoPublishesNoTownIsAvoidedWithEveryTownOfItsLand) {
  for (const char* place : kTowns) {
    const auto town = Index()->places().Locate(place, "", "");
    ASSERT_TRUE(town.has_value()) << place;
    for (const double radius_km : {1.0, 10.0, 100.0}) {
      v1::SearchRequest request = Near(std::string("Hessen"), 0);
      auto& area = *request.mutable_filter()->add_avoid_areas();
      area.set_place(place);
      area.set_radius_km(radius_km);
      const tests::Answer answer = Ask(*Index(), request);
      for (const std::string& id : kProtected) {
        EXPECT_EQ(ResultOf(answer, id).has_value(), town->region_code != kLand) << id << place;
      }
    }
  }
}

// By its name and its Land it is found like anybody else.
TEST(LocationPrivacy, WhoPublishesNoTownIsFoundInItsLand) {
  v1::SearchRequest request;
  request.mutable_filter()->add_regions(kLand);
  for (const std::string& id : kProtected) {
    EXPECT_TRUE(ResultOf(Ask(*Index(), request), id).has_value()) << id;
    EXPECT_TRUE(ResultOf(Ask(*Index(), "Haus " + id), id).has_value()) << id;
  }
}

}  // namespace
}  // namespace kok::search_core
