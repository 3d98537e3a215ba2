#include "indexer/region/region_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

const RegionTable& Shipped() {
  static const auto* table = [] {
    auto parsed =
        RegionTable::Parse(tests::ReadFile(tests::ShippedData() + "/regions/regions.tsv"));
    EXPECT_THAT(parsed, IsOk());
    return new RegionTable(*std::move(parsed));
  }();
  return *table;
}

struct SpellingCase {
  const char* spelling;
  const char* code;  // empty: no region
};

TEST(RegionTableTest, AnyUsualSpellingMeansTheRegion) {
  const SpellingCase cases[] = {
      {"DE-NW", "DE-NW"},
      {"de-nw", "DE-NW"},
      {"NRW", "DE-NW"},
      {"nrw", "DE-NW"},
      {"N R W", "DE-NW"},
      {"N.R.W.", "DE-NW"},
      {"Nordrhein-Westfalen", "DE-NW"},
      {"nordrhein westfalen", "DE-NW"},
      {"NordrheinWestfalen", "DE-NW"},
      {" Nordrhein – Westfalen ", "DE-NW"},
      {"North Rhine-Westphalia", "DE-NW"},
      {"05", "DE-NW"},
      {"Meck-Pomm", "DE-MV"},
      {"meckpomm", "DE-MV"},
      {"M-V", "DE-MV"},
      {"Baden-Württemberg", "DE-BW"},
      {"Baden-Wuerttemberg", "DE-BW"},
      {"baden wurttemberg", "DE-BW"},
      {"BaWü", "DE-BW"},
      {"Thu\u0308ringen", "DE-TH"},
      {"THÜRINGEN", "DE-TH"},
      {"Thuringia", "DE-TH"},
      {"11", "DE-BE"},
      {"BB", "DE-BB"},
      {"Sachsen", "DE-SN"},
      {"Sachsen-Anhalt", "DE-ST"},
      {"Niedersachsen", "DE-NI"},
      {"Südtirol", "IT"},
      {"Suedtirol", "IT"},
      {"Italien", "IT"},
      {"Schweiz", "CH"},
      {"Suisse", "CH"},
      {"ch", "CH"},
      {"Deutschland", "DE"},
      {"bundesweit", "DE"},
      {"", ""},
      {"   ", ""},
      {"-", ""},
      {"5", ""},
      {"99", ""},
      {"DE-XX", ""},
      {"Bayer", ""},
      {"Bayern und Berlin", ""},
      {"Österreich", ""},
      {"Atlantis", ""},
      {"\xFF\xFE", ""},
      {"🇩🇪", ""},
  };
  for (const SpellingCase& c : cases) {
    const RegionRow* row = Shipped().Find(c.spelling);
    EXPECT_EQ(row == nullptr ? "" : row->code, c.code) << '`' << c.spelling << '`';
  }
  EXPECT_EQ(Shipped().Find(std::string(1 << 20, 'x')), nullptr);
}

TEST(RegionTableTest, ListsLaenderThenCountriesByCode) {
  EXPECT_EQ(Shipped().ListedCodes(),
            "DE-BB, DE-BE, DE-BW, DE-BY, DE-HB, DE-HE, DE-HH, DE-MV, DE-NI, DE-NW, DE-RP, DE-SH, "
            "DE-SL, DE-SN, DE-ST, DE-TH, CH, IT");
  EXPECT_EQ(Shipped().listed().size(), 18U) << "Germany as a whole is no region to list";
}

TEST(RegionTableTest, RowsTellTheirNamesAndCountry) {
  const RegionRow* row = Shipped().Find("NRW");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->Name("de"), "Nordrhein-Westfalen");
  EXPECT_EQ(row->Name("en"), "North Rhine-Westphalia");
  EXPECT_EQ(row->Name("fr"), "Nordrhein-Westfalen") << "German where there is no other";
  EXPECT_EQ(row->country_code(), "DE");
  EXPECT_EQ(row->ags, "05");
  EXPECT_EQ(Shipped().Find("CH")->country_code(), "CH");
  EXPECT_EQ(Shipped().Find("CH")->ags, "");
  EXPECT_THAT(row->SearchWords(), testing::HasSubstr("North Rhine-Westphalia"));
}

constexpr char kHead[] = "# version: 1\n";
constexpr char kBerlin[] = "DE-BE\t11\tyes\tBerlin\tBerlin\tBE|Land Berlin\n";

struct TableCase {
  const char* why;
  std::string tsv;
  const char* message;
};

// An operator edits this table by hand: what is wrong has to be found without a debugger.
TEST(RegionTableTest, WrongTablesAreRefusedWithTheirLine) {
  const TableCase cases[] = {
      {"empty", "", "at least one region"},
      {"only comments", kHead, "at least one region"},
      {"a column is missing", std::string(kHead) + "DE-BE\t11\tyes\tBerlin\tBerlin\n",
       "regions.tsv:2: expected 6 columns, found 5"},
      {"a column too many",
       std::string(kHead) + kBerlin + "DE-HH\t02\tyes\tHamburg\tHamburg\tHH\t\n",
       "regions.tsv:3: expected 6 columns, found 7"},
      {"spaces for tabs", "DE-BE 11 yes Berlin Berlin BE\n", "regions.tsv:1: expected 6 columns"},
      {"no code", "\t11\tyes\tBerlin\tBerlin\tBE\n", "regions.tsv:1: expected a code"},
      {"no name", "DE-BE\t11\tyes\t\tBerlin\tBE\n", "regions.tsv:1: expected a code and two names"},
      {"no English name", "DE-BE\t11\tyes\tBerlin\t\tBE\n", "regions.tsv:1: expected a code"},
      {"an alias of two", std::string(kBerlin) + "DE-BB\t12\tyes\tBrandenburg\tBrandenburg\tbe\n",
       "regions.tsv:2: spelling be already means DE-BE"},
      {"a code twice", std::string(kBerlin) + kBerlin, "already means DE-BE"},
      {"an alias that only looks different",
       std::string(kBerlin) + "DE-BB\t12\tyes\tBrandenburg\tBrandenburg\tland-BERLIN\n",
       "regions.tsv:2: spelling land-BERLIN already means DE-BE"},
      {"not text", std::string("\0\0\0", 3), "regions.tsv:1: expected 6 columns"},
  };
  for (const TableCase& c : cases) {
    EXPECT_THAT(RegionTable::Parse(c.tsv), FailsWith(StatusCode::kInvalidArgument, c.message))
        << c.why;
  }
}

TEST(RegionTableTest, LineEndsOfWindowsAreAccepted) {
  auto table =
      RegionTable::Parse("# version: 1\r\n\r\nDE-BE\t11\tyes\tBerlin\tBerlin\tBE|Land Berlin\r\n");
  ASSERT_THAT(table, IsOk());
  ASSERT_NE(table->Find("Land Berlin"), nullptr);
  EXPECT_EQ(table->Find("Land Berlin")->SearchWords(), "Berlin Berlin")
      << "the line end is no part of the last alias";
}

constexpr char kBremen[] = "DE-HB\t04\tyes\tBremen\tBremen\tHB\n";

TEST(RegionTableTest, NamesInOtherLanguagesAreFoundUnlessTheyMeanMore) {
  const auto table = RegionTable::Parse(std::string(kBerlin) + kBremen,
                                        "DE-BE\tru\tБерлин\nDE-BE\tit\tBerlino\n"
                                        "DE-HB\tx\tland BERLIN\nDE-HB\tx\tBerlin\n"
                                        "DE-HB\tit\tBrema\nDE-HB\tpl\tBrema\n"
                                        "DE-BE\tx\tStadt\nDE-HB\tx\tSTADT\nDE-HB\ty\tstadt\n"
                                        "DE-HB\tx\t-\n");
  ASSERT_THAT(table, IsOk());
  const SpellingCase cases[] = {
      {"берлин", "DE-BE"},
      {"Berlino", "DE-BE"},
      {"Brema", "DE-HB"},
      {"Berlin", "DE-BE"},
      {"Land Berlin", "DE-BE"},  // the table wins
      {"Stadt", ""},             // of two
      {"", ""},
      {"-", ""},
  };
  for (const SpellingCase& c : cases) {
    const RegionRow* row = table->Find(c.spelling);
    EXPECT_EQ(row == nullptr ? "" : row->code, c.code) << '`' << c.spelling << '`';
  }
  EXPECT_EQ(table->FindOwn("Berlino"), nullptr);
  EXPECT_EQ(table->FindOwn("Berlin"), table->Find("Berlin"));
  EXPECT_THAT(table->Codes(), testing::ElementsAre("DE-BE", "DE-HB"));
}

TEST(RegionTableTest, WrongNamesAreRefusedWithTheirLine) {
  for (const char* line : {"DE-BE\tBerlino", "DE-XX\tit\tBerlino", "Berlin\tit\tBerlino", "x",
                           "DE-BE\tit\tBerlino\t", "\tit\tBerlino"}) {
    EXPECT_THAT(RegionTable::Parse(kBerlin, std::string("DE-BE\tit\tBerlino\n") + line + "\n"),
                FailsWith(StatusCode::kInvalidArgument,
                          "region_names.tsv:2: expected a code of regions.tsv"))
        << line;
  }
}

TEST(RegionTableTest, RowsOutliveAMoveOfTheTable) {
  auto table = RegionTable::Parse(kBerlin);
  ASSERT_THAT(table, IsOk());
  const RegionRow* row = table->Find("Berlin");
  const RegionTable moved = *std::move(table);
  EXPECT_EQ(moved.Find("Berlin"), row);
  ASSERT_EQ(moved.listed().size(), 1U);
  EXPECT_EQ(moved.listed()[0], row);
}

}  // namespace
}  // namespace kok::region
