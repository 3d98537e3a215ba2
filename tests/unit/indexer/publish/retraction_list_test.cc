#include "indexer/publish/retraction_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "indexer/publish/index_lock.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using generation::ReadRetractions;
using generation::Retractions;

TEST(RetractionList, ChangesWhileABuildHoldsTheIndex) {
  const tests::TemporaryFolder folder;
  const auto build = IndexLock::Take(folder.path());
  ASSERT_THAT(build, tests::IsOk());
  EXPECT_THAT(
      ChangeRetractions(folder.path(), [](Retractions& list) { list.insert("organizations/a"); }),
      tests::IsOk());
  EXPECT_EQ(ReadRetractions(folder.path()).value(), Retractions({"organizations/a"}));
}

TEST(RetractionList, LosesNoneOfManyChangesAtOnce) {
  const tests::TemporaryFolder folder;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int j = 0; j < 5; ++j) {
        EXPECT_TRUE(ChangeRetractions(folder.path(), [&](Retractions& list) {
                      list.insert("organizations/o-" + std::to_string(10 * i + j));
                    }).ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ReadRetractions(folder.path()).value().size(), 40);
}

TEST(RetractionList, AListThatCannotBeReadIsNotReplaced) {
  const tests::TemporaryFolder folder;
  folder.Write("RETRACTED", "no name\n");
  EXPECT_THAT(
      ChangeRetractions(folder.path(), [](Retractions& list) { list.insert("organizations/a"); }),
      tests::FailsWith(absl::StatusCode::kUnavailable, "RETRACTED"));
  EXPECT_EQ(tests::ReadFile(folder.File("RETRACTED")), "no name\n");
}

TEST(RetractionList, IsBegunAnewOnlyWhereItIsLost) {
  const tests::TemporaryFolder folder;
  EXPECT_THAT(BeginListAnew(folder.path(), {"organizations/a"}),
              tests::FailsWith(absl::StatusCode::kFailedPrecondition, "is not lost"));
  ASSERT_THAT(
      ChangeRetractions(folder.path(), [](Retractions& list) { list.insert("organizations/a"); }),
      tests::IsOk());
  std::filesystem::remove(folder.File("RETRACTED"));
  EXPECT_THAT(ChangeRetractions(folder.path(), [](Retractions&) {}),
              tests::FailsWith(absl::StatusCode::kUnavailable, "--new-list"));
  ASSERT_THAT(BeginListAnew(folder.path(), {"organizations/b"}), tests::IsOk());
  EXPECT_EQ(ReadRetractions(folder.path()).value(), Retractions({"organizations/b"}));
}

TEST(RetractionList, OneOfAnOlderVersionIsMissedFromTheNextLookOn) {
  const tests::TemporaryFolder folder;
  folder.Write("RETRACTED", "organizations/a\n");
  ASSERT_THAT(ChangeRetractions(folder.path(), [](Retractions&) {}), tests::IsOk());
  EXPECT_TRUE(generation::IsListRequired(folder.path()).value());
}

}  // namespace
}  // namespace kok::publish
