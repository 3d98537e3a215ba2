// Ten indexers are started at once on one index: one proceeds.

#include <gtest/gtest.h>
#include <sys/types.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/verified_generation.h"
#include "tests/fault/effort.h"
#include "tests/fault/prepared_index.h"
#include "tests/integration/child_process.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

constexpr int kIndexers = 10;
constexpr int kLockedExitCode = 4;

TEST(TenAtOnceTest, ExactlyOneProceeds) {
  const PreparedIndex& prepared = PreparedIndex::Get();
  const size_t rounds = Effort(2, 50);
  for (size_t round = 0; round < rounds; ++round) {
    const TemporaryFolder work;
    const std::string index = work.File("index");
    prepared.CopyTo(index);  // with the lock file of a process that is gone
    std::vector<std::unique_ptr<ChildProcess>> indexers;
    for (int i = 0; i < kIndexers; ++i) {
      indexers.push_back(
          std::make_unique<ChildProcess>(prepared.CommandLine(WritingCommands().front(), index)));
    }
    int done = 0;
    pid_t holder = -1;
    std::vector<std::string> refusals;
    for (const auto& indexer : indexers) {
      const pid_t process = indexer->id();
      Outcome outcome = indexer->Wait();
      if (outcome.exit_code == 0) {
        ++done;
        holder = process;
      } else {
        EXPECT_EQ(outcome.exit_code, kLockedExitCode) << outcome.err;
        refusals.push_back(outcome.err);
      }
    }
    EXPECT_EQ(done, 1);
    for (const std::string& refusal : refusals) {
      EXPECT_TRUE(absl::StrContains(refusal, absl::StrCat("(process ", holder, ","))) << refusal;
    }
    DigestOfWholeIndex(index, "ten at once");
    ExpectNextBuildCleansUp(index, "ten at once");
  }
  std::printf("ExactlyOneProceeds: %zu rounds of %d\n", rounds, kIndexers);
}

// The folder is made by whoever comes first. One at least is done; who comes once another is done
// may be done too, as if they came one after the other.
TEST(TenAtOnceTest, InAFolderThatIsNotThereYet) {
  const PreparedIndex& prepared = PreparedIndex::Get();
  const size_t rounds = Effort(1, 50);
  int done = 0;
  for (size_t round = 0; round < rounds; ++round) {
    const TemporaryFolder work;
    const std::string index = work.File("new/folder/index");
    std::vector<std::unique_ptr<ChildProcess>> indexers;
    for (int i = 0; i < kIndexers; ++i) {
      indexers.push_back(
          std::make_unique<ChildProcess>(prepared.CommandLine(WritingCommands().front(), index)));
    }
    int done_now = 0;
    for (const auto& indexer : indexers) {
      const Outcome outcome = indexer->Wait();
      if (outcome.exit_code == 0) {
        ++done_now;
      } else {
        EXPECT_EQ(outcome.exit_code, kLockedExitCode) << outcome.err;
      }
    }
    EXPECT_GE(done_now, 1);
    EXPECT_EQ(generation::ListGenerations(index).size(), static_cast<size_t>(done_now));
    DigestOfWholeIndex(index, "ten at once");
    ExpectNextBuildCleansUp(index, "ten at once");
    done += done_now;
  }
  std::printf("InAFolderThatIsNotThereYet: %zu rounds of %d, %d done\n", rounds, kIndexers, done);
}

}  // namespace
}  // namespace kok::tests
