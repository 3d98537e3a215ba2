#include "service/telemetry/usage_statistics.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "absl/strings/str_cat.h"

namespace kok::telemetry {
namespace {

using std::chrono::hours;

static_assert(!std::is_constructible_v<RoundedCalls, uint64_t>, "an exact number could be told");

constexpr char kSearch[] = "kok.search.v1.SearchService/Search";
constexpr char kSuggest[] = "kok.search.v1.SearchService/Suggest";

class UsageStatisticsTest : public testing::Test {
 protected:
  void Call(int client, const std::string& method = kSearch,
            absl::StatusCode code = absl::StatusCode::kOk) {
    usage_.Record(
        {security::MethodId::Of(method),
         *security::Principal::FromCertificate({absl::StrCat("spiffe://test/", client)}, {}), code,
         absl::Milliseconds(1), std::nullopt, std::nullopt, RequestId::New()});
  }
  void CallFrom(int clients, int calls_of_each, const std::string& method = kSearch) {
    for (int i = 0; i < clients * calls_of_each; ++i) Call(i % clients, method);
  }
  // Ends the window, by a call that belongs to the next one.
  std::map<std::string, uint64_t> NextWindow() {
    now_ += kUsageWindow;
    told_.clear();
    Call(0);
    return told_;
  }

  UsageStatistics::Clock::time_point now_{};
  std::map<std::string, uint64_t> told_;
  UsageStatistics usage_{
      [this](const UsageTotal& total) { told_[total.method.name()] = total.calls.value(); },
      [this] { return now_; }};
};

TEST_F(UsageStatisticsTest, TellsNothingOfNineClients) {
  CallFrom(9, 1000);
  EXPECT_TRUE(told_.empty());
  EXPECT_TRUE(NextWindow().empty());
}

TEST_F(UsageStatisticsTest, TellsARoundedTotalOfTenClients) {
  CallFrom(10, 123);
  for (int i = 0; i < 4; ++i) Call(0);
  EXPECT_TRUE(told_.empty()) << "not before the day is over";
  EXPECT_EQ(NextWindow(), (std::map<std::string, uint64_t>{{kSearch, 1230}}));
}

TEST_F(UsageStatisticsTest, EachMethodNeedsTenClientsOfItsOwn) {
  CallFrom(10, 1);
  CallFrom(9, 100, kSuggest);
  EXPECT_EQ(NextWindow(), (std::map<std::string, uint64_t>{{kSearch, 10}}));
}

TEST_F(UsageStatisticsTest, ForgetsTheWindowBefore) {
  CallFrom(9, 10);
  now_ += kUsageWindow;
  Call(9);
  EXPECT_TRUE(told_.empty());
  EXPECT_TRUE(NextWindow().empty()) << "nine on one day and one on the next are not ten";
  CallFrom(10, 2);
  EXPECT_EQ(NextWindow(), (std::map<std::string, uint64_t>{{kSearch, 20}}));
  EXPECT_TRUE(NextWindow().empty());
}

TEST_F(UsageStatisticsTest, WindowsStayWhereTheyAreHoweverLateTheNextCallIs) {
  CallFrom(10, 1);
  now_ += kUsageWindow * 3 + hours(23);
  Call(0);
  EXPECT_EQ(told_.size(), 1U);
  told_.clear();
  CallFrom(10, 1);
  now_ += hours(1);
  Call(0);
  EXPECT_EQ(told_, (std::map<std::string, uint64_t>{{kSearch, 10}}));
}

TEST_F(UsageStatisticsTest, WhatWasNotAnsweredIsNoUse) {
  for (int i = 0; i < 20; ++i) Call(i, kSearch, absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(NextWindow().empty());
}

TEST_F(UsageStatisticsTest, ManyThreadsMayCall) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([this] { CallFrom(10, 100); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(NextWindow(), (std::map<std::string, uint64_t>{{kSearch, 4000}}));
}

// Whether somebody asked once more shows nowhere while there are too few who ask.
TEST_F(UsageStatisticsTest, OneCallMoreChangesNothingBelowTheThreshold) {
  std::mt19937 dice(20261126);
  for (int trial = 0; trial < 10000; ++trial) {
    const int clients = 1 + static_cast<int>(dice() % 9);
    const int calls = static_cast<int>(dice() % 30);
    for (int i = 0; i < calls; ++i) Call(static_cast<int>(dice() % static_cast<unsigned>(clients)));
    if (dice() % 2 == 0) Call(0);
    ASSERT_TRUE(NextWindow().empty()) << trial;
  }
}

}  // namespace
}  // namespace kok::telemetry
