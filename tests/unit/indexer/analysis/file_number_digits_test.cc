#include "indexer/analysis/file_number_digits.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::analysis {
namespace {

TEST(FileNumberDigits, StandOnBothSidesOfASlashOrDot) {
  const struct {
    const char* text;
    const char* number;  // empty: none stands there
    const char* year;
  } cases[] = {
      {"345/18", "345", "18"},  {"345 / 18", "345", "18"}, {"3/2018", "3", "18"},
      {"15.12", "15", "12"},    {"18.1234", "18", "1234"}, {"345/1", "", ""},
      {"345/1818", "", ""},     {"15 . 12", "", ""},       {"1/2/18", "", ""},
      {"1.2.18", "", ""},       {"15.2012", "15", "2012"}, {"150.2012", "", ""},
      {"1234567/18", "", ""},   {"/18", "", ""},           {"345/", "", ""},
      {"345/18.", "345", "18"}, {"345/18.A", "345", "18"},
  };
  for (const auto& c : cases) {
    const std::string text = c.text;
    FileNumberDigits digits;
    const bool read = ReadFileNumberDigits(text, text.find_first_of("/."), digits);
    ASSERT_EQ(read, *c.number != '\0') << text;
    if (!read) continue;
    EXPECT_EQ(digits.number, c.number) << text;
    EXPECT_EQ(digits.year, c.year) << text;
    EXPECT_EQ(digits.dotted, text.find('/') == std::string::npos) << text;
    EXPECT_EQ(digits.begin, 0U) << text;
  }
}

TEST(FileNumberDigits, HaveAdditionsBehindThem) {
  const struct {
    const char* text;  // behind the digits
    bool letters_apart;
    const char* addition;
  } cases[] = {
      {"", true, ""},           {".A und", false, ".A"},    {".WI", false, ".WI"},
      {".Das", false, ""},      {" R", true, " R"},         {" R", false, ""},
      {" B ER", true, " B ER"}, {" B ER R", true, " B ER"}, {" Recht", true, ""},
      {".A R", true, ".A R"},
  };
  for (const auto& c : cases) {
    const std::string text = std::string("1/18") + c.text;
    EXPECT_EQ(text.substr(0, SkipFileNumberAdditions(text, 4, c.letters_apart)),
              std::string("1/18") + c.addition)
        << c.text;
  }
}

}  // namespace
}  // namespace kok::analysis
