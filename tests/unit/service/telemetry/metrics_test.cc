#include "service/telemetry/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

#include "absl/strings/str_split.h"
#include "service/telemetry/metric_label.h"
#include "tests/unit/loopback_exchange.h"

namespace kok::telemetry {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::ValueOf;

template <typename Text>
constexpr bool kMakesALabel = std::is_constructible_v<MetricLabel, Text> ||
                              std::is_constructible_v<MetricLabel, const char*, Text> ||
                              std::is_convertible_v<Text, std::optional<security::MethodId>> ||
                              std::is_convertible_v<Text, absl::StatusCode>;
static_assert(!kMakesALabel<std::string> && !kMakesALabel<const char*> &&
              !kMakesALabel<std::string_view> && !kMakesALabel<security::Principal>);

CallRecord Call(std::optional<security::MethodId> method, absl::StatusCode code,
                std::optional<absl::Duration> duration) {
  return {method,          security::Principal::Local(), code, duration, std::nullopt, std::nullopt,
          RequestId::New()};
}

const auto kSearch = security::MethodId::Of("kok.search.v1.SearchService/Search");

class MetricsTest : public testing::Test {
 protected:
  std::string Text() const { return MetricsText(calls_, state_); }

  CallMetrics calls_;
  EventCounts events_;
  ServerState state_{events_,
                     absl::FromUnixSeconds(1000),
                     false,
                     0,
                     std::nullopt,
                     false,
                     0,
                     0,
                     0,
                     std::nullopt,
                     std::nullopt};
};

TEST_F(MetricsTest, CountsCallsByMethodAndCode) {
  calls_.Begin();
  calls_.Begin();
  calls_.Record(Call(kSearch, absl::StatusCode::kOk, absl::Milliseconds(2)));
  const std::string text = Text();
  const std::string labels = R"({method="kok.search.v1.SearchService/Search")";
  EXPECT_EQ(ValueOf(text, "kok_calls_in_flight"), 1);
  EXPECT_EQ(ValueOf(text, "kok_calls_total" + labels + R"(,code="OK"})"), 1);
  EXPECT_EQ(ValueOf(text, "kok_call_duration_seconds_bucket" + labels + R"(,le="0.001"})"), 0);
  EXPECT_EQ(ValueOf(text, "kok_call_duration_seconds_bucket" + labels + R"(,le="0.005"})"), 1);
  EXPECT_EQ(ValueOf(text, "kok_call_duration_seconds_bucket" + labels + R"(,le="+Inf"})"), 1);
  EXPECT_EQ(ValueOf(text, "kok_call_duration_seconds_sum" + labels + "}"), 0.002);
  EXPECT_EQ(
      ValueOf(text, R"(kok_calls_total{method="kok.search.v1.SearchService/Suggest",code="OK"})"),
      0)
      << "a method has its line before anybody calls it";
}

TEST_F(MetricsTest, ARefusedCallHasNoDurationAndWasNeverInFlight) {
  calls_.Record(Call(std::nullopt, absl::StatusCode::kPermissionDenied, std::nullopt));
  const std::string text = Text();
  EXPECT_EQ(ValueOf(text, R"(kok_calls_total{method="other",code="PERMISSION_DENIED"})"), 1);
  EXPECT_EQ(ValueOf(text, "kok_calls_in_flight"), 0);
  EXPECT_THAT(text, Not(HasSubstr("kok_call_duration_seconds_bucket")));
}

TEST_F(MetricsTest, ClocksAndCodesThatCannotBeBreakNothing) {
  calls_.Begin();
  calls_.Record(Call(kSearch, static_cast<absl::StatusCode>(-7), -absl::Hours(1)));
  calls_.Begin();
  calls_.Record(Call(kSearch, static_cast<absl::StatusCode>(4711), absl::Hours(1)));
  const std::string text = Text();
  const std::string labels = R"({method="kok.search.v1.SearchService/Search")";
  EXPECT_EQ(ValueOf(text, "kok_calls_total" + labels + R"(,code="other"})"), 2);
  EXPECT_EQ(ValueOf(text, "kok_call_duration_seconds_sum" + labels + "}"), 3600);
}

TEST_F(MetricsTest, TellsTheStateInSecondsAndFlags) {
  std::string text = Text();
  EXPECT_EQ(ValueOf(text, "kok_index_serving"), 0);
  EXPECT_EQ(ValueOf(text, "kok_index_build_time_seconds"), -1) << "nothing is served";
  EXPECT_EQ(ValueOf(text, "kok_certificate_not_after_seconds"), -1) << "there is no certificate";
  EXPECT_EQ(ValueOf(text, "kok_start_time_seconds"), 1000);
  EXPECT_EQ(ValueOf(text, "kok_policy_reload_success"), 1);

  state_.index = {absl::FromUnixSeconds(2000), 54, 9};
  state_.certificate_not_after = absl::FromUnixSeconds(3000);
  events_.policies.Refused();
  ++events_.fallbacks;
  text = Text();
  EXPECT_EQ(ValueOf(text, "kok_index_build_time_seconds"), 2000);
  EXPECT_EQ(ValueOf(text, "kok_index_organizations"), 54);
  EXPECT_EQ(ValueOf(text, "kok_certificate_not_after_seconds"), 3000);
  EXPECT_EQ(ValueOf(text, "kok_policy_reload_success"), 0);
  EXPECT_EQ(ValueOf(text, "kok_policy_reload_failures_total"), 1);
  EXPECT_EQ(ValueOf(text, "kok_index_fallbacks_total"), 1);
  events_.policies.Taken();
  EXPECT_EQ(ValueOf(Text(), "kok_policy_reload_success"), 1);
}

TEST_F(MetricsTest, CallsOfManyThreadsAreAllCounted) {
  constexpr int kCalls = 5000;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      for (int call = 0; call < kCalls; ++call) {
        calls_.Begin();
        calls_.Record(Call(kSearch, absl::StatusCode::kOk, absl::Microseconds(1)));
      }
    });
  }
  for (int i = 0; i < 10; ++i) Text();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(
      ValueOf(Text(), R"(kok_calls_total{method="kok.search.v1.SearchService/Search",code="OK"})"),
      4 * kCalls);
  EXPECT_EQ(ValueOf(Text(), "kok_calls_in_flight"), 0);
}

// All methods, each with every code that our services and the checks before them answer.
TEST_F(MetricsTest, AFullTableIsAtMostTwoHundredSeriesButForRareCodes) {
  state_.index = {absl::FromUnixSeconds(2000), 54, 9};
  state_.certificate_not_after = state_.revocation_list_next_update = absl::FromUnixSeconds(3000);
  for (const security::MethodRule& rule : security::MethodRules()) {
    if (std::string_view(rule.name).substr(0, 14) != "kok.search.v1.") continue;
    for (const auto code :
         {absl::StatusCode::kOk, absl::StatusCode::kInvalidArgument, absl::StatusCode::kNotFound,
          absl::StatusCode::kResourceExhausted, absl::StatusCode::kUnavailable,
          absl::StatusCode::kDeadlineExceeded, absl::StatusCode::kPermissionDenied}) {
      calls_.Record(Call(security::MethodId::Of(rule.name), code, absl::Milliseconds(1)));
    }
  }
  const std::vector<std::string> lines = absl::StrSplit(Text(), '\n', absl::SkipEmpty());
  EXPECT_LE(std::count_if(lines.begin(), lines.end(),
                          [](const std::string& line) { return line.front() != '#'; }),
            200);
}

}  // namespace
}  // namespace kok::telemetry
