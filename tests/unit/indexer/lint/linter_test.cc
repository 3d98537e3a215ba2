#include "indexer/lint/linter.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "indexer/lint/lint_report.h"
#include "indexer/source/protected_values.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/lint/made_record.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kSource[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha","type":"ORGANIZATION_TYPE_ASSOCIATION","seat":{"locality":"Ulm","region_code":"DE-BW"},"emails":["nobody","info@alpha"],"parent":"organizations/b"}}
nonsense
{"organization":{"name":"organizations/b","display_name":"","type":"ORGANIZATION_TYPE_NETWORK"}}
)";

LintReport Linted(const std::string& source) {
  LintOptions options;
  options.sources = {source};
  options.today = absl::CivilDay(2026, 11, 26);
  source::ProtectedValues protected_values;
  auto report = Lint(options, tests::ShippedReference(), protected_values);
  EXPECT_THAT(report, tests::IsOk());
  return report.ok() ? *std::move(report) : LintReport();
}

TEST(Lint, SaysAllThatABuildRefusesAndMoreInTheOrderOfLines) {
  const tests::TemporaryFolder folder;
  const LintReport report = Linted(folder.Write("a.jsonl", kSource));
  EXPECT_THAT(
      tests::Summaries(report.findings),
      ElementsAre("error email-form emails[0]", "error email-form emails[1]", "error source ",
                  "error record display_name", "warning verification verification.verified_on"))
      << "what lint says of an address, the check of a build does not say again, and a record that "
         "a build refuses is no dead reference";
  EXPECT_EQ(report.files, 1);
  EXPECT_EQ(report.records, 2);
  EXPECT_EQ(report.Count(Severity::kError), 4);
  EXPECT_EQ(report.Count(Severity::kWarning), 1);
}

TEST(Lint, FailsWhereThereIsNothingToRead) {
  LintOptions options;
  options.sources = {"/missing.jsonl"};
  source::ProtectedValues protected_values;
  EXPECT_THAT(Lint(options, tests::ShippedReference(), protected_values),
              tests::FailsWith(absl::StatusCode::kNotFound, "missing.jsonl"));
}

TEST(Lint, FindsInTheShippedDataWhatIsKnownOfThem) {
  const LintReport report = Linted(tests::ShippedData());
  EXPECT_EQ(report.Count(Severity::kError), 0);
  std::vector<std::string> found;
  for (const Finding& finding : report.findings)
    found.push_back(finding.name + " " + finding.field);
  EXPECT_THAT(
      found, ElementsAre("organizations/ona-berlin emails[0]",
                         "organizations/autonomes-frauenhaus-kassel emails[0]",
                         "organizations/eine-welt-zentrum-herne emails[0]",
                         "organizations/diakonie-mark-ruhr-hagen emails[0]",
                         "organizations/mitternachtsmission-dortmund emails[0]",
                         "organizations/diakonie-deutschland-berlin emails[0]",
                         "organizations/ifff-wilpf-berlin phones[0]", " verification.verified_on"));
}

TEST(LintReport, IsTextByFileAndJsonByKeys) {
  const tests::TemporaryFolder folder;
  folder.Write("a.jsonl", kSource);
  folder.Write("b.jsonl", R"({"organization":{"name":"organizations/\u001b","display_name":"B"}})");
  const LintReport report = Linted(folder.path());
  const std::string text = ToText(report);
  EXPECT_THAT(text, HasSubstr("a.jsonl\n    1: error: organizations/a: emails[0]: has no @ "
                              "[email-form]\n"));
  EXPECT_THAT(text, HasSubstr("\nb.jsonl\n    1: error: organizations/\\033: name: "));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("\nall sources\n       warning: 3 of 3 organisations were never"));
  EXPECT_THAT(text, HasSubstr("3 records in 2 files: 5 errors, "));

  google::protobuf::Struct json;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(ToJson(report), &json).ok());
  const auto& fields = json.fields();
  EXPECT_EQ(fields.at("records").number_value(), 3);
  ASSERT_EQ(fields.at("errors").list_value().values_size(), 5);
  const auto& first = fields.at("errors").list_value().values(0).struct_value().fields();
  EXPECT_EQ(first.at("check").string_value(), "email-form");
  EXPECT_EQ(first.at("path").string_value(), "a.jsonl");
  EXPECT_EQ(first.at("line").number_value(), 1);
  EXPECT_EQ(
      fields.at("verification").struct_value().fields().at("never").list_value().values_size(), 3);
}

}  // namespace
}  // namespace kok::lint
