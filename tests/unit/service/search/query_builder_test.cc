#include "service/search/query_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "service/search/content_plan.h"
#include "service/search/impact_weight.h"
#include "service/search/query_understanding.h"
#include "tests/unit/service/search/plain_match.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using tests::Hits;
using tests::Match;
using tests::SmallIndex;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha Haus","type":1,"seat":{"locality":"Köln","region_code":"DE-NW"}}}
{"organization":{"name":"organizations/b","display_name":"Beta Haus","type":2,"seat":{"locality":"Essen","region_code":"DE-NW"}}}
{"organization":{"name":"organizations/c","display_name":"Gamma Haus","type":1,"seat":{"locality":"Zürich","region_code":"CH"}}}
{"content":{"name":"contents/d","title":"Delta","body":"Haus"}}
{"content":{"name":"contents/e","title":"Epsilon","body":"Haus"}})";

// A query on one index, understood and planned for both kinds.
class Asked {
 public:
  Asked(const SmallIndex& index, const std::string& query)
      : organizations_(*index->organizations().Borrow()),
        content_(*index->content().Borrow()),
        understood_(UnderstandQuery(*index, *organizations_, *content_, query, {})),
        organization_plan_(PlanOrganizations(*organizations_, understood_)),
        content_plan_(PlanContent(*index, *content_, understood_)) {}

  std::string Organizations() const { return Match(*organizations_, organization_plan_.query); }
  std::string Content() const { return Match(*content_, content_plan_.any.query, ImpactWeight()); }
  Xapian::MSet OrganizationHits() const { return Hits(*organizations_, organization_plan_.query); }
  double BestScore() const {
    const Xapian::MSet hits = OrganizationHits();
    return hits.empty() ? 0 : hits.begin().get_weight();
  }
  const Xapian::Database& organizations() const { return *organizations_; }
  const Xapian::Database& content() const { return *content_; }
  const QueryPlan& organization_plan() const { return organization_plan_; }
  const QueryPlan& content_plan() const { return content_plan_.any; }

 private:
  const index::DatabasePool::Handle organizations_;
  const index::DatabasePool::Handle content_;
  const UnderstoodQuery understood_;
  const QueryPlan organization_plan_;
  const ContentPlan content_plan_;
};

class QueryBuilderTest : public testing::Test {
 protected:
  Asked Ask(const std::string& query) const { return Asked(index_, query); }

  const SmallIndex index_{kRecords};
};

TEST_F(QueryBuilderTest, FindsRecordsThatHoldAnyOfTheWords) {
  const struct {
    const char* why;
    const char* query;
    const char* matches;
  } cases[] = {
      {"a word of a name", "Alpha", "a"},
      {"either word", "alpha gamma", "ac"},
      {"centres before others, then by name", "Haus", "acb"},
      {"a town", "koeln", "a"},
      {"a Land", "Nordrhein-Westfalen", "ab"},
      {"unknown", "nirgends", ""},
      {"an unknown word takes nothing away", "alpha nirgends", "a"},
      {"no operator", "NOT", ""},
      {"none between words", "alpha AND NOT alpha", "a"},
      {"no wildcard, but the beginning of a word", "alph*", "a"},
      {"no field", "display_name:alpha", "a"},
  };
  for (const auto& c : cases) EXPECT_EQ(Ask(c.query).Organizations(), c.matches) << c.why;
}

TEST_F(QueryBuilderTest, NoWordsMatchNothing) {
  for (const char* query : {"", "?!", "und", "e.V."}) {
    EXPECT_EQ(Ask(query).Organizations(), "") << query;
    EXPECT_EQ(Ask(query).Content(), "") << query;
  }
}

// Explanations and notices name what was looked for, so nothing may be planned that is not there.
TEST_F(QueryBuilderTest, PlansOnlyTermsThatSomeDocumentHolds) {
  const Asked asked = Ask("Alpha Häuser in Koeln, nirgends Delta");
  ASSERT_FALSE(asked.organization_plan().terms.empty());
  for (const PlannedTerm& term : asked.organization_plan().terms) {
    EXPECT_TRUE(asked.organizations().term_exists(term.term)) << term.term;
    EXPECT_GT(term.weight, 0) << term.term;
    EXPECT_LE(term.words.end(), 6U) << term.term;
  }
  ASSERT_FALSE(asked.content_plan().terms.empty());
  for (const PlannedTerm& term : asked.content_plan().terms) {
    EXPECT_TRUE(asked.content().term_exists(term.term)) << term.term;
  }
}

// Else a word of name and description would count twice.
TEST_F(QueryBuilderTest, AWordCountsOnceInItsBestFieldAndForm) {
  const SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Fuchsie Hilfe"}}
{"organization":{"name":"organizations/b","display_name":"Fuchsie Rat","description":"Fuchsie Fuchsien"}}
{"organization":{"name":"organizations/c","display_name":"Anders"}})");
  const Xapian::MSet hits = Asked(index, "Fuchsie").OrganizationHits();
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_DOUBLE_EQ(hits[0].get_weight(), hits[1].get_weight());
}

TEST_F(QueryBuilderTest, ARareWordCountsMoreThanACommonOne) {
  EXPECT_GT(Ask("Beta nirgends").BestScore(), Ask("Haus nirgends").BestScore());
}

// A rare inflection is not a rare word.
TEST_F(QueryBuilderTest, InflectionsOfOneWordShareItsRarity) {
  const SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Fuchsie Hilfe"}}
{"organization":{"name":"organizations/b","display_name":"Fuchsie Rat"}}
{"organization":{"name":"organizations/c","display_name":"Fuchsien Haus"}}
{"organization":{"name":"organizations/d","display_name":"Anders"}})");
  const Xapian::MSet hits = Asked(index, "Fuchsie").OrganizationHits();
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_GT(hits[1].get_weight(), hits[2].get_weight()) << "the inflected one comes last";
}

TEST_F(QueryBuilderTest, FindsTextsInEveryForm) {
  EXPECT_EQ(Ask("DELTA").Content(), "a");
  EXPECT_EQ(Ask("Häuser Häusern").Content(), "ab");
  EXPECT_EQ(Ask("nirgends").Content(), "");
}

}  // namespace
}  // namespace kok::search_core
