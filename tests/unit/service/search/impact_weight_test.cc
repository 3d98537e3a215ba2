#include "service/search/impact_weight.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>

#include "indexer/schema/impact.h"
#include "tests/unit/service/search/plain_match.h"

namespace kok::search_core {
namespace {

class ImpactWeightTest : public testing::Test {
 protected:
  ImpactWeightTest() {
    Add({{"one", 500}, {"two", 1300}});
    Add({{"one", 1200}});
    Add({{"three", 1}});
  }

  void Add(const std::vector<std::pair<std::string, unsigned>>& impacts) {
    Xapian::Document document;
    for (const auto& [term, impact] : impacts) document.add_term(term, impact);
    database_.add_document(document);
  }
  static Xapian::Query Scaled(const std::string& term, double factor) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), factor);
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(ImpactWeightTest, ATermGivesItsImpactTimesItsFactor) {
  const Xapian::MSet hits = tests::Hits(database_, Scaled("one", 3.0), ImpactWeight());
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(*hits[0], 2U);
  EXPECT_DOUBLE_EQ(hits[0].get_weight(), 3.0 * schema::ImpactOf(1200));
  EXPECT_DOUBLE_EQ(hits[1].get_weight(), 3.0 * schema::ImpactOf(500));
}

TEST_F(ImpactWeightTest, TermsAddUp) {
  const Xapian::Query both(Xapian::Query::OP_OR, Scaled("one", 1.0), Scaled("two", 2.0));
  const Xapian::MSet hits = tests::Hits(database_, both, ImpactWeight());
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(*hits[0], 1U);
  EXPECT_DOUBLE_EQ(hits[0].get_weight(), schema::ImpactOf(500) + 2.0 * schema::ImpactOf(1300));
}

// The matcher leaves documents out by this bound: were it too low, the best could be lost.
TEST_F(ImpactWeightTest, NothingWeighsMoreThanItsBound) {
  for (const double factor : {0.1, 1.0, 7.0}) {
    const Xapian::MSet hits = tests::Hits(database_, Scaled("one", factor), ImpactWeight());
    EXPECT_LE(hits[0].get_weight(), hits.get_max_possible());
  }
  EXPECT_EQ(tests::Match(database_, Scaled("three", 1.0), ImpactWeight()), "c");
}

// And were it too high, it would leave out none: the texts of a frequent word would all be looked
// at.
TEST_F(ImpactWeightTest, TheBoundOfAFrequentWordIsThatOfOneText) {
  for (int i = 0; i < 100; ++i) Add({{"frequent", 100}});
  const Xapian::MSet hits = tests::Hits(database_, Scaled("frequent", 2.0), ImpactWeight());
  EXPECT_DOUBLE_EQ(hits.get_max_possible(), 2.0 * schema::ImpactOf(schema::kMaxImpactCode));
}

}  // namespace
}  // namespace kok::search_core
