#include "indexer/build/scratch_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

std::string Piece(int number) { return "piece " + std::to_string(number); }

TEST(ScratchFileTest, GivesBackWhatWasWrittenWhereverItLies) {
  for (const size_t most_pending : {size_t{0}, size_t{100}, ScratchFile::kMostPending}) {
    const TemporaryFolder folder;
    ScratchFile file(folder.path(), most_pending);
    std::vector<ScratchFile::Extent> extents;
    for (int i = 0; i < 50; ++i) extents.push_back(file.Append(Piece(i)).value());
    extents.push_back(file.Append("").value());
    const ScratchFile moved = std::move(file);
    EXPECT_EQ(moved.Read(extents[50]).value(), "");
    for (int i = 50; i-- > 0;) {
      EXPECT_EQ(moved.Read(extents[static_cast<size_t>(i)]).value(), Piece(i)) << most_pending;
    }
  }
}

TEST(ScratchFileTest, LeavesNothingInTheFolderAndLittleInMemory) {
  const TemporaryFolder folder;
  ScratchFile file(folder.path(), 100);
  for (int i = 0; i < 50; ++i) {
    ASSERT_THAT(file.Append(Piece(i)), IsOk());
    EXPECT_LE(file.pending_bytes(), 100U);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "while it is in use, too";
  }
}

TEST(ScratchFileTest, WithoutAFolderOnlyWhatNeedsNoFileIsTaken) {
  const TemporaryFolder folder;
  ScratchFile file(folder.File("missing"), 100);
  const auto first = file.Append("a few bytes");
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(file.Read(*first).value(), "a few bytes");
  absl::Status failed;
  for (int i = 0; i < 50 && failed.ok(); ++i) failed = file.Append(Piece(i)).status();
  EXPECT_THAT(failed, FailsWith(StatusCode::kUnavailable, "missing"));
  EXPECT_THAT(file.Append("").status(), FailsWith(StatusCode::kUnavailable, "missing"))
      << "from then on";
}

TEST(ScratchFileTest, AFullDiskIsToldAsOne) {
  const TemporaryFolder folder;
  struct rlimit before {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small { 200, before.rlim_max };
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  ScratchFile file(folder.path(), 100);
  absl::Status failed;
  for (int i = 0; i < 50 && failed.ok(); ++i) failed = file.Append(Piece(i)).status();
  EXPECT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(failed, FailsWith(StatusCode::kUnavailable, "is the disk full"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ScratchFileTest, TakesNoPieceThatItCouldNotGiveBack) {
  ScratchFile file("unused");
  EXPECT_THAT(file.Append(std::string(ScratchFile::kMostPieceBytes + 1, 'x')).status(),
              FailsWith(StatusCode::kInvalidArgument, "too large"));
}

}  // namespace
}  // namespace kok::build
