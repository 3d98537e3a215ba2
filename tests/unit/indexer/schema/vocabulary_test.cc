#include "indexer/schema/vocabulary.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::schema {
namespace {

TEST(VocabularyTest, RowsAreCodesOfAFacetWithTheirNames) {
  const Vocabulary vocabulary(
      "# version: 1\ntopic\tlaw\tRecht\tLaw\tnote\r\nservice\tlaw\tHilfe\tHelp\t\n\nno "
      "tab\n#topic\tx\ty\tz\n"
      "topic\ttoo few\n");
  ASSERT_EQ(vocabulary.Of("topic").size(), 1U);
  ASSERT_EQ(vocabulary.Of("service").size(), 1U);
  const VocabularyEntry* law = vocabulary.Find("topic", "law");
  ASSERT_NE(law, nullptr);
  EXPECT_EQ(law->Words(), "Recht Law");
  EXPECT_EQ(law->Name("de"), "Recht");
  EXPECT_EQ(law->Name("en"), "Law");
  EXPECT_EQ(vocabulary.Find("service", "law")->Words(), "Hilfe Help");
  EXPECT_EQ(vocabulary.Find("topic", "x"), nullptr);
  EXPECT_EQ(vocabulary.Find("target_group", "law"), nullptr);
  EXPECT_TRUE(vocabulary.Of("#topic").empty());
  EXPECT_TRUE(vocabulary.Of("no tab").empty());
}

TEST(VocabularyTest, AnyBytesAreAccepted) {
  for (const std::string& text : {std::string(), std::string("\0\t\xFF\n", 4)}) {
    EXPECT_TRUE(Vocabulary(text).Of("topic").empty());
  }
}

TEST(VocabularyTest, TheShippedOneHasNamesInBothLanguages) {
  const Vocabulary shipped(tests::ReadFile(tests::ShippedData() + "/glossary/vocabulary.tsv"));
  ASSERT_NE(shipped.Find("topic", "human-rights"), nullptr);
  EXPECT_EQ(shipped.Find("topic", "human-rights")->Words(), "Menschenrechte Human rights");
  EXPECT_NE(shipped.Find("exploitation_form", "forced-begging"), nullptr);
}

}  // namespace
}  // namespace kok::schema
