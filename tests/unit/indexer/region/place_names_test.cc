#include "indexer/region/place_names.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/analysis/word_forms.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

constexpr char kNames[] =
    "# kind\tname\tlanguage\tform\tsource\r\n"
    "place\tKöln\ten\tCologne\ttest\n"
    "place\tKöln\tuk\tКельн\ttest\r\n"
    "\n"
    "place\tFrankfurt am Main\ten\tFrankfurt on the Main\ttest\n"
    "region\tDE-HH\tit\tAmburgo\ttest\n"
    "place\tHamburg\tit\tAmburgo\ttest\n"
    "place\tBremen\tfr\tBrême\ttest\n"
    "region\tDE-HB\tfr\tBrême\ttest\n"
    "region\tDE-BY\tfr\tBavière\ttest\n";

TEST(PlaceNamesTest, MeanATownOrARegion) {
  const auto names = PlaceNames::Parse(kNames);
  ASSERT_THAT(names, IsOk());
  const struct {
    const char* why;
    const char* written;
    const char* name;  // nullptr: no such name
    bool is_region;
  } cases[] = {
      {"another language", "Cologne", "Köln", false},
      {"capitals", "COLOGNE", "Köln", false},
      {"another script", "кельн", "Köln", false},
      {"several words", "frankfurt on the main", "Frankfurt am Main", false},
      {"a region", "Bavière", "DE-BY", true},
      {"without its accent", "baviere", "DE-BY", true},
      {"town and region: the town, listed last", "Amburgo", "Hamburg", false},
      {"... and first", "Brême", "Bremen", false},
      {"the German name itself is none", "Köln", nullptr, false},
      {"part of a name", "Frankfurt", nullptr, false},
      {"nothing", "", nullptr, false},
  };
  for (const auto& c : cases) {
    const PlaceMeaning* meaning = names->Find(analysis::PhraseKey(c.written));
    ASSERT_EQ(meaning == nullptr, c.name == nullptr) << c.why;
    if (meaning == nullptr) continue;
    EXPECT_EQ(meaning->name, c.name) << c.why;
    EXPECT_EQ(meaning->is_region, c.is_region) << c.why;
  }
}

TEST(PlaceNamesTest, WrongLinesAreNamed) {
  const struct {
    const char* why;
    const char* tsv;
    const char* fragment;
  } cases[] = {
      {"too few columns", "place\tKöln\ten\tCologne\n", "place_names.tsv:1"},
      {"another kind", "# x\ntown\tKöln\ten\tCologne\ttest\n", "place_names.tsv:2"},
      {"no name", "place\t\ten\tCologne\ttest\n", "place_names.tsv:1"},
      {"no form", "place\tKöln\ten\t-\ttest\n", "place_names.tsv:1"},
      {"two towns", "place\tA\ten\tX\ttest\nplace\tB\ten\tx\ttest\n", "already means A"},
      {"two regions", "region\tDE-BE\ten\tX\ttest\nregion\tDE-HH\ten\tx\ttest\n",
       "place_names.tsv:2"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(PlaceNames::Parse(c.tsv), FailsWith(StatusCode::kInvalidArgument, c.fragment))
        << c.why;
  }
}

TEST(PlaceNamesTest, TheShippedOnesAreRead) {
  const auto names =
      PlaceNames::Parse(tests::ReadFile(tests::ShippedData() + "/glossary/place_names.tsv"));
  ASSERT_THAT(names, IsOk());
  const struct {
    const char* written;
    const char* name;
  } cases[] = {
      {"Munich", "München"}, {"Cologne", "Köln"}, {"Bavière", "DE-BY"}, {"Мюнхен", "München"}};
  for (const auto& c : cases) {
    const PlaceMeaning* meaning = names->Find(analysis::PhraseKey(c.written));
    ASSERT_NE(meaning, nullptr) << c.written;
    EXPECT_EQ(meaning->name, c.name);
  }
}

}  // namespace
}  // namespace kok::region
