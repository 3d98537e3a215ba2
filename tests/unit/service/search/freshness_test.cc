#include "service/search/freshness.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <string>

#include "service/rpc/freshness_of_today.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

constexpr v1::VerificationState kUnverified = v1::VERIFICATION_STATE_UNVERIFIED;
constexpr v1::VerificationState kVerified = v1::VERIFICATION_STATE_VERIFIED;
constexpr v1::VerificationState kStale = v1::VERIFICATION_STATE_STALE;

TEST(Freshness, ACheckIsGoodUntilItIsOlderThanTheConfiguredAge) {
  const Freshness year{absl::CivilDay(2026, 11, 1), 365};
  const Freshness day{absl::CivilDay(2026, 11, 1), 1};
  // 2024 has a 29 February: 366 days lie between.
  const Freshness leap{absl::CivilDay(2024, 11, 1), 365};
  const struct {
    const char* verified_on;
    const Freshness& freshness;
    v1::VerificationState state;
  } cases[] = {
      {"2026-11-01", year, kVerified},    // today
      {"2026-10-31", year, kVerified},    // yesterday
      {"2025-11-01", year, kVerified},    // 365 days
      {"2025-10-31", year, kStale},       // 366 days
      {"1999-01-01", year, kStale},       //
      {"2026-11-02", year, kUnverified},  // tomorrow
      {"2099-01-01", year, kUnverified},  //
      {"2026-10-31", day, kVerified},     // one day
      {"2026-10-30", day, kStale},        // two days
      {"2023-11-02", leap, kVerified},    // 365 days
      {"2023-11-01", leap, kStale},       // 366 days
  };
  for (const auto& c : cases)
    EXPECT_EQ(StateOf(c.verified_on, c.freshness), c.state) << c.verified_on;
}

TEST(Freshness, WhatIsNoDayIsNoCheck) {
  const Freshness year{absl::CivilDay(2026, 11, 1), 365};
  for (const char* text : {"", " ", "yesterday", "01.11.2026", "2026-13-01", "2026-02-30",
                           "2026-10-1x", "20261001", "2026-10-01T00:00:00"}) {
    EXPECT_EQ(StateOf(text, year), kUnverified) << text;
  }
}

TEST(Freshness, TheStateOverridesWhatTheSourceWroteAndNothingElse) {
  const Freshness year{absl::CivilDay(2026, 11, 1), 365};
  const struct {
    const char* verified_on;
    v1::VerificationState state;
  } cases[] = {{"", kUnverified}, {"2026-10-01", kVerified}, {"2020-10-01", kStale}};
  for (const auto& c : cases) {
    for (int written = 0; written < v1::VerificationState_ARRAYSIZE; ++written) {
      v1::Organization organization;
      organization.set_name("organizations/x");
      organization.set_etag("0123456789abcdef");
      organization.mutable_verification()->set_source("Flyer");
      organization.mutable_verification()->set_source_date("2016-01-01");
      organization.mutable_verification()->set_verified_on(c.verified_on);
      organization.mutable_verification()->set_state(static_cast<v1::VerificationState>(written));
      v1::Organization expected = organization;
      expected.mutable_verification()->set_state(c.state);
      SetVerificationState(year, organization);
      EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(organization, expected))
          << organization.ShortDebugString();
    }
  }
  v1::Organization nothing_known;
  SetVerificationState(year, nothing_known);
  EXPECT_EQ(nothing_known.verification().state(), kUnverified);
  EXPECT_EQ(nothing_known.etag(), "");
}

TEST(Freshness, TheDayOfTheAnswerIsTodayInUtc) {
  const absl::CivilDay before = absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
  const Freshness freshness = rpc::FreshnessOfToday(30);
  const absl::CivilDay after = absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
  EXPECT_GE(freshness.today, before);
  EXPECT_LE(freshness.today, after);
  EXPECT_EQ(freshness.stale_after_days, 30);
}

}  // namespace
}  // namespace kok::search_core
