#include "indexer/source/csv_encoding.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using tests::FailsWith;

absl::StatusOr<CsvEncoding> Detect(const std::string& bytes) {
  const tests::TemporaryFolder folder;
  std::FILE* file = std::fopen(folder.Write("a.csv", bytes).c_str(), "rb");
  auto encoding = DetectEncoding(file, "a.csv");
  EXPECT_EQ(std::ftell(file), 0) << "the caller reads from the beginning";
  std::fclose(file);
  return encoding;
}

TEST(CsvEncodingTest, IsFoundOut) {
  const struct {
    const char* why;
    std::string bytes;
    bool windows_1252;
    bool byte_order_mark;
  } cases[] = {
      {"nothing", "", false, false},
      {"ASCII", "name\nx\n", false, false},
      {"UTF-8", "name\nK\xC3\xB6ln \xF0\x9F\x86\x98\n", false, false},
      {"UTF-8 with a mark", "\xEF\xBB\xBFname\nK\xC3\xB6ln\n", false, true},
      {"a character across two blocks", std::string((64 << 10) - 1, 'a') + "\xC3\xB6", false,
       false},
      {"Latin-1", "name\nK\xF6ln\n", true, false},
      {"the dashes and quotation marks of Windows", "0711 \x96 23 \x84x\x93\n", true, false},
      {"a capital before a dash happens to be UTF-8", "TR\xC4\x96\nK\xF6ln, M\xFCnchen\n", true,
       false},
      {"a capital with a tilde before a quotation mark", "IRM\xC3\xBB; S\xE3o Jo\xE3o\n", true,
       false},
      {"cut within a character", "K\xC3", true, false},
  };
  for (const auto& c : cases) {
    const auto encoding = Detect(c.bytes);
    ASSERT_TRUE(encoding.ok()) << c.why << encoding.status();
    EXPECT_EQ(encoding->windows_1252, c.windows_1252) << c.why;
    EXPECT_EQ(encoding->byte_order_mark, c.byte_order_mark) << c.why;
  }
}

TEST(CsvEncodingTest, RefusesWhatIsNoTextOfEither) {
  const struct {
    std::string bytes;
    const char* message;
  } cases[] = {
      {std::string("\xFF\xFEn\0a\0", 6), "a.csv:1: is UTF-16, expected UTF-8 or Windows-1252"},
      {std::string("\xFE\xFF\0n\0a", 6), "a.csv:1: is UTF-16"},
      {std::string("n\0a\0", 4), "a.csv:1: is UTF-16"},
      {std::string("name\nx\0y\n", 9), "a.csv:2: holds a NUL byte"},
      {"name\r\nK\xC3\xB6ln\r\nM\xC3\xBCnchen\r\nK\xF6ln",
       "a.csv:4: is no UTF-8, though letters elsewhere in the file are"},
      {"name\nH\xE4user;M\xE4"
       "dchen\n\xD6"
       "ffentlich gr\xF6\xDF"
       "er\nEichenring 5\xE2\x80\x93"
       "7\n",
       "a.csv:2: is no UTF-8, though letters"},
      {"name\nH\xE4user f\xFCr M\xE4"
       "dchen\nul. \xC5\x81om\xC5\xBCy\xC5\x84ska 5\n",
       "a.csv:2: is no UTF-8, though letters"},
      {"name;protected.persons\nK\xC3\xB6ln;Ren\xE9 M\xFCller-L\xE9\n",
       "a.csv:2: is no UTF-8, though letters elsewhere in the file are"},
      {"\xEF\xBB\xBFname\rK\xF6ln", "a.csv:2: is no UTF-8"},
      {"name\nK\xF6ln \x81\n", "a.csv:2: is neither UTF-8 nor Windows-1252"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Detect(c.bytes), FailsWith(StatusCode::kInvalidArgument, c.message));
  }
}

TEST(CsvEncodingTest, ConvertsEveryByteOfWindows) {
  EXPECT_EQ(FromWindows1252("plain"), "plain");
  EXPECT_EQ(FromWindows1252("K\xF6ln \x96 \x80"), "K\xC3\xB6ln \xE2\x80\x93 \xE2\x82\xAC");
}

}  // namespace
}  // namespace kok::source
