#include "indexer/source/jsonl_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using tests::FailsWith;

constexpr char kRecord[] = R"({"organization":{"name":"organizations/a","display_name":"Eins"}})";

std::vector<std::string> Read(std::string_view bytes) {
  return tests::DescribeAll(tests::ReadItems("records.jsonl", bytes));
}

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all.append(text);
  return all;
}

struct LayoutCase {
  const char* why;
  std::string bytes;
  int records;
};

// Files come from spreadsheets, exports and editors on any system.
TEST(JsonlReaderTest, HoweverTheFileWasSaved) {
  const std::string record = kRecord;
  const LayoutCase cases[] = {
      {"empty file", "", 0},
      {"only a line end", "\n", 0},
      {"blank lines", "\n \n\t\n\r\n", 0},
      {"only a byte order mark", "\xEF\xBB\xBF", 0},
      {"one record", record + "\n", 1},
      {"no line end at the end", record, 1},
      {"line ends of Windows", record + "\r\n" + record + "\r\n", 2},
      {"byte order mark", "\xEF\xBB\xBF" + record + "\n" + record, 2},
      {"blank lines between", "\n\n" + record + "\n\n" + record + "\n\n", 2},
      {"spaces around", "  " + record + "\t \n", 1},
      {"names of the JSON mapping",
       R"({"organization":{"displayName":"Eins","name":"organizations/a"}})", 1},
      {"content", R"({"content":{"name":"contents/a","title":"Eins"}})", 1},
      {"protected part",
       R"({"organization":{"name":"organizations/a"},"protected":{"notes":["x"]}})", 1},
  };
  for (const LayoutCase& c : cases) {
    const std::vector<std::string> items = Read(c.bytes);
    EXPECT_EQ(items.size(), static_cast<size_t>(c.records)) << c.why;
    for (const std::string& item : items) EXPECT_THAT(item, StartsWith("record ")) << c.why;
  }
}

TEST(JsonlReaderTest, ValuesArriveAsWritten) {
  const auto items = tests::ReadItems(
      "sub/records.jsonl",
      "\n{\"organization\":{\"name\":\"organizations/a\",\"display_name\":\"K\\u00f6ln "
      "\xF0\x9F\x86\x98\","
      "\"type\":\"ORGANIZATION_TYPE_ASSOCIATION\",\"seat\":{\"locality\":\"K\xC3\xB6ln\"},"
      "\"phones\":[{\"display\":\"030 / 26 39 11 76\"}]}}");
  ASSERT_EQ(items.size(), 1U);
  const auto& record = std::get<SourceRecord>(items[0]);
  EXPECT_EQ(record.path, "sub/records.jsonl");
  EXPECT_EQ(record.line, 2);
  const auto& organization = std::get<Organization>(record.record);
  EXPECT_EQ(organization.display_name(), "Köln \xF0\x9F\x86\x98");
  EXPECT_EQ(organization.type(), kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION);
  EXPECT_EQ(organization.seat().locality(), "Köln");
  EXPECT_EQ(organization.phones(0).display(), "030 / 26 39 11 76");
}

struct LineCase {
  const char* why;
  std::string line;
  const char* message;
};

TEST(JsonlReaderTest, OneBadLineIsToldAndTheNextAreRead) {
  const LineCase cases[] = {
      {"no JSON", "name,phone", "not a record"},
      {"cut", R"({"organization":{"name":"organizations/a")", "not a record"},
      {"two records in a line", std::string(kRecord) + kRecord, "not a record"},
      {"list of records", "[" + std::string(kRecord) + "]", "not a record"},
      {"number", "1", "not a record"},
      {"text", "\"organizations/a\"", "not a record"},
      {"null", "null", "not a record"},
      {"nothing in it", "{}", "expected an organization or a content"},
      {"protected part only", R"({"protected":{"notes":["x"]}})",
       "expected an organization or a content"},
      {"both", R"({"organization":{"name":"organizations/a"},"content":{"name":"contents/a"}})",
       "not a record"},
      {"unknown key", R"({"organisation":{"name":"organizations/a"}})", "organisation"},
      {"unknown field", R"({"organization":{"name":"organizations/a","telefon":"030"}})",
       "telefon"},
      {"unknown field further in", R"({"organization":{"seat":{"strasse":"x"}}})", "strasse"},
      {"unknown value", R"({"organization":{"type":"FRAUENHAUS"}})",
       "2: organization.type: expected one of ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE, "},
      {"value without its prefix", R"({"organization":{"type":"ASSOCIATION"}})", "type"},
      {"list for a text", R"({"organization":{"display_name":["a"]}})",
       "2: organization.display_name: is a list, expected a text in quotation marks"},
      {"text for a message", R"({"organization":{"seat":"Berlin"}})",
       "2: organization.seat: expected an object, {...}, of label, street, postal_code"},
      {"object for a text", R"({"organization":{"display_name":{"a":"b"}}})",
       "2: organization.display_name: expected a text in quotation marks"},
      {"object in a list of texts", R"({"organization":{"emails":[{"a":"b"}]}})",
       "2: organization.emails: expected a list, [...], each a text in quotation marks"},
      {"text for a number", R"({"organization":{"hours":{"intervals":[{"day":"montags"}]}}})",
       "2: organization.hours.intervals[0].day: expected a whole number"},
      {"fraction for a number", R"({"organization":{"hours":{"intervals":[{"day":1.5}]}}})",
       "2: organization.hours.intervals[0].day: expected a whole number"},
      {"a slip in a field's name", R"({"organization":{"phones":[{"displey":"1"}]}})",
       "2: organization.phones[0].displey: is unknown here, did you mean display?; known are "
       "number, "
       "display, label"},
      {"a protected value in the wrong place", R"({"protected":{"Geheimweg 1":["x"]}})",
       "2: protected: expected the lists of texts that ProtectedFields names"},
      {"Latin-1", "{\"organization\":{\"display_name\":\"K\xF6ln\"}}", "not a record"},
      {"cut sequence", "{\"organization\":{\"display_name\":\"K\xC3\"}}", "not a record"},
      {"UTF-16", std::string("\xFF\xFE{\0}\0", 6), "not a record"},
      {"NUL between", std::string("{\"organization\":\0{}}", 19), "not a record"},
      {"NUL at the end", std::string(kRecord) + std::string(1, '\0'), "not a record"},
      {"half a surrogate", R"({"organization":{"display_name":"\ud800"}})", "not a record"},
      {"unclosed text", R"({"organization":{"display_name":"a)", "not a record"},
  };
  for (const LineCase& c : cases) {
    EXPECT_THAT(Read(std::string(kRecord) + "\n" + c.line + "\n" + kRecord + "\n"),
                ElementsAre("record organizations/a",
                            AllOf(StartsWith("records.jsonl:2: "), HasSubstr(c.message)),
                            "record organizations/a"))
        << c.why;
  }
}

// An export may be cut off anywhere; no prefix of a record is one.
TEST(JsonlReaderTest, EveryCutRecordIsAProblem) {
  const std::string record =
      R"({"organization":{"name":"organizations/a","emails":["a@b.de"],"phones":[{"number":"+4930"}]},"protected":{"notes":["x"]}})";
  ASSERT_THAT(Read(record), ElementsAre("record organizations/a"));
  for (size_t length = 1; length < record.size(); ++length) {
    const std::vector<std::string> items = Read(record.substr(0, length));
    ASSERT_EQ(items.size(), 1U) << length;
    EXPECT_THAT(items[0], StartsWith("records.jsonl:1: ")) << length;
  }
}

TEST(JsonlReaderTest, LongLinesUpToTheLimit) {
  constexpr size_t kLimit = 8 << 20;
  const std::string head = R"({"content":{"name":"contents/a","body":")";
  const std::string tail = R"("}})";
  const auto line = [&](size_t bytes) {
    return head + std::string(bytes - head.size() - tail.size(), 'x') + tail;
  };
  EXPECT_THAT(Read(line(100000)), ElementsAre("record contents/a"));
  EXPECT_THAT(Read(line(kLimit) + "\n" + kRecord),
              ElementsAre("record contents/a", "record organizations/a"));
  EXPECT_THAT(
      Read(line(kLimit + 1) + "\n" + kRecord),
      ElementsAre("records.jsonl:1: line is longer than 8388608 bytes", "record organizations/a"))
      << "one line of nonsense must not hide the rest";
  EXPECT_THAT(Read(std::string(3 * kLimit, '\0')), ElementsAre(HasSubstr("longer than")));
}

// protobuf's parser calls itself for each level.
TEST(JsonlReaderTest, DeepNestingIsRefusedBeforeItIsParsed) {
  for (const int depth : {33, 1000, 100000}) {
    EXPECT_THAT(Read(R"({"organization":)" + Repeated("[", depth)),
                ElementsAre(HasSubstr("nested deeper")))
        << depth;
    EXPECT_THAT(Read(Repeated(R"({"organization":)", depth)),
                ElementsAre(HasSubstr("nested deeper")))
        << depth;
  }
  const std::string brackets = Repeated("[", 1000) + "\\\"{{{{";
  EXPECT_THAT(
      Read(R"({"organization":{"name":"organizations/a","description":")" + brackets + R"("}})"),
      ElementsAre("record organizations/a"))
      << "brackets within a text are text";
}

struct ProtectedCase {
  const char* why;
  std::string line;
};

// Problems are printed, logged and mailed around; a shelter's address must not travel with them.
TEST(JsonlReaderTest, ProblemsNeverRepeatProtectedValues) {
  const ProtectedCase cases[] = {
      {"number for a text", R"({"organization":{},"protected":{"phones":[7734921]}})"},
      {"number without its list", R"({"organization":{},"protected":{"phones":7734921}})"},
      {"text for the message", R"({"organization":{},"protected":"7734921"})"},
      {"number for the message", R"({"organization":{},"protected":7734921})"},
      {"message in a list", R"({"organization":{},"protected":{"phones":[{"x":"7734921"}]}})"},
      {"value as a key", R"({"organization":{},"protected":{"7734921":"x"}})"},
      {"value as a key further in",
       R"({"organization":{},"protected":{"phones":[{"7734921":"x"}]}})"},
      {"truth value", R"({"organization":{},"protected":{"phones":[true,7734921]}})"},
      {"cut", R"({"organization":{},"protected":{"phones":["7734921)"},
      {"no comma", R"({"organization":{},"protected":{"phones":["7734921" "x"]}})"},
      {"no quotes", R"({"organization":{},"protected":{"phones":[7734921x]}})"},
      {"quotes of a word processor",
       "{\"organization\":{},\"protected\":{\"phones\":[„7734921“]}}"},
      {"Latin-1", "{\"organization\":{},\"protected\":{\"notes\":[\"7734921 K\xF6ln\"]}}"},
      {"alone", R"({"protected":{"phones":["7734921"]}})"},
      {"in the wrong place", R"({"organization":{"protected":{"phones":["7734921"]}}})"},
      {"a wrong field elsewhere",
       R"({"protected":{"phones":["7734921"]},"organization":{"telefon":1}})"},
      {"a wrong value elsewhere",
       R"({"protected":{"phones":["7734921"]},"organization":{"type":"X"}})"},
      {"too deep", R"({"protected":{"phones":["7734921")" + Repeated("[", 50)},
  };
  for (const ProtectedCase& c : cases) {
    const std::vector<std::string> items = Read(c.line);
    ASSERT_EQ(items.size(), 1U) << c.why;
    EXPECT_THAT(items[0], StartsWith("records.jsonl:1: ")) << c.why;
    EXPECT_THAT(items[0], Not(HasSubstr("7734921"))) << c.why;
  }
}

TEST(JsonlReaderTest, ProblemsStayShort) {
  for (const std::string& line :
       {R"({"organization":{")" + std::string(100000, 'k') + R"(":1}})",
        R"({"organization":{"type":")" + std::string(100000, 'v') + R"("}})",
        std::string(100000, 'x')}) {
    const std::vector<std::string> items = Read(line);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_LT(items[0].size(), 1000U) << "a report of a hundred such lines has to stay readable";
    EXPECT_THAT(items[0], Not(HasSubstr("\n")));
  }
}

TEST(JsonlReaderTest, OnlyRegularFilesAreOpened) {
  const tests::TemporaryFolder folder;
  const std::string file = folder.Write("real.jsonl", kRecord);
  std::filesystem::create_symlink(file, folder.File("link.jsonl"));
  std::filesystem::create_directory(folder.File("folder.jsonl"));
  EXPECT_THAT(JsonlReader::Open(folder.File("link.jsonl"), "x"),
              FailsWith(StatusCode::kFailedPrecondition, "link.jsonl"));
  EXPECT_THAT(JsonlReader::Open(folder.File("folder.jsonl"), "x"),
              FailsWith(StatusCode::kFailedPrecondition, "folder.jsonl"));
  EXPECT_THAT(JsonlReader::Open(folder.File("missing.jsonl"), "x"),
              FailsWith(StatusCode::kNotFound, "missing.jsonl"));
}

TEST(JsonlReaderTest, TheEndStaysTheEnd) {
  const tests::TemporaryFolder folder;
  auto reader = JsonlReader::Open(folder.Write("a.jsonl", kRecord), "a.jsonl");
  ASSERT_TRUE(reader.ok());
  ASSERT_TRUE((*(*reader)->Next()).has_value());
  for (int i = 0; i < 3; ++i) EXPECT_FALSE((*(*reader)->Next()).has_value());
}

}  // namespace
}  // namespace kok::source
