#include "indexer/source/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/source/protected_values.h"
#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::FailsWith;

constexpr char kHeader[] = "name;display_name;seat.locality\n";

std::vector<std::string> Read(const std::string& bytes) {
  return tests::DescribeAll(tests::ReadItems("a.csv", bytes));
}

// What opening or reading a file of these bytes fails with.
absl::Status Failure(const std::string& bytes) {
  const tests::TemporaryFolder folder;
  auto reader = CsvReader::Open(folder.Write("a.csv", bytes), "a.csv");
  if (!reader.ok()) return reader.status();
  while (true) {
    const auto item = (*reader)->Next();
    if (!item.ok()) return item.status();
    if (!item->has_value()) return absl::OkStatus();
  }
}

TEST(CsvReaderTest, HoweverTheSpreadsheetWasSaved) {
  const std::string cells[] = {"name", "display_name", "organizations/a", "K\xC3\xB6ln"};
  for (const char separator : {';', ',', '\t'}) {
    for (const char* end : {"\n", "\r\n", "\r"}) {
      for (const char* begin : {"", "\xEF\xBB\xBF"}) {
        const std::string s(1, separator);
        const std::string rows = begin + cells[0] + s + " Display_Name " + s + s + end + cells[2] +
                                 s + "\"" + cells[3] + "\"" + s + s + end + s + s + s + end;
        const auto items = tests::ReadItems("a.csv", rows);
        ASSERT_EQ(items.size(), 1U) << rows;
        ASSERT_TRUE(std::holds_alternative<SourceRecord>(items[0])) << tests::Describe(items[0]);
        const auto& record = std::get<SourceRecord>(items[0]);
        EXPECT_EQ(std::get<Organization>(record.record).display_name(), cells[3]);
        EXPECT_EQ(record.line, 2);
      }
    }
  }
}

TEST(CsvReaderTest, Latin1IsReadAndSaid) {
  const tests::TemporaryFolder folder;
  std::vector<RecordProblem> notes;
  ReaderOptions options;
  options.notes = &notes;
  auto reader = CsvReader::Open(
      folder.Write("a.csv", "name;display_name\na;K\xF6ln \x96 M\xFCnchen\n"), "a.csv", options);
  ASSERT_TRUE(reader.ok()) << reader.status();
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].ToString(), "a.csv:1: is no UTF-8, read as Windows-1252");
  const auto item = (*reader)->Next();
  ASSERT_TRUE(item.ok() && item->has_value());
  const auto& record = std::get<SourceRecord>(**item);
  EXPECT_EQ(std::get<Organization>(record.record).display_name(), "Köln – München");
  EXPECT_EQ(record.name(), "organizations/a");
}

TEST(CsvReaderTest, TextsAreKnownByTheirTitle) {
  const auto items = tests::ReadItems("a.csv", "name;title;body\ncontents/a;Eins;\"x\ny\"\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(std::get<Content>(std::get<SourceRecord>(items[0]).record).body(), "x\ny");
}

// Group 75 of what bad input there is: files of which no row can be read.
TEST(CsvReaderTest, EmptyFile) {
  for (const char* bytes : {"", "\n\n", "\xEF\xBB\xBF", ";;;\n"}) {
    EXPECT_THAT(Failure(bytes),
                FailsWith(StatusCode::kInvalidArgument,
                          "a.csv:1: is empty, expected a first row of column names"));
  }
}

TEST(CsvReaderTest, NoHeader) {
  const absl::Status status = Failure("organizations/a;FIZ;Geheimweg 5\n");
  EXPECT_THAT(status, FailsWith(StatusCode::kInvalidArgument,
                                "a.csv:1: the first row has no name of a column that is known"));
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("Geheimweg")));
}

TEST(CsvReaderTest, DuplicateHeader) {
  EXPECT_THAT(Failure("name;display_name;Name\n"),
              FailsWith(StatusCode::kInvalidArgument,
                        "a.csv:1: column \"Name\" stands twice, as column 1 and 3"));
  EXPECT_THAT(Failure("name;verified_on;verification.verified_on\n"),
              FailsWith(StatusCode::kInvalidArgument, "that another column fills already"));
}

TEST(CsvReaderTest, UnknownColumn) {
  EXPECT_THAT(Failure("name;display_nam;x\n"),
              FailsWith(StatusCode::kInvalidArgument,
                        "column \"display_nam\" is unknown (did you mean display_name?); column "
                        "\"x\" is unknown; known are name, display_name, "));
  EXPECT_THAT(Failure("name;locality\n"),
              FailsWith(StatusCode::kInvalidArgument, "(did you mean seat.locality?)"));
}

// Any file can be called *.csv; its first row may be of anything.
TEST(CsvReaderTest, AFirstRowOfManyMistakesIsToldInShort) {
  std::string header = "name;" + std::string(59, 'x') + "ä";
  for (int i = 0; i < 1000; ++i) header += ";x" + std::to_string(i);
  const absl::Status status = Failure(header + "\n");
  EXPECT_THAT(status, FailsWith(StatusCode::kInvalidArgument, "; and 993 more; known are name, "));
  EXPECT_THAT(status, FailsWith(StatusCode::kInvalidArgument, "xxx...\" is unknown; "))
      << "no half letter";
  EXPECT_LT(status.message().size(), 4000U);
}

TEST(CsvReaderTest, ColumnWithoutName) {
  EXPECT_THAT(Failure("name;;display_name\n"),
              FailsWith(StatusCode::kInvalidArgument, "a.csv:1: column 2 has no name"));
}

TEST(CsvReaderTest, NoColumnOfNames) {
  EXPECT_THAT(Failure("display_name;alert\n"),
              FailsWith(StatusCode::kInvalidArgument, "column \"name\" is missing"));
}

TEST(CsvReaderTest, UnclosedQuotationToTheEnd) {
  EXPECT_THAT(Failure(absl::StrCat(kHeader, "a;\"A;x\nb;B;y\n")),
              FailsWith(StatusCode::kInvalidArgument,
                        "a.csv:4: the file ends within a quotation (row 2 begins on line 2)"));
}

TEST(CsvReaderTest, Nul) {
  EXPECT_THAT(Failure(kHeader + std::string("a;A\0;x\n", 7)),
              FailsWith(StatusCode::kInvalidArgument, "a.csv:2: holds a NUL byte"));
}

TEST(CsvReaderTest, Utf16) {
  EXPECT_THAT(Failure(std::string("\xFF\xFEn\0a\0", 6)),
              FailsWith(StatusCode::kInvalidArgument, "a.csv:1: is UTF-16"));
}

// And rows of which one is bad: the others are read.
TEST(CsvReaderTest, BadRows) {
  const struct {
    const char* why;
    std::string row;
    std::string problem;
  } cases[] = {
      {"too short", "a;A", "a.csv:2: has 2 cells, expected 3, one a column"},
      {"too long", "a;A;x;y", "a.csv:2: has 4 cells, expected 3, one a column"},
      {"the other separator", "a,A,x", "a.csv:2: has 1 cells, expected 3, one a column"},
      {"formula", "a;=cmd|' /C calc'!A0;x",
       "a.csv:2: column \"display_name\": is a formula, expected its value"},
      {"cell of 1 MiB and one byte", "a;" + std::string((1 << 20) + 1, 'x') + ";y",
       "a.csv:2: column \"display_name\": is over 1048576 bytes, the most a cell may have"},
      {"two at once", "4.9E+11;=1;x",
       "a.csv:2: column \"name\": is a number that a spreadsheet has rounded, digits are lost: "
       "enter it anew "
       "in a cell that is formatted as text; column \"display_name\": is a formula, expected its "
       "value"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Read(kHeader + c.row + "\nb;B;\n"),
                ElementsAre(c.problem, "record organizations/b"))
        << c.why;
  }
}

TEST(CsvReaderTest, IdsThatDifferOnlyInCaseOrSpaces) {
  EXPECT_THAT(
      Read(absl::StrCat(kHeader,
                        "organizations/a-b;A;\nOrganizations/A-b;B;\norganizations/a -b;C;\n")),
      ElementsAre(
          "record organizations/a-b",
          "a.csv:3: column \"name\": differs only in case or spaces from the one in row 2; a name "
          "belongs to one record",
          "a.csv:4: column \"name\": differs only in case or spaces from the one in row 2; a name "
          "belongs to one record"));
}

TEST(CsvReaderTest, AFileOfOneEndlessCellIsRefusedInLittleMemory) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.Write("a.csv", std::string(kHeader) + "a;\"");
  std::FILE* file = std::fopen(path.c_str(), "ab");
  const std::string block(1 << 20, 'x');
  for (int i = 0; i < 32; ++i) std::fwrite(block.data(), 1, block.size(), file);
  std::fclose(file);
  auto reader = CsvReader::Open(path, "a.csv");
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_THAT((*reader)->Next().status(),
              FailsWith(StatusCode::kInvalidArgument, "the file ends within a quotation"));
}

TEST(CsvReaderTest, AFileThatChangesIsRefused) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.Write("a.csv", absl::StrCat(kHeader, "a;A;\n"));
  auto reader = CsvReader::Open(path, "a.csv");
  ASSERT_TRUE(reader.ok()) << reader.status();
  std::FILE* file = std::fopen(path.c_str(), "ab");
  std::fputs("b;B;\n", file);
  std::fclose(file);
  absl::Status status;
  for (int i = 0; status.ok() && i < 4; ++i) status = (*reader)->Next().status();
  EXPECT_THAT(status,
              FailsWith(StatusCode::kInvalidArgument, "a.csv: has changed while it was read"));
}

TEST(CsvReaderTest, OnlyRegularFilesAreRead) {
  const tests::TemporaryFolder folder;
  std::filesystem::create_symlink(folder.Write("b.csv", kHeader), folder.File("link.csv"));
  ASSERT_EQ(mkfifo(folder.File("pipe.csv").c_str(), 0600), 0);
  EXPECT_FALSE(CsvReader::Open(folder.File("link.csv"), "a.csv").ok());
  EXPECT_FALSE(CsvReader::Open(folder.File("pipe.csv"), "a.csv").ok());
  EXPECT_FALSE(CsvReader::Open(folder.File("missing.csv"), "a.csv").ok());
}

TEST(CsvReaderTest, ProtectedColumnsGoNowhereElse) {
  const tests::TemporaryFolder folder;
  ProtectedValues values;
  ReaderOptions options;
  options.protected_values = &values;
  auto reader = CsvReader::Open(
      folder.Write("a.csv",
                   "name;display_name;protected.addresses\na;A;Weg 1 | =Weg 2\nb;=B;Weg 3\n"),
      "a.csv", options);
  ASSERT_TRUE(reader.ok()) << reader.status();
  const auto first = (*reader)->Next();
  EXPECT_THAT(std::get<Organization>(std::get<SourceRecord>(**first).record).ShortDebugString(),
              Not(HasSubstr("Weg")));
  EXPECT_EQ(tests::Describe(**(*reader)->Next()),
            "a.csv:3: column \"display_name\": is a formula, expected its value");
  std::vector<std::string> seen;
  for (const auto& value : values.all()) {
    seen.push_back(absl::StrCat(value.field, "@", value.line, " ", value.value));
  }
  EXPECT_THAT(seen, ElementsAre("protected.addresses[0]@2 Weg 1", "protected.addresses[1]@2 =Weg 2",
                                "protected.addresses[0]@3 Weg 3"))
      << "those of a bad row as well";
}

}  // namespace
}  // namespace kok::source
