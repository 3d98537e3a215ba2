#include "service/search/places_elsewhere.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kok::search_core {
namespace {

using testing::ElementsAreArray;

// The words of a query that has no capitals.
UnderstoodQuery WordsOf(const std::string& query) {
  UnderstoodQuery understood;
  size_t begin = 0;
  while (begin < query.size()) {
    const size_t end = std::min(query.find_first_of(" /", begin), query.size());
    analysis::Token token{};
    token.fold = query.substr(begin, end - begin);
    token.begin = begin;
    token.end = end;
    if (end > begin) understood.tokens.push_back(token);
    begin = end + 1;
  }
  return understood;
}

region::Resolution Found(const std::string& name, const std::string& ags) {
  region::ResolvedPlace place;
  place.display_name = name;
  place.ags = ags;
  return {{place}};
}

TEST(PlacesElsewhere, TownsBesideTheFirstPlaceAreChoices) {
  const std::string kTown = "09162000";
  const struct {
    const char* query;
    std::vector<size_t> elsewhere;  // places, as indexes into the words
    std::vector<size_t> seats;
    std::string ags;  // of those elsewhere
    std::vector<std::string> besides;
  } cases[] = {
      {"ulm oder augsburg", {0, 2}, {}, kTown, {"augsburg"}},
      {"ulm/augsburg", {0, 1}, {}, kTown, {"augsburg"}},
      {"ulm augsburg", {0, 1}, {}, kTown, {}},
      {"ulm und hilfe augsburg", {0, 3}, {}, kTown, {}},
      {"ulm oder augsburg oder passau", {0, 2, 4}, {}, kTown, {"augsburg", "passau"}},
      {"bremen oder augsburg", {2}, {0}, kTown, {"augsburg"}},
      {"bremen augsburg", {1}, {0}, kTown, {}},
      {"ulm oder brandenburg", {0, 2}, {}, "12", {}},
      {"ulm", {0}, {}, kTown, {}},
  };
  for (const auto& c : cases) {
    const std::string query = c.query;
    UnderstoodQuery understood = WordsOf(query);
    PlacesElsewhere places(query, understood);
    for (const size_t at : c.seats) {
      places.NoteSeat({at, 1});
      understood.towns.push_back(understood.tokens[at].fold);
    }
    for (const size_t at : c.elsewhere) {
      places.Add({at, 1}, Found(understood.tokens[at].fold, c.ags));
    }
    places.AddBesides();
    std::vector<std::string> besides;
    for (const auto& place : understood.places_besides) besides.push_back(place.display_name);
    EXPECT_THAT(besides, ElementsAreArray(c.besides)) << query;
    EXPECT_TRUE(understood.names_place_elsewhere) << query;
    ASSERT_EQ(understood.places_elsewhere.size(), 1U) << query;
    EXPECT_EQ(understood.places_elsewhere[0].display_name, understood.tokens[c.elsewhere[0]].fold);
  }
}

}  // namespace
}  // namespace kok::search_core
