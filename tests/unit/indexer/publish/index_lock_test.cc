#include "indexer/publish/index_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>

#include "indexer/generation/layout.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

TEST(IndexLockTest, OneAtATime) {
  const TemporaryFolder index;
  {
    const auto held = IndexLock::Take(index.path());
    ASSERT_THAT(held, IsOk());
    const auto second = IndexLock::Take(index.path());
    EXPECT_THAT(second, FailsWith(StatusCode::kAborted, index.path()));
    EXPECT_THAT(second, FailsWith(StatusCode::kAborted, "process " + std::to_string(getpid())))
        << "an operator wants to know whom to wait for";
  }
  EXPECT_THAT(IndexLock::Take(index.path()), IsOk()) << "free again";
}

TEST(IndexLockTest, OtherFoldersAreOtherLocks) {
  const TemporaryFolder one;
  const TemporaryFolder two;
  const auto held = IndexLock::Take(one.path());
  ASSERT_THAT(held, IsOk());
  EXPECT_THAT(IndexLock::Take(two.path()), IsOk());
}

TEST(IndexLockTest, AMoveKeepsIt) {
  const TemporaryFolder index;
  auto taken = IndexLock::Take(index.path());
  ASSERT_THAT(taken, IsOk());
  const IndexLock held = *std::move(taken);
  EXPECT_THAT(IndexLock::Take(index.path()), FailsWith(StatusCode::kAborted, ""));
}

// A nightly build that was killed must not block all that follow.
TEST(IndexLockTest, TheKernelFreesItWhenTheHolderDies) {
  const TemporaryFolder index;
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto held = IndexLock::Take(index.path());
    _exit(held.ok() ? 0 : 1);  // without any destructor, as by SIGKILL
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  EXPECT_THAT(IndexLock::Take(index.path()), IsOk());
}

TEST(IndexLockTest, GarbageInTheFileIsNoHolder) {
  const TemporaryFolder index;
  index.Write(generation::kLockFile, std::string(100000, 'x'));
  const auto held = IndexLock::Take(index.path());
  ASSERT_THAT(held, IsOk());
  EXPECT_EQ(tests::ReadFile(index.File(generation::kLockFile)), std::to_string(getpid()));
}

TEST(IndexLockTest, WhereThereIsNoFolderOrALinkItFails) {
  const TemporaryFolder index;
  EXPECT_THAT(IndexLock::Take(index.File("missing")), FailsWith(StatusCode::kNotFound, "missing"));
  const std::string victim = index.Write("victim", "keep");
  std::filesystem::create_symlink(victim, index.File(generation::kLockFile));
  EXPECT_FALSE(IndexLock::Take(index.path()).ok());
  EXPECT_EQ(tests::ReadFile(victim), "keep") << "the lock is written to no other file";
}

}  // namespace
}  // namespace kok::publish
