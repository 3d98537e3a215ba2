#include "indexer/build/reference_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/generation/layout.h"
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
  const struct {
    const char* path;
    const char* file;
  } cases[] = {
      {generation::kStopWordsFile, "glossary/stop_words.txt"},
      {generation::kEverydayWordsFile, "glossary/everyday_words.tsv"},
      {generation::kConceptsFile, "glossary/concepts.tsv"},
      {generation::kPlaceNamesFile, "glossary/place_names.tsv"},
      {generation::kTopicsFile, "glossary/vocabulary.tsv"},
      {generation::kRegionsFile, "regions/regions.tsv"},
      {generation::kAreasFile, "regions/areas.tsv"},
      {generation::kMunicipalitiesFile, "gazetteer/municipalities.tsv"},
      {generation::kPostcodesFile, "gazetteer/postcodes.tsv"},
      {generation::kPlacesAbroadFile, "gazetteer/places_abroad.tsv"},
      {generation::kQuartersFile, "gazetteer/quarters.tsv"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(reference.texts.at(c.path), tests::ReadFile(tests::ShippedData() + "/" + c.file));
  }
  EXPECT_FALSE(reference.texts.at(generation::kCompoundWordsFile).empty());
  EXPECT_NE(reference.regions.Find("NRW"), nullptr);
  EXPECT_NE(reference.vocabulary.Find("topic", "human-rights"), nullptr);
  const analysis::Analyzer& analyzer = tests::ShippedAnalyzer();
  EXPECT_TRUE(analyzer.Analyze("der")[0].is_stop_word);
  EXPECT_TRUE(analyzer.IsGermanWord("beratung"));
  EXPECT_TRUE(analyzer.IsKnownName("cottbus")) << "of the gazetteer, where nobody is seated";
  EXPECT_TRUE(analyzer.IsKnownName("neukolln")) << "a part of a town";
}

constexpr const char* kFolders[] = {"glossary", "regions", "gazetteer"};

TEST(ReferenceDataTest, WhatIsMissingIsNamed) {
  const TemporaryFolder folder;
  for (const char* part : kFolders) {
    fs::copy(tests::ShippedData() + "/" + part, folder.File(part), fs::copy_options::recursive);
  }
  ASSERT_THAT(LoadReferenceData(folder.path()), IsOk());
  for (const char* name :
       {"glossary/stop_words.txt", "glossary/concepts.tsv", "glossary/place_names.tsv",
        "glossary/vocabulary.tsv", "regions/regions.tsv", "gazetteer/municipalities.tsv",
        "gazetteer/postcodes.tsv", "gazetteer/places_abroad.tsv"}) {
    fs::remove(folder.File(name));
    EXPECT_THAT(LoadReferenceData(folder.path()), FailsWith(StatusCode::kNotFound, name));
    fs::create_symlink(tests::ShippedData() + "/" + name, folder.File(name));
    EXPECT_THAT(LoadReferenceData(folder.path()), FailsWith(StatusCode::kFailedPrecondition, name));
    fs::remove(folder.File(name));
    fs::copy(tests::ShippedData() + "/" + name, folder.File(name));
  }
  for (const char* name : {"regions/areas.tsv", "gazetteer/quarters.tsv",
                           "glossary/everyday_words.tsv", "glossary/general_statements.tsv"}) {
    fs::remove(folder.File(name));
    EXPECT_THAT(LoadReferenceData(folder.path()), IsOk()) << name << " may be left out";
    fs::create_directory(folder.File(name));
    EXPECT_FALSE(LoadReferenceData(folder.path()).ok()) << name << " is no file";
    fs::remove(folder.File(name));
  }
  EXPECT_THAT(LoadReferenceData(""), FailsWith(StatusCode::kNotFound, "glossary/stop_words.txt"));
}

TEST(ReferenceDataTest, AWrongTableIsRefusedWithItsLine) {
  const struct {
    const char* name;
    const char* text;
    const char* place;
  } cases[] = {
      {"regions/regions.tsv", "DE-BE\tBerlin\n", "regions.tsv:1"},
      {"glossary/concepts.tsv", "victim\tde\tOpfer\n", "concepts.tsv:1"},
      {"curated/lines.jsonl", "\n{\"words\":[\"Notruf\"]}\n",
       "lines.jsonl:2: organization: is missing"},
      {"regions/areas.tsv", "# areas\nOWL\tDE-NW\t08\t-\tx\n", "areas.tsv:2"},
      {"glossary/general_statements.tsv", "x\n", "general_statements.tsv:1"},
      {"gazetteer/municipalities.tsv", "1\tCottbus\tCottbus\tDE-BB\t51\t14\t-\n",
       "municipalities.tsv:1: ags"},
      {"gazetteer/postcodes.tsv", "03046\t12052001\t51\t14\n", "postcodes.tsv:1: ags"},
      {"gazetteer/quarters.tsv", "Neukölln\t11000000\n", "quarters.tsv:1: expected 3 columns"},
      {"gazetteer/places_abroad.tsv", "IT\tBozen\n", "places_abroad.tsv:1: expected 7 columns"},
      {"glossary/place_names.tsv", "# names\ntown\tKöln\ten\tCologne\ttest\n", "place_names.tsv:2"},
  };
  for (const auto& c : cases) {
    const TemporaryFolder folder;
    for (const char* part : kFolders) {
      fs::copy(tests::ShippedData() + "/" + part, folder.File(part), fs::copy_options::recursive);
    }
    fs::remove(folder.File(c.name));
    folder.Write(c.name, c.text);
    EXPECT_THAT(LoadReferenceData(folder.path()), FailsWith(StatusCode::kInvalidArgument, c.place));
  }
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
