#include "indexer/schema/tsv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::schema {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using tests::FailsWith;
using tests::IsOk;

// Reads a table of two columns into `LINE:COLUMN|COLUMN`; a row that begins with `stop` fails.
absl::Status Read(std::string_view text, std::vector<std::string>& rows) {
  return ReadTsv(text, "t.tsv", 2, [&rows](const TsvRow& row) {
    if (row.columns[0] == "stop") return TsvError("t.tsv", row.line, "expected to go on");
    rows.push_back(absl::StrCat(row.line, ":", absl::StrJoin(row.columns, "|")));
    return absl::OkStatus();
  });
}

TEST(TsvTest, RowsKeepTheirLines) {
  std::vector<std::string> rows;
  EXPECT_THAT(Read("# version: 1\na\tb\r\n\n#c\td\n\te\nf\t", rows), IsOk());
  EXPECT_THAT(rows, ElementsAre("2:a|b", "5:|e", "6:f|"));
}

TEST(TsvTest, NoRows) {
  for (const char* text : {"", "\n", "\r\n\r\n", "# only this"}) {
    std::vector<std::string> rows;
    EXPECT_THAT(Read(text, rows), IsOk());
    EXPECT_TRUE(rows.empty());
  }
}

TEST(TsvTest, TheFirstWrongLineEndsIt) {
  const struct {
    const char* why;
    const char* text;
    const char* message;
  } cases[] = {
      {"too few", "a\tb\nc\n", "t.tsv:2: expected 2 columns, found 1"},
      {"too many", "a\tb\n\nc\td\te\n", "t.tsv:3: expected 2 columns, found 3"},
      {"spaces are no tabs", "a\tb\nc d\n", "t.tsv:2: expected 2 columns, found 1"},
      {"the reader's own", "a\tb\nstop\t\nx\n", "t.tsv:2: expected to go on"},
  };
  for (const auto& c : cases) {
    std::vector<std::string> rows;
    EXPECT_THAT(Read(c.text, rows), FailsWith(StatusCode::kInvalidArgument, c.message)) << c.why;
    EXPECT_THAT(rows, ElementsAre("1:a|b")) << c.why;
  }
}

}  // namespace
}  // namespace kok::schema
