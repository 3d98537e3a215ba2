#include "indexer/source/csv_cell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CsvCellTest, WhatASpreadsheetWouldChangeIsGuardedAndComesBack) {
  const struct {
    std::string value;
    std::string cell;
  } cases[] = {
      {"", ""},
      {"FIZ", "FIZ"},
      {"+497112394124", "'+497112394124"},
      {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
      {"-1", "'-1"},
      {"@home", "'@home"},
      {"'s Hus", "''s Hus"},
      {"  in two", "'  in two"},
      {"in two\xC2\xA0", "'in two\xC2\xA0"},
      {"#NV", "'#NV"},
      {"with an end\n", "'with an end\n"},
      {"\ttab", "'\ttab"},
      {"two\r\nlines", "'two\r\nlines"},
      {"two\nlines", "two\nlines"},
      {"01067", "'01067"},
      {"116016", "'116016"},
      {"10-12", "'10-12"},
      {"9:00", "'9:00"},
      {"1E5", "'1E5"},
      {"2025-12-31", "2025-12-31"},
      {"0711 \xE2\x80\x93 23", "0711 \xE2\x80\x93 23"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(GuardCell(c.value), c.cell);
    EXPECT_EQ(UnguardCell(c.cell), c.value);
  }
}

TEST(CsvCellTest, UnguardedCellsLoseWhatEditorsLeaveAround) {
  EXPECT_EQ(UnguardCell("  a b \n"), "a b");
  EXPECT_EQ(UnguardCell("a\r\nb\rc"), "a\nb\nc");
  EXPECT_EQ(UnguardCell(" \t "), "");
  EXPECT_EQ(UnguardCell("\xC2\xA0 a\xC2\xA0z\xE2\x80\x8B \xEF\xBB\xBF"), "a\xC2\xA0z");
  EXPECT_EQ(UnguardCell("\xC2\xA0"), "");
  EXPECT_EQ(UnguardCell("\xA0"), "\xA0") << "half a letter is not ours to take";
}

TEST(CsvCellTest, KnowsTheErrorsOfFormulas) {
  for (const char* cell : {"#NAME?", " #BEZUG! ", "#NV", "#DIV/0!", "Err:502"}) {
    EXPECT_TRUE(IsErrorValue(cell)) << cell;
  }
  for (const char* cell : {"", "#", "#NAME", "'#NAME?", "Err:", "Err:50", "see #NV"}) {
    EXPECT_FALSE(IsErrorValue(cell)) << cell;
  }
}

TEST(CsvCellTest, KnowsFormulas) {
  EXPECT_TRUE(IsFormula("=1+1"));
  EXPECT_TRUE(IsFormula("  =cmd"));
  for (const char* cell : {"", "'=1", "+49", "-5", "@x", "a=b"})
    EXPECT_FALSE(IsFormula(cell)) << cell;
}

TEST(CsvCellTest, KnowsNumbersThatLostDigits) {
  for (const char* value : {"4.97E+11", "4,97E+11", "5E+10", "+4.97112E+11", "4.97e+11"}) {
    EXPECT_TRUE(IsRoundedNumber(value)) << value;
  }
  for (const char* value :
       {"", "4.97", "E+11", "4.97E", "4.97E+", "4.97E+1x", "49711", "1E5", "44.9E+1", "a@b.de"}) {
    EXPECT_FALSE(IsRoundedNumber(value)) << value;
  }
}

TEST(CsvCellTest, PartsComeBackWhateverStandsInThem) {
  for (const char* value : {"", " ", "a", "a|b", "a\\", "\\n", "a=b", "a,b", "\n", "\r\n", "\t",
                            " a ", "\\|", "e", "s", "\xC3\xA4|\xE2\x80\x93"}) {
    const std::string both = EscapePart(value, "|") + " | " + EscapePart(value, "|=,");
    const std::vector<std::string> parts = SplitParts(both, '|');
    ASSERT_EQ(parts.size(), 2U) << both;
    EXPECT_EQ(UnescapePart(parts[0]), value);
    EXPECT_EQ(UnescapePart(parts[1]), value);
  }
}

TEST(CsvCellTest, SplitsWhereNothingIsEscaped) {
  EXPECT_THAT(SplitParts("a | b|c", '|'), ElementsAre("a", "b", "c"));
  EXPECT_THAT(SplitParts("a\\|b|", '|'), ElementsAre("a\\|b", ""));
  EXPECT_THAT(SplitParts("a,b", ','), ElementsAre("a", "b"));
  EXPECT_THAT(SplitParts("  \n", '|'), IsEmpty());
  EXPECT_THAT(SplitParts("a\\", '|'), ElementsAre("a\\"));
  EXPECT_THAT(SplitLines("a\n\n b \nc"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(SplitLines(""), IsEmpty());
}

}  // namespace
}  // namespace kok::source
