#include "indexer/build/reference_data.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/unit/built_index.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

TEST(ReferenceDataTest, TextsAreKeptAsTheyAreAndRead) {
  const ReferenceData& reference = tests::ShippedReference();
  EXPECT_EQ(reference.stop_words_text,
            tests::ReadFile(tests::ShippedData() + "/glossary/stop_words.txt"));
  EXPECT_EQ(reference.regions_text, tests::ReadFile(tests::ShippedData() + "/regions/regions.tsv"));
  EXPECT_NE(reference.regions.Find("NRW"), nullptr);
  EXPECT_TRUE(reference.analyzer.Analyze("der")[0].is_stop_word);
  EXPECT_EQ(reference.vocabulary.count("topic/human-rights"), 1U);
}

TEST(ReferenceDataTest, WhatIsMissingIsNamed) {
  for (const char* name :
       {"glossary/stop_words.txt", "glossary/vocabulary.tsv", "regions/regions.tsv"}) {
    const TemporaryFolder folder;
    for (const char* part : {"glossary", "regions"}) {
      fs::copy(tests::ShippedData() + "/" + part, folder.File(part), fs::copy_options::recursive);
    }
    ASSERT_THAT(LoadReferenceData(folder.path()), IsOk());
    fs::remove(folder.File(name));
    EXPECT_THAT(LoadReferenceData(folder.path()), FailsWith(StatusCode::kNotFound, name));
    fs::create_symlink(tests::ShippedData() + "/" + name, folder.File(name));
    EXPECT_THAT(LoadReferenceData(folder.path()), FailsWith(StatusCode::kFailedPrecondition, name));
  }
  EXPECT_THAT(LoadReferenceData(""), FailsWith(StatusCode::kNotFound, "glossary/stop_words.txt"));
}

TEST(ReferenceDataTest, AWrongTableIsRefusedWithItsLine) {
  const TemporaryFolder folder;
  fs::copy(tests::ShippedData() + "/glossary", folder.File("glossary"),
           fs::copy_options::recursive);
  folder.Write("regions/regions.tsv", "DE-BE\tBerlin\n");
  EXPECT_THAT(LoadReferenceData(folder.path()),
              FailsWith(StatusCode::kInvalidArgument, "regions.tsv:1"));
}

// Whether this program lies where the data is depends on the folder it was built in.
TEST(ReferenceDataTest, ShippedDataIsWholeWhereItIsFound) {
  const auto shipped = ShippedDataFolder();
  if (shipped.ok()) {
    EXPECT_THAT(LoadReferenceData(*shipped), IsOk()) << *shipped;
  } else {
    EXPECT_THAT(shipped, FailsWith(StatusCode::kNotFound, "--reference-data"));
  }
}

}  // namespace
}  // namespace kok::build
