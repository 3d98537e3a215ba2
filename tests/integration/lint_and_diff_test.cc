// lint and diff as an operator runs them: exit codes, what is said, the way to an approval.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/generation/verified_generation.h"
#include "tests/integration/child_process.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

using testing::HasSubstr;

constexpr char kBefore[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha","phones":[{"display":"0731 555124"}]}}
{"organization":{"name":"organizations/b","display_name":"Beta"}}
)";
constexpr char kAfter[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha","phones":[{"display":"0731 555125"}]}}
{"organization":{"name":"organizations/c","display_name":"Gamma"}}
)";

Outcome RunIndexer(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), Program("kok-indexer"));
  return RunProgram(arguments);
}

TEST(LintProgram, NeedsNoIndexAndEndsByWhatItFinds) {
  const TemporaryFolder folder;
  const Outcome shipped = RunIndexer({"lint", ShippedData()});
  EXPECT_EQ(shipped.exit_code, 0) << "warnings alone: " << shipped.out << shipped.err;
  EXPECT_THAT(shipped.out, HasSubstr("organizations/ifff-wilpf-berlin: phones[0]"));

  const std::string wrong = folder.Write(
      "wrong.jsonl",
      R"({"organization":{"name":"organizations/a","display_name":"Alpha","emails":["info@a"]}})");
  const Outcome text = RunIndexer({"lint", wrong});
  EXPECT_EQ(text.exit_code, 2);
  EXPECT_THAT(text.out, HasSubstr("1: error: organizations/a: emails[0]: has no ending"));
  const Outcome json = RunIndexer({"lint", "--report=json", wrong});
  EXPECT_EQ(json.exit_code, 2);
  EXPECT_THAT(json.out, HasSubstr("\"check\":\"email-form\""));

  const std::string checked = folder.Write(
      "checked.jsonl",
      R"({"organization":{"name":"organizations/a","display_name":"Alpha","verification":{"verified_on":"2020-01-01"}}})");
  EXPECT_THAT(RunIndexer({"lint", checked}).out, HasSubstr("more than 365 days ago"));
  EXPECT_THAT(RunIndexer({"lint", "--stale-after-days=36500", checked}).out,
              testing::Not(HasSubstr("days ago")));
}

// A name made of the title, a heading, a value that a message repeats: any of them may hold what
// another column protects.
TEST(LintProgram, DoesNotTellWhatIsProtected) {
  const TemporaryFolder folder;
  const std::string records = folder.Write(
      "shelter.jsonl",
      R"({"organization":{"name":"organizations/haus-geheimgasse-7","display_name":"Haus","emails":["info@a"]},"protected":{"addresses":["Geheimgasse 7"]}}
{"organization":{"name":"organizations/b","display_name":"B","parent":"organizations/haus-geheimgasse-7","superseded_by":"organizations/geheimgasse-7"}}
{"organization":{"name":"organizations/c","display_name":"C","Geheimgasse 7":""}}
{"organization":{"name":"organizations/haus-geheimgasse-7","display_name":"Haus","verification":{"verified_on":"2020-01-01"}}}
)");
  for (const std::vector<std::string>& format :
       std::vector<std::vector<std::string>>{{}, {"--report=json"}}) {
    std::vector<std::string> arguments = {"lint", records};
    arguments.insert(arguments.end(), format.begin(), format.end());
    const Outcome lint = RunIndexer(arguments);
    EXPECT_EQ(lint.exit_code, 2) << lint.err;
    EXPECT_THAT(lint.out + lint.err, testing::Not(testing::ContainsRegex("[Gg]eheimgasse")))
        << lint.out;
    EXPECT_THAT(lint.out, HasSubstr("has no ending"));
    EXPECT_THAT(lint.out, HasSubstr("withheld"));
    EXPECT_THAT(lint.err, HasSubstr("protected_values"));
  }
  const std::string open = folder.Write(
      "open.jsonl",
      R"({"organization":{"name":"organizations/haus-geheimgasse-7","display_name":"Haus","emails":["info@a"]},"protected":{"addresses":["Anderer Weg 1"]}})");
  const Outcome told = RunIndexer({"lint", open});
  EXPECT_THAT(told.out, HasSubstr("organizations/haus-geheimgasse-7: emails[0]: has no ending"));
  EXPECT_EQ(told.err, "");
}

TEST(LintProgram, BadUsageIsExitCodeTwo) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"lint"},
                                             {"lint", "missing.jsonl"},
                                             {"lint", "--report=xml", ShippedData()},
                                             {"lint", "--stale_after_days=0", ShippedData()}}) {
    const Outcome outcome = RunIndexer(arguments);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  }
}

class DiffProgram : public testing::Test {
 protected:
  Outcome Diff(std::vector<std::string> operands) {
    operands.insert(operands.begin(), {"diff", "--index", index_});
    return RunIndexer(operands);
  }

  const TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
  const std::string before_ = folder_.Write("before.jsonl", kBefore);
  const std::string after_ = folder_.Write("after.jsonl", kAfter);
};

TEST_F(DiffProgram, ComparesTheActiveGenerationWithASource) {
  ASSERT_EQ(RunIndexer({"build", "--index", index_, before_}).exit_code, 0);
  const Outcome same = Diff({before_});
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_EQ(same.out, "no changes\n");

  const Outcome changed = Diff({after_});
  EXPECT_EQ(changed.exit_code, 0) << changed.err;
  for (const char* said :
       {"added    organizations/c", "removed  organizations/b", "changed  organizations/a",
        "phones: \"0731 555124\" -> \"0731 555125\"", "1 added, 1 removed, 1 changed"}) {
    EXPECT_THAT(changed.out, HasSubstr(said));
  }
  EXPECT_THAT(Diff({"--report=json", "active", after_}).out,
              HasSubstr("\"removed\":[\"organizations/b\"]"));
  EXPECT_THAT(Diff({after_, "active"}).out, HasSubstr("added    organizations/b"));
}

TEST_F(DiffProgram, WritesWhatASecondPersonLookedAtAndBuildTakesIt) {
  ASSERT_EQ(RunIndexer({"build", "--index", index_, before_}).exit_code, 0);
  const std::string active = generation::ReadCurrent(index_).value_or("");
  const std::string approvals = folder_.File("approvals.jsonl");
  const Outcome nameless = Diff({"--approve", approvals, after_});
  EXPECT_EQ(nameless.exit_code, 2);
  EXPECT_THAT(nameless.err, HasSubstr("--approved_by"));

  const Outcome approved = Diff({"--approve", approvals, "--approved-by", "Zweite Person", after_});
  EXPECT_EQ(approved.exit_code, 0) << approved.err;
  const std::string written = ReadFile(approvals);
  for (const char* part : {"organizations/b", "removed", "+49731555125", "Zweite Person"}) {
    EXPECT_THAT(written, HasSubstr(part));
  }
  EXPECT_EQ(RunIndexer({"build", "--index", index_, after_}).exit_code, 3);
  EXPECT_EQ(generation::ReadCurrent(index_).value_or(""), active);
  const Outcome built = RunIndexer({"build", "--index", index_, "--approvals", approvals,
                                    "--override=counts", "--reason=test", after_});
  EXPECT_EQ(built.exit_code, 0) << built.out << built.err;
  EXPECT_EQ(Diff({active, "active"}).out, Diff({before_, after_}).out);
}

TEST_F(DiffProgram, UnknownOperandsAreExitCodeTwo) {
  EXPECT_EQ(Diff({after_}).exit_code, 2) << "nothing is active";
  ASSERT_EQ(RunIndexer({"build", "--index", index_, before_}).exit_code, 0);
  EXPECT_EQ(Diff({}).exit_code, 2);
  EXPECT_EQ(Diff({"missing.jsonl"}).exit_code, 2);
  EXPECT_EQ(Diff({"active", after_, before_}).exit_code, 2);
}

}  // namespace
}  // namespace kok::tests
