#include "service/search/negated_places.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::search_core {
namespace {

// The word that negates the last word of a query.
std::string Negation(const std::string& query) {
  const auto tokens = tests::ShippedAnalyzer().Analyze(query);
  const auto at = NegationOf(query, tokens, tokens.size() - 1);
  return at.has_value() ? tokens[*at].exact : "";
}

TEST(NegatedPlaces, StandBehindTheirNegation) {
  const struct {
    const char* query;
    const char* negation;
  } cases[] = {
      {"Beratung nicht in Köln", "nicht"},
      {"nicht Köln", "nicht"},
      {"nicht mehr in der Nähe von Köln", "nicht"},
      {"Sie darf nicht nach Köln", "nicht"},
      {"außerhalb von Hessen", "außerhalb"},
      {"ausserhalb Hessens", "ausserhalb"},
      {"weit weg von Köln", "weit"},
      {"Sie will weg aus Köln", "weg"},
      {"auf keinen Fall in Köln", "auf"},
      {"shelter outside of Hamburg", "outside"},
      {"not near Hamburg", "not"},
      {"far away from Hamburg", "far"},
      {"not from Hamburg", ""},
      {"nicht so weit weg von Köln", ""},
      {"not far from Hamburg", ""},
      {"wenn nicht in Köln", ""},
      {"Gibt es nicht in Köln", ""},
      {"Alter Weg Köln", ""},
      {"Beratung in Köln", ""},
      {"spricht nicht Deutsch Köln", ""},
      {"das weiß sie nicht, Köln", ""},
      {"nicht aus Köln", ""},
      {"keine Beratungsstelle in Köln", ""},
      {"nicht in der Stadt und der Umgebung von Köln", ""},
      {"Köln", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Negation(c.query), c.negation) << c.query;
}

// The word behind which another place ends that the last word of a query is joined to.
std::string Joined(const std::string& query) {
  const auto tokens = tests::ShippedAnalyzer().Analyze(query);
  const auto end = EndOfJoined(query, tokens, tokens.size() - 1);
  return end.has_value() ? tokens[*end - 1].exact : "";
}

TEST(NegatedPlaces, AreJoinedByOrAndAnd) {
  const struct {
    const char* query;
    const char* before;
  } cases[] = {
      {"nicht in Köln oder Bonn", "köln"},
      {"nicht in Köln oder in Bonn", "köln"},
      {"nicht in Köln und Bonn", "köln"},
      {"not in Cologne nor Bonn", "cologne"},
      {"nicht in Köln und in Bonn", ""},  // may be where help is asked for
      {"nicht in Köln, Bonn", ""},
      {"nicht in Köln, oder Bonn", ""},
      {"nicht in Köln oder, Bonn", ""},
      {"nicht in Köln Bonn", ""},
      {"oder Bonn", ""},
      {"Bonn", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Joined(c.query), c.before) << c.query;
}

}  // namespace
}  // namespace kok::search_core
