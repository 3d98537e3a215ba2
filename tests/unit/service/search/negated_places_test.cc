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
      {"weit weg von Köln", "weg"},
      {"shelter outside of Hamburg", "outside"},
      {"not near Hamburg", "not"},
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

}  // namespace
}  // namespace kok::search_core
