#include "service/search/joined_places.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::search_core {
namespace {

// The word behind which the place before the last word of a query ends.
std::string Before(const std::string& query) {
  const auto tokens = tests::ShippedAnalyzer().Analyze(query);
  const auto joint = JointBefore(query, tokens, tokens.size() - 1);
  if (!joint.has_value()) return "";
  return tokens[joint->end - 1].exact + (joint->is_doubtful ? " ?" : "");
}

TEST(JoinedPlaces, ByWordsAndSigns) {
  const struct {
    const char* query;
    const char* before;
  } cases[] = {
      {"nicht in Köln oder Bonn", "köln"},
      {"nicht in Köln oder in der Nähe von Bonn", "köln"},
      {"nicht in Köln und Bonn", "köln"},
      {"weder Köln noch Bonn", "köln"},
      {"not in Cologne nor Bonn", "cologne"},
      {"Köln/Bonn", "köln"},
      {"Köln & Bonn", "köln"},
      {"Köln bzw. Bonn", "köln"},
      {"nicht in Köln und in Bonn", "köln ?"},  // may be where help is asked for
      {"nicht in Köln, Bonn", "köln ?"},
      {"nicht Köln Bonn", "köln ?"},
      {"Köln-Bonn", "köln ?"},
      {"nicht in Köln, in Bonn", ""},
      {"nicht in Köln. Bonn", ""},
      {"außer Köln noch in Bonn", ""},
      {"oder Bonn", ""},
      {"Bonn", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Before(c.query), c.before) << c.query;
}

}  // namespace
}  // namespace kok::search_core
