#include <gtest/gtest.h>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::analysis {
namespace {

TEST(ProperNames, HaveNoFormsButAGenitive) {
  for (const char* name : {"sylt", "friedland", "neukirchen", "husum", "lindau", "karl"}) {
    EXPECT_TRUE(tests::ShippedAnalyzer().IsProperName(name)) << name;
  }
  for (const char* word : {"brand", "holle", "besitz", "drogen", "kuchen", "regen", "singen",
                           "kirchen", "speicher", "nichts", "unbekanntestadt", ""}) {
    EXPECT_FALSE(tests::ShippedAnalyzer().IsProperName(word)) << word;
  }
}

}  // namespace
}  // namespace kok::analysis
