#include "indexer/build/compound_dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "indexer/analysis/compound_splitter.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

constexpr char kHunspell[] = "hunspell/de_DE.dic";
constexpr char kNgerman[] = "dict/ngerman";

TEST(CompoundDictionaryTest, HoldsTheWordsOfBothFoldedAndSorted) {
  const TemporaryFolder folder;
  folder.Write(kHunspell,
               "12\n\tA comment, indented\n# another\nOpfer/NSm\nberaten/IXm\nÄrzte/m\nHandel\n");
  folder.Write(kNgerman, "Handel\nBeratung\nTor\nNATO\nüber\nStraße\nE-Mail\nLodz\nŁódź\n" +
                             std::string(40, 'a') + "\n\n");
  const auto words = ReadCompoundWords(folder.path());
  ASSERT_THAT(words, IsOk());
  EXPECT_EQ(*words,
            "arzte\tn\n"  // a noun begins with a capital, also with a capital umlaut
            "beraten\n"   // a verb does not
            "beratung\tn\n"
            "handel\tn\n"  // once, although both have it
            "lodz\tn\n"
            "nato\n"  // an abbreviation is no part of compounds
            "opfer\tn\n"
            "strasse\tn\n"
            "uber\n");
  EXPECT_THAT(analysis::CompoundSplitter::Parse(*words, "", {}), IsOk());
}

TEST(CompoundDictionaryTest, AWordIsANounWhereAnySpellingIs) {
  const TemporaryFolder folder;
  folder.Write(kHunspell, "hilfe\n");
  folder.Write(kNgerman, "Hilfe\nhandel\nHandel\n");
  EXPECT_EQ(*ReadCompoundWords(folder.path()), "handel\tn\nhilfe\tn\n");
}

TEST(CompoundDictionaryTest, WhatIsMissingIsNamedWithItsPackage) {
  const struct {
    const char* missing;
    const char* package;
  } cases[] = {{kHunspell, "hunspell-de-de"}, {kNgerman, "wngerman"}};
  for (const auto& c : cases) {
    const TemporaryFolder folder;
    folder.Write(kHunspell, "Opfer\n");
    folder.Write(kNgerman, "Opfer\n");
    ASSERT_THAT(ReadCompoundWords(folder.path()), IsOk());
    std::filesystem::remove(folder.File(c.missing));
    EXPECT_THAT(ReadCompoundWords(folder.path()), FailsWith(StatusCode::kNotFound, c.missing));
    EXPECT_THAT(ReadCompoundWords(folder.path()), FailsWith(StatusCode::kNotFound, c.package));
  }
}

TEST(CompoundDictionaryTest, AnyBytesGiveADictionary) {
  const TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string(), std::string("\n\n"), std::string("\xFF\xFE\0/\nOpf\xE4r\n", 12),
        std::string("Opfer"), std::string("Opfer\r\n")}) {
    folder.Write(kHunspell, bytes);
    folder.Write(kNgerman, bytes);
    const auto words = ReadCompoundWords(folder.path());
    ASSERT_THAT(words, IsOk());
    EXPECT_THAT(analysis::CompoundSplitter::Parse(*words, "", {}), IsOk());
  }
}

// The machine's own: without them the indexer would not build.
TEST(CompoundDictionaryTest, TheMachineHasGermanNouns) {
  const auto words = ReadCompoundWords("/usr/share");
  ASSERT_THAT(words, IsOk());
  const auto splitter = analysis::CompoundSplitter::Parse(*words, "", {});
  ASSERT_THAT(splitter, IsOk());
  for (const char* word : {"menschen", "handel", "opfer", "arzte", "ubergriff"}) {
    EXPECT_TRUE(splitter->IsWord(word)) << word;
  }
  EXPECT_THAT(splitter->Split("opferschutz"), testing::ElementsAre("opfer", "schutz"));
}

}  // namespace
}  // namespace kok::build
