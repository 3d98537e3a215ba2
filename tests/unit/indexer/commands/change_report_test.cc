#include "indexer/commands/change_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok {
namespace {

using testing::HasSubstr;
using testing::Lt;
using testing::Not;

publish::RecordChanges Changed(const std::string& before, const std::string& after) {
  publish::RecordChanges changes;
  changes.changed.push_back({"contents/a", {{"body", before, after}}});
  return changes;
}

TEST(ChangeReport, SaysThatThereIsNothing) { EXPECT_EQ(ChangesToText({}), "no changes\n"); }

TEST(ChangeReport, ShowsShortValuesWholeAndOnOneLine) {
  EXPECT_EQ(ChangesToText(Changed("Eins\nzwei", "Z\xC3\xBCrich \x1b[1m")),
            "changed  contents/a\n"
            "           body: \"Eins\\nzwei\" -> \"Z\xC3\xBCrich \\033[1m\"\n"
            "0 added, 0 removed, 1 changed\n");
}

TEST(ChangeReport, ShowsOfALongTextWhatDiffers) {
  const std::string begin(5000, 'x');
  const std::string end(5000, 'y');
  const std::string text =
      ChangesToText(Changed(begin + " alt " + end, begin + " sehr neu " + end));
  EXPECT_THAT(text, HasSubstr("xx alt yy"));
  EXPECT_THAT(text, HasSubstr("xx sehr neu yy"));
  EXPECT_THAT(text.size(), Lt(400U));
  const std::string removed = ChangesToText(Changed(begin, ""));
  EXPECT_THAT(removed, HasSubstr("xx\"... -> \"\""));
  EXPECT_THAT(removed.size(), Lt(400U));
}

TEST(ChangeReport, CutsNoLetterInTwo) {
  std::string umlauts;
  for (int i = 0; i < 200; ++i) umlauts += "\xC3\xBC";
  // Every offset of the difference, so that each window border falls inside a letter once.
  for (const char* shift : {"", "a"}) {
    const std::string text =
        ChangesToText(Changed(shift + umlauts + "1" + umlauts, shift + umlauts + "2" + umlauts));
    EXPECT_THAT(text, HasSubstr("\xC3\xBC"
                                "1\xC3\xBC"));
    EXPECT_THAT(text, Not(HasSubstr("\\"))) << "half a letter would be escaped";
  }
  // U+00FC and U+00E4 share their first byte, so the difference begins within a letter.
  EXPECT_THAT(ChangesToText(Changed(umlauts + "\xC3\xBC", umlauts + "\xC3\xA4")),
              HasSubstr("\xC3\xA4\"\n"));
}

TEST(ChangeReport, IsWholeForMachines) {
  const std::string text(1000, 'x');
  EXPECT_THAT(ChangesToJson(Changed(text, "")), HasSubstr("\"before\":\"" + text + "\""));
}

}  // namespace
}  // namespace kok
