#include "indexer/publish/gates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/indexer/status_matchers.h"

namespace kok::publish {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;
using tests::FailsWith;

TEST(Gates, AnOverrideNeedsAReasonAndAGateThatExists) {
  EXPECT_THAT(ParseOverrides("counts,regions", "they merged").value(),
              UnorderedElementsAre(Pair("counts", "they merged"), Pair("regions", "they merged")));
  EXPECT_TRUE(ParseOverrides("", "").value().empty());
  for (const auto& [gates, reason] : {std::pair{"counts", ""}, std::pair{"", "why"},
                                      std::pair{"count", "why"}, std::pair{"counts,", "why"}}) {
    EXPECT_THAT(ParseOverrides(gates, reason),
                FailsWith(absl::StatusCode::kInvalidArgument, "--override"))
        << gates;
  }
}

TEST(Gates, NobodyDecidesAgainstThatOfProtectedValues) {
  for (const char* gates : {"protected_values", "counts,protected_values"}) {
    EXPECT_THAT(ParseOverrides(gates, "it is urgent"),
                FailsWith(absl::StatusCode::kInvalidArgument, "cannot be overridden"))
        << gates;
  }
  GateReport report(Overrides{{"protected_values", "it is urgent"}});
  report.Add(kProtectedValuesGate, {"members.jsonl:3: protected.addresses[0] is in a text"});
  EXPECT_THAT(report.failed(), ElementsAre("protected_values"));
  EXPECT_THAT(report.findings(), ElementsAre(testing::StartsWith("gate protected_values: ")));
}

TEST(Gates, AFailedGateIsNamedAndAnOverriddenOneRecorded) {
  GateReport report({{"counts", "they merged"}, {"regions", "they merged"}});
  report.Add(kCountsGate, {"texts fell from 9 to 1"});
  report.Add(kRegionsGate, {});
  report.Add(kApprovalsGate, {"organizations/a is removed"});
  EXPECT_FALSE(report.passed());
  EXPECT_THAT(report.failed(), ElementsAre("approvals"));
  EXPECT_THAT(report.findings(), ElementsAre("overridden gate counts: texts fell from 9 to 1",
                                             "gate approvals: organizations/a is removed"));
  generation::Manifest manifest;
  report.WriteTo(manifest);
  ASSERT_EQ(manifest.gates_size(), 3);
  EXPECT_TRUE(manifest.gates(0).passed());
  EXPECT_EQ(manifest.gates(0).override_reason(), "they merged");
  EXPECT_EQ(manifest.gates(1).override_reason(), "") << "nothing had to be overridden";
  EXPECT_FALSE(manifest.gates(2).passed());
}

}  // namespace
}  // namespace kok::publish
