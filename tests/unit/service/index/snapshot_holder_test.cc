#include "service/index/snapshot_holder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::index {
namespace {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

class SnapshotHolderTest : public testing::Test {
 protected:
  // A generation of its own for every number.
  SnapshotPtr Generation(int number) const {
    tests::BuildLinesInto(folder_.path(),
                          R"({"organization":{"name":"organizations/a","display_name":"Name )" +
                              std::to_string(number) + "\"}}");
    return tests::OpenActive(folder_.path());
  }

  const tests::TemporaryFolder folder_;
  SnapshotHolder holder_;
};

TEST_F(SnapshotHolderTest, LendsNothingBeforeTheFirstGeneration) {
  EXPECT_EQ(holder_.Current(), nullptr);
  EXPECT_EQ(holder_.Find(""), nullptr);
  EXPECT_EQ(holder_.Find("20260101T000000Z-0123456789abcdef"), nullptr);
}

// A listing that began on a generation goes on for two further ones.
TEST_F(SnapshotHolderTest, KeepsTwoPredecessorsForTokensAndClosesTheOneBefore) {
  const std::string first_id = [&] {
    const SnapshotPtr first = Generation(1);
    holder_.Swap(first);
    return first->id();
  }();
  const std::weak_ptr<const Snapshot> first = holder_.Find(first_id);
  const SnapshotPtr second = Generation(2);
  const SnapshotPtr third = Generation(3);
  const SnapshotPtr fourth = Generation(4);
  holder_.Swap(second);
  holder_.Swap(third);
  EXPECT_EQ(holder_.Current(), third);
  EXPECT_EQ(holder_.Find(second->id()), second);
  EXPECT_NE(holder_.Find(first_id), nullptr);

  holder_.Swap(fourth);
  EXPECT_EQ(holder_.Current(), fourth);
  EXPECT_EQ(holder_.Find(third->id()), third);
  EXPECT_EQ(holder_.Find(second->id()), second);
  EXPECT_EQ(holder_.Find(first_id), nullptr);
  EXPECT_TRUE(first.expired()) << "nobody asks for it any more, so its files must be closed";
}

// A rollback makes a predecessor the active one again; it must not push others out.
TEST_F(SnapshotHolderTest, BringsAPredecessorBackWithoutDroppingAnother) {
  const SnapshotPtr first = Generation(1);
  const SnapshotPtr second = Generation(2);
  const SnapshotPtr third = Generation(3);
  for (const SnapshotPtr& snapshot : {first, second, third, first, second, first}) {
    holder_.Swap(snapshot);
    EXPECT_EQ(holder_.Current(), snapshot);
  }
  for (const SnapshotPtr& snapshot : {first, second, third}) {
    EXPECT_EQ(holder_.Find(snapshot->id()), snapshot);
  }
}

TEST_F(SnapshotHolderTest, ARequestKeepsItsSnapshotWhateverIsSwappedIn) {
  holder_.Swap(Generation(1));
  const SnapshotPtr taken = holder_.Current();
  for (int number = 2; number < 6; ++number) holder_.Swap(Generation(number));
  EXPECT_EQ(holder_.Find(taken->id()), nullptr);
  const auto handle = taken->organizations().Borrow();
  ASSERT_TRUE(handle.ok()) << handle.status();
  EXPECT_EQ((*handle)->get_doccount(), 1U);
}

TEST_F(SnapshotHolderTest, LendsToManyThreadsWhileAnotherSwaps) {
  std::vector<SnapshotPtr> generations;
  for (int number = 0; number < 5; ++number) generations.push_back(Generation(number));
  holder_.Swap(generations[0]);
  std::atomic<bool> stop{false};
  std::atomic<int> empty{0};
  std::vector<std::thread> readers;
  for (int thread = 0; thread < 4; ++thread) {
    readers.emplace_back([&] {
      while (!stop) {
        const SnapshotPtr current = holder_.Current();
        if (current == nullptr || current->info().generation() != current->id()) ++empty;
        holder_.Find(generations[0]->id());
      }
    });
  }
  for (size_t swap = 0; swap < 1000; ++swap) holder_.Swap(generations[swap % generations.size()]);
  stop = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(empty, 0);
}

}  // namespace
}  // namespace kok::index
