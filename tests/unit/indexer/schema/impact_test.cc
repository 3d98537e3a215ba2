#include "indexer/schema/impact.h"

#include <gtest/gtest.h>

namespace kok::schema {
namespace {

TEST(ImpactTest, IsBm25OfFrequencyAndLength) {
  const struct {
    const char* why;
    double frequency;
    double words;
    double average;
    unsigned impact;
  } cases[] = {
      {"once in a text of average length", 1, 100, 100, 1000},
      {"five times in it", 5, 100, 100, 1774},
      {"once in a text twice as long", 1, 200, 100, 710},
      {"once in a text of no length", 1, 0, 100, 1692},
      {"never rounds to nothing", 1e-9, 100, 100, 1},
      {"not at all", 0, 100, 100, 1},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(StoredImpact(c.frequency, c.words, c.average), c.impact) << c.why;
  }
}

TEST(ImpactTest, GrowsWithFrequencyAndFallsWithLengthWithinItsBounds) {
  const double most = kImpactScale * (kBm25K1 + 1.0);
  for (double words = 1; words < 100000; words *= 3) {
    unsigned last = 0;
    for (double frequency = 1; frequency < 1000; frequency *= 2) {
      const unsigned impact = StoredImpact(frequency, words, 300);
      EXPECT_GE(impact, last);
      EXPECT_LE(impact, most);
      EXPECT_GE(impact, StoredImpact(frequency, words * 3, 300));
      last = impact;
    }
  }
}

}  // namespace
}  // namespace kok::schema
