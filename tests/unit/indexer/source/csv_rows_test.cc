#include "indexer/source/csv_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using tests::FailsWith;

// Each row as `LINE: cell|cell`, or its problem; what ended the reading in the last place.
std::vector<std::string> Rows(const std::string& bytes, char separator = ';',
                              absl::Status* end = nullptr) {
  const tests::TemporaryFolder folder;
  std::FILE* file = std::fopen(folder.Write("a.csv", bytes).c_str(), "rb");
  auto encoding = DetectEncoding(file, "a.csv");
  EXPECT_TRUE(encoding.ok()) << encoding.status();
  std::vector<std::string> rows;
  CsvRows reader(file, "a.csv", *encoding, separator);
  while (true) {
    auto row = reader.Next();
    if (end != nullptr) *end = row.status();
    if (!row.ok() || !row->has_value()) break;
    rows.push_back(
        absl::StrCat((*row)->line, ": ", (*row)->problem, absl::StrJoin((*row)->cells, "|")));
  }
  std::fclose(file);
  return rows;
}

TEST(CsvRowsTest, HoweverTheLinesEnd) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    EXPECT_THAT(
        Rows("a;b" + end + "c;" + end + end + ";;" + end + "\"d" + end + "e\";f" + end + "g;h"),
        ElementsAre("1: a|b", "2: c|", "5: d" + end + "e|f", "7: g|h"));
  }
}

TEST(CsvRowsTest, QuotationsMarksAndSeparators) {
  EXPECT_THAT(Rows("\"a;b\";\"say \"\"x\"\"\"\n"), ElementsAre("1: a;b|say \"x\""));
  EXPECT_THAT(Rows("\xEF\xBB\xBF"
                   "a;b\n"),
              ElementsAre("1: a|b"));
  EXPECT_THAT(Rows("sep=;\r\na;b\r\n"), ElementsAre("2: a|b"));
  EXPECT_THAT(Rows("a\tb c\n", '\t'), ElementsAre("1: a|b c"));
  EXPECT_THAT(Rows(" a ; b \n"), ElementsAre("1:  a | b ")) << "spaces are the cell's business";
  EXPECT_THAT(Rows("K\xF6ln;\x80\n"), ElementsAre("1: K\xC3\xB6ln|\xE2\x82\xAC"));
}

TEST(CsvRowsTest, TheSeparatorIsFoundOut) {
  EXPECT_EQ(DetectSeparator("a;b;c,d\n"), ';');
  EXPECT_EQ(DetectSeparator("a,b,c\n;;;;;"), ',');
  EXPECT_EQ(DetectSeparator("a\tb"), '\t');
  EXPECT_EQ(DetectSeparator("\"a,b,c,d\";e\n"), ';');
  EXPECT_EQ(DetectSeparator("\n\na,b\n"), ',');
  EXPECT_EQ(DetectSeparator("sep=,\na;b;c\n"), ',');
  EXPECT_EQ(DetectSeparator("\"sep=|\"\na;b\n"), '|');
  EXPECT_EQ(DetectSeparator("one"), ';');
  EXPECT_EQ(DetectSeparator(""), ';');
}

TEST(CsvRowsTest, BrokenQuotationsEndTheReading) {
  const struct {
    std::string bytes;
    const char* message;
  } cases[] = {
      {"a;b\nc;\"d\ne\nf", "a.csv:4: the file ends within a quotation (row 2 begins on line 2)"},
      {"a;b\nc;d\"e\n", "a.csv:2: a quotation mark stands where none may"},
      {"a;b\nc;\"d\"e\n", "a.csv:2: a quotation mark stands where none may"},
  };
  for (const auto& c : cases) {
    absl::Status end;
    EXPECT_THAT(Rows(c.bytes, ';', &end), ElementsAre("1: a|b"));
    EXPECT_THAT(end, FailsWith(StatusCode::kInvalidArgument, c.message));
  }
}

// However long it is, no more than the limit is held; the row behind it is read as usual.
TEST(CsvRowsTest, ACellBeyondTheLimitIsAProblemOfItsRow) {
  const std::string most(kMaxCellBytes, 'x');
  EXPECT_EQ(Rows("a;" + most + "\n").size(), 1U);
  for (const std::string& cell : {most + "x", most + most, "\"" + most + "x\"",
                                  "\"" + most + "\n" + most + "\"", "\"" + most + most + "\""}) {
    const std::vector<std::string> rows = Rows("a;" + cell + ";c\nd;e;f\n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(rows[0], StartsWith("1: is over 1048576 bytes, the most a cell may have"));
    EXPECT_THAT(rows[1], HasSubstr(": d|e|f"));
  }
}

TEST(CsvRowsTest, ARowBeyondTheLimitIsAProblem) {
  std::string wide;
  for (int i = 0; i < 9; ++i) wide += std::string(kMaxCellBytes, 'x') + ";";
  EXPECT_THAT(Rows(wide + "\na\n"), ElementsAre(StartsWith("1: is over 8388608 bytes"), "2: a"));
  EXPECT_THAT(Rows(std::string(3000, ';') + "x\na\n"),
              ElementsAre(StartsWith("1: has over 2000 cells"), "2: a"));
}

TEST(CsvRowsTest, NothingIsNoRow) {
  for (const char* bytes : {"", "\n", "\r\n\r\n", ";;;\n;;\n", "sep=;\n", "\xEF\xBB\xBF"}) {
    EXPECT_TRUE(Rows(bytes).empty()) << bytes;
  }
}

}  // namespace
}  // namespace kok::source
