#include "indexer/publish/index_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

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
  EXPECT_THAT(tests::ReadFile(index.File(generation::kLockFile)),
              testing::StartsWith(std::to_string(getpid()) + " 20"));
}

// The holder has the lock but has not signed yet: what its dead predecessor wrote must not mislead.
TEST(IndexLockTest, NamesNoProcessThatIsGone) {
  const TemporaryFolder index;
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) _exit(0);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  const auto held = IndexLock::Take(index.path());
  ASSERT_THAT(held, IsOk());
  index.Write(generation::kLockFile, std::to_string(child) + " 2026-11-23T02:15:00Z\n");
  const auto second = IndexLock::Take(index.path());
  EXPECT_THAT(second, FailsWith(StatusCode::kAborted, "another kok-indexer"));
  EXPECT_THAT(std::string(second.status().message()),
              testing::Not(testing::HasSubstr(std::to_string(child))));
}

TEST(IndexLockTest, SaysNothingOfAHolderThatIsThrough) {
  const TemporaryFolder index;
  { ASSERT_THAT(IndexLock::Take(index.path()), IsOk()); }
  EXPECT_EQ(tests::ReadFile(index.File(generation::kLockFile)), "");
}

TEST(IndexLockTest, RemovesWhatInterruptedRunsLeftAndNothingElse) {
  const TemporaryFolder index;
  const TemporaryFolder elsewhere;
  elsewhere.Write("keep", "x");
  index.Write(".building-Ab12Cd/organizations.glass", "half");
  index.Write(".building-file", "x");
  index.Write(".trash-20261122T021500Z-0123456789abcdef/manifest.json", "12");
  for (const char* name : {".CURRENT.new", ".HISTORY.new", ".PINNED.new", ".RETRACTED.new"}) {
    index.Write(name, "x");
  }
  std::filesystem::create_directory_symlink(elsewhere.path(), index.File(".building-link"));
  for (const char* name : {"20261123T021500Z-0123456789abcdef/manifest.json", "CURRENT", "HISTORY",
                           ".other.new", "notes.txt"}) {
    index.Write(name, "x");
  }
  const auto held = IndexLock::Take(index.path());
  ASSERT_THAT(held, IsOk());
  ASSERT_THAT(held->leftovers(), IsOk());
  EXPECT_THAT(held->leftovers()->names, testing::SizeIs(8));
  EXPECT_EQ(held->leftovers()->bytes, 4U + 1U + 2U + 4U);
  std::vector<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(index.path())) {
    left.push_back(entry.path().filename().string());
  }
  EXPECT_THAT(left, testing::UnorderedElementsAre("20261123T021500Z-0123456789abcdef", "CURRENT",
                                                  "HISTORY", ".other.new", "notes.txt", ".lock"));
  EXPECT_TRUE(std::filesystem::exists(elsewhere.File("keep"))) << "links are not followed";
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
