#include "indexer/analysis/everyday_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/analysis/text_normalizer.h"
#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(EverydayWords, SayInWhichLanguagesTheyAreFunctionWords) {
  const auto words = EverydayWords::Parse(
      "# version: 1\nit\tcontra\tfunction\nes\tContra\tfunction\nde\tNGO\tgeneral\n"
      "fr\tété\tfunction\n");
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_THAT(words->FunctionWordIn("contra"), ElementsAre("es", "it"));
  EXPECT_THAT(words->FunctionWordIn("ete"), ElementsAre("fr")) << "folded";
  EXPECT_TRUE(words->Contains("ngo"));
  EXPECT_THAT(words->FunctionWordIn("ngo"), IsEmpty());
  EXPECT_FALSE(words->Contains("solwodi"));
}

TEST(EverydayWords, AWrongRowIsNamed) {
  const struct {
    const char* why;
    const char* tsv;
  } cases[] = {
      {"no language", "english\twith\tfunction\n"},
      {"not canonical", "EN\twith\tfunction\n"},
      {"no word", "en\t\tfunction\n"},
      {"two words", "en\tas well\tfunction\n"},
      {"another kind", "en\twith\tstop\n"},
      {"a column short", "en\twith\n"},
  };
  for (const auto& c : cases) {
    const auto words = EverydayWords::Parse(c.tsv);
    EXPECT_TRUE(absl::IsInvalidArgument(words.status())) << c.why;
    EXPECT_THAT(words.status().message(), HasSubstr("everyday_words.tsv:1")) << c.why;
  }
}

// A general word is looked for like any other.
TEST(EverydayWords, TheShippedOnesHoldWhatNamesHold) {
  const auto& words = tests::ShippedAnalyzer().everyday_words();
  for (const char* function : {"against", "for", "contra", "contre", "per", "dla", "için"}) {
    EXPECT_TRUE(words.Contains(FoldUmlauts(LowerNfkc(function)))) << function;
  }
  for (const char* general : {"eu", "ngo", "german", "network", "women"}) {
    EXPECT_TRUE(words.Contains(general)) << general;
    EXPECT_THAT(words.FunctionWordIn(general), IsEmpty()) << general;
  }
}

}  // namespace
}  // namespace kok::analysis
