#include "indexer/settings_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/temporary_folder.h"

namespace kok {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Case {
  const char* text;
  const char* problem;  // part of the message; empty: none
};

TEST(SettingsFile, NamesFileLineAndKey) {
  const tests::TemporaryFolder folder;
  for (const Case& row : {
           Case{"", ""},
           Case{"# comment\n; another\n\nKOK_ONE=1\nKOK_TWO=\n", ""},
           Case{"  KOK_ONE = spaced \n", ""},
           Case{"KOK_ONE=a \\\n  KOK_ODD=part of the value\nKOK_TWO=2\n", ""},
           Case{"KOK_ONE=x=y\n", ""},
           Case{"KOK_ONE=1\nKOK_TOO=secret-value\n",
                ":2: KOK_TOO: no such setting; there are KOK_ONE, KOK_TWO"},
           Case{"kok_one=1\n", ":1: kok_one: no such setting"},
           Case{"KOK_ONE=1\n\nKOK_ONE=secret-value\n", ":3: KOK_ONE: is set in line 1 already"},
           Case{"KOK_ONE\n", ":1: expected KEY=VALUE"},
           Case{"export KOK_ONE=secret-value\n", ":1: expected KEY=VALUE"},
           Case{"=secret-value\n", ":1: expected KEY=VALUE"},
       }) {
    const std::string path = folder.Write("settings.env", row.text);
    const absl::Status checked = CheckSettingsFile(path, {"KOK_ONE", "KOK_TWO"});
    if (std::string(row.problem).empty()) {
      EXPECT_TRUE(checked.ok()) << row.text << checked;
      continue;
    }
    EXPECT_TRUE(absl::IsInvalidArgument(checked)) << row.text << checked;
    EXPECT_THAT(std::string(checked.message()), HasSubstr(path + row.problem)) << row.text;
    EXPECT_THAT(std::string(checked.message()), Not(HasSubstr("secret-value"))) << row.text;
  }
}

TEST(SettingsFile, OneThatIsMissingHoldsNothing) {
  const tests::TemporaryFolder folder;
  EXPECT_TRUE(CheckSettingsFile(folder.File("missing.env"), {"KOK_ONE"}).ok());
}

}  // namespace
}  // namespace kok
