#include "indexer/region/area_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using tests::FailsWith;
using tests::IsOk;

const RegionTable& Regions() {
  static const auto* table = [] {
    auto parsed = RegionTable::Parse(
        "DE-NW\t05\tyes\tNordrhein-Westfalen\tWestphalia\tNRW\nDE-BW\t08\tyes\tBaden-"
        "Württemberg\tBaden-W\tBW\n"
        "CH\t-\tyes\tSchweiz\tSwitzerland\tSuisse\n");
    EXPECT_THAT(parsed, IsOk());
    return new RegionTable(*std::move(parsed));
  }();
  return *table;
}

constexpr char kOwl[] = "Ostwestfalen-Lippe\tDE-NW\t057\tOWL|Ostwestfalen\tAGS\n";
constexpr char kBaden[] = "Baden\tDE-BW\t082|083\t-\tAGS\n";

TEST(AreaTableTest, AreasAreFoundInAnyUsualSpelling) {
  const auto table =
      AreaTable::Parse(std::string("# version: 1\n") + kOwl + "\n" + kBaden, Regions());
  ASSERT_THAT(table, IsOk());
  for (const char* spelling : {"Ostwestfalen-Lippe", "ostwestfalen lippe", "OSTWESTFALENLIPPE",
                               "Ostwestfalen – Lippe", "OWL", "owl", "O.W.L.", "Ostwestfalen"}) {
    const AreaRow* row = table->Find(spelling);
    ASSERT_NE(row, nullptr) << spelling;
    EXPECT_EQ(row->name, "Ostwestfalen-Lippe");
    EXPECT_EQ(row->land, "DE-NW");
    EXPECT_THAT(row->ags_prefixes, ElementsAre("057"));
    EXPECT_EQ(row->source, "AGS");
  }
  ASSERT_NE(table->Find("baden"), nullptr);
  EXPECT_THAT(table->Find("baden")->ags_prefixes, ElementsAre("082", "083"));
  EXPECT_THAT(table->Find("baden")->aliases, testing::IsEmpty());
  for (const char* spelling : {"", "-", "Lippe", "Baden-Württemberg", "057", "DE-NW", "\xFF"}) {
    EXPECT_EQ(table->Find(spelling), nullptr) << spelling;
  }
}

TEST(AreaTableTest, ATableMayBeEmpty) {
  EXPECT_EQ(AreaTable().Find("Baden"), nullptr);
  EXPECT_THAT(AreaTable::Parse("", Regions()), IsOk());
  EXPECT_THAT(AreaTable::Parse("# version: 1\r\n\r\n", Regions()), IsOk());
}

TEST(AreaTableTest, WrongTablesAreRefusedWithLineAndColumn) {
  const struct {
    const char* why;
    std::string line;
    const char* message;
  } cases[] = {
      {"a column is missing", "Baden\tDE-BW\t082\t-\n", "areas.tsv:2: expected 5 columns, found 4"},
      {"a column too many", "Baden\tDE-BW\t082\t-\tx\t\n", "expected 5 columns, found 6"},
      {"no name", "\tDE-BW\t082\t-\tx\n", "areas.tsv:2: column area: expected a name"},
      {"a name of no letter", "---\tDE-BW\t082\t-\tx\n", "column area: expected a name"},
      {"unknown Land", "Baden\tDE-XX\t082\t-\tx\n", "areas.tsv:2: column land: expected the code"},
      {"a Land in words", "Baden\tNRW\t052\t-\tx\n", "column land: expected the code of a Land"},
      {"a country", "Baden\tCH\t082\t-\tx\n", "column land: expected the code of a Land"},
      {"no Land", "Baden\t\t082\t-\tx\n", "column land"},
      {"no prefix", "Baden\tDE-BW\t\t-\tx\n",
       "areas.tsv:2: column ags_prefixes: expected 3 to 8 digits each, the first two 08, those of "
       "DE-BW"},
      {"the whole Land", "Baden\tDE-BW\t08\t-\tx\n", "column ags_prefixes"},
      {"too long", "Baden\tDE-BW\t082150001\t-\tx\n", "column ags_prefixes"},
      {"letters", "Baden\tDE-BW\t08x\t-\tx\n", "column ags_prefixes"},
      {"of another Land", "Baden\tDE-BW\t082|057\t-\tx\n", "column ags_prefixes"},
      {"an empty one", "Baden\tDE-BW\t082|\t-\tx\n", "column ags_prefixes"},
      {"commas", "Baden\tDE-BW\t082,083\t-\tx\n", "column ags_prefixes"},
      {"empty alias", "Baden\tDE-BW\t082\t\tx\n", "areas.tsv:2: column aliases: expected a name"},
      {"no source", "Baden\tDE-BW\t082\t-\t\n", "areas.tsv:2: column source: is missing"},
      {"a name twice", "owl\tDE-BW\t082\t-\tx\n",
       "areas.tsv:2: column area: spelling owl already means Ostwestfalen-Lippe"},
      {"an alias twice", "Baden\tDE-BW\t082\tOst-Westfalen\tx\n",
       "column aliases: spelling Ost-Westfalen already means Ostwestfalen-Lippe"},
      {"the same row", kOwl, "column area: spelling Ostwestfalen-Lippe already means"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(AreaTable::Parse(kOwl + c.line, Regions()),
                FailsWith(StatusCode::kInvalidArgument, c.message))
        << c.why;
  }
}

TEST(AreaTableTest, TheShippedTableIsRight) {
  const auto regions =
      RegionTable::Parse(tests::ReadFile(tests::ShippedData() + "/regions/regions.tsv"));
  ASSERT_THAT(regions, IsOk());
  const auto table =
      AreaTable::Parse(tests::ReadFile(tests::ShippedData() + "/regions/areas.tsv"), *regions);
  ASSERT_THAT(table, IsOk());
  ASSERT_NE(table->Find("Ostwestfalen-Lippe"), nullptr);
  EXPECT_EQ(table->Find("Ostwestfalen-Lippe")->land, "DE-NW");
  EXPECT_NE(table->Find("Baden"), nullptr);
}

}  // namespace
}  // namespace kok::region
