#include "indexer/publish/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "indexer/publish/pins.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

std::string Id(int number) { return absl::StrFormat("20261123T%06dZ-0123456789abcdef", number); }

TEST(HistoryTest, RemembersInOrderAndNothingTwiceInARow) {
  const TemporaryFolder index;
  EXPECT_THAT(ReadHistory(index.path()), FailsWith(StatusCode::kNotFound, "HISTORY"));
  for (const int number : {1, 2, 2, 1}) {
    ASSERT_THAT(AppendToHistory(index.path(), Id(number)), IsOk());
  }
  EXPECT_EQ(ReadHistory(index.path()).value(), (std::vector<std::string>{Id(1), Id(2), Id(1)}));
  ASSERT_THAT(RemoveFromHistory(index.path(), {Id(1), Id(9)}), IsOk());
  EXPECT_EQ(ReadHistory(index.path()).value(), std::vector<std::string>{Id(2)});
}

TEST(HistoryTest, ForgetsTheOldestBeyondAThousand) {
  const TemporaryFolder index;
  std::vector<std::string> ids;
  for (int number = 0; number < 1000; ++number) ids.push_back(Id(number));
  ASSERT_THAT(WriteHistory(index.path(), ids), IsOk());
  EXPECT_EQ(ReadHistory(index.path()).value(), ids);
  ASSERT_THAT(AppendToHistory(index.path(), Id(1000)), IsOk());
  const auto history = ReadHistory(index.path());
  ASSERT_THAT(history, IsOk());
  EXPECT_EQ(history->size(), kMaxHistory);
  EXPECT_EQ(history->front(), Id(1));
  EXPECT_EQ(history->back(), Id(1000));
}

TEST(HistoryTest, ALineThatIsNoIdKeepsItsPlaceAndIsTold) {
  const TemporaryFolder index;
  index.Write("HISTORY", Id(1) + "\n../../etc\n\n" + Id(2).substr(3) + "\n" + Id(3));
  EXPECT_EQ(ReadHistory(index.path()).value(),
            (std::vector<std::string>{Id(1), kUnreadableEntry, kUnreadableEntry, Id(3)}));
  EXPECT_THAT(HistoryDamage(index.path()).value(), testing::HasSubstr("2 lines"));
  ASSERT_THAT(AppendToHistory(index.path(), Id(4)), IsOk());
  EXPECT_EQ(ReadHistory(index.path())->size(), 5U) << "what nobody can read is not forgotten";
  ASSERT_THAT(WriteHistory(index.path(), {Id(1)}), IsOk());
  EXPECT_EQ(HistoryDamage(index.path()).value(), "");
}

TEST(PinsTest, WhatIsWrittenIsRead) {
  const TemporaryFolder index;
  EXPECT_EQ(ReadPins(index.path()).value(), Pins());
  ASSERT_THAT(WritePins(index.path(), {Id(2), Id(1)}), IsOk());
  EXPECT_EQ(ReadPins(index.path()).value(), (Pins{Id(1), Id(2)}));
}

// Else gc would remove what somebody wanted kept.
TEST(PinsTest, ADamagedListIsAnError) {
  const TemporaryFolder index;
  index.Write("PINNED", Id(1) + "\nnonsense\n");
  EXPECT_THAT(ReadPins(index.path()), FailsWith(StatusCode::kDataLoss, "PINNED:2"));
}

}  // namespace
}  // namespace kok::publish
