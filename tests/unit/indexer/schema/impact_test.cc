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
    double impact;
  } cases[] = {
      {"once in a text of average length", 1, 100, 100, 1.0},
      {"five times in it", 5, 100, 100, 1.774},
      {"once in a text twice as long", 1, 200, 100, 0.710},
      {"once in a text of no length", 1, 0, 100, 1.692},
      {"not at all", 0, 100, 100, 0.0},
  };
  for (const auto& c : cases) {
    EXPECT_NEAR(Impact(c.frequency, c.words, c.average), c.impact, 0.0005) << c.why;
  }
}

TEST(ImpactTest, GrowsWithFrequencyAndFallsWithLengthWithinItsBounds) {
  for (double words = 1; words < 100000; words *= 3) {
    unsigned last = 0;
    for (double frequency = 1; frequency < 1000; frequency *= 2) {
      const double impact = Impact(frequency, words, 300);
      EXPECT_LE(impact, kBm25K1 + 1.0);
      EXPECT_GE(ImpactCode(impact), last);
      EXPECT_GE(ImpactCode(impact), ImpactCode(Impact(frequency, words * 3, 300)));
      last = ImpactCode(impact);
    }
  }
}

// A stored impact is the nearest that its part of the scale has, and more is never stored as less.
TEST(ImpactTest, IsStoredOnAScaleThatIsFinerAbove) {
  EXPECT_EQ(ImpactCode(0), 1U) << "a word that is there counts something";
  unsigned last = 0;
  for (double impact = 0.01; impact <= kBm25K1 + 1.0; impact += 0.00037) {
    const unsigned code = ImpactCode(impact);
    EXPECT_GE(code, last);
    const double step = impact < kFirstFineImpact - kCoarseStep ? kCoarseStep : kFineStep;
    if (impact < kFirstFineImpact - kCoarseStep || impact >= kFirstFineImpact) {
      EXPECT_NEAR(ImpactOf(code), impact, step * 0.501) << impact;
    }
    last = code;
  }
  EXPECT_LT(ImpactCode(kFirstFineImpact - kCoarseStep), kFirstFineCode) << "one byte";
  EXPECT_GT(ImpactOf(kFirstFineCode), ImpactOf(kFirstFineCode - 1));
}

}  // namespace
}  // namespace kok::schema
