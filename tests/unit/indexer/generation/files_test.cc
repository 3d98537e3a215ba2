#include "indexer/generation/files.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::generation {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

bool IsOpen(int fd) { return fcntl(fd, F_GETFD) != -1; }

TEST(UniqueFdTest, ClosesOnceAndOnlyWhatItOwns) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("file", "x");
  int first = -1;
  int second = -1;
  {
    UniqueFd owner(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    first = owner.get();
    UniqueFd moved(std::move(owner));
    EXPECT_EQ(moved.get(), first);
    EXPECT_FALSE(
        owner.valid());  // NOLINT(bugprone-use-after-move): what a move leaves is the point
    UniqueFd other(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    second = other.get();
    other = std::move(moved);
    EXPECT_EQ(other.get(), first);
    EXPECT_TRUE(IsOpen(first));
  }
  EXPECT_FALSE(IsOpen(first));
  EXPECT_FALSE(IsOpen(second)) << "what an assignment replaced must not stay open";
}

// By a link or a pipe somebody could have us read, hash or wait for something else.
TEST(OpenRegularFileTest, OnlyRegularFiles) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("file", "text");
  EXPECT_THAT(OpenRegularFile(file), IsOk());
  fs::create_directory(folder.File("folder"));
  fs::create_symlink(file, folder.File("link"));
  fs::create_symlink("nowhere", folder.File("dangling"));
  ASSERT_EQ(mkfifo(folder.File("pipe").c_str(), 0600), 0);
  struct Case {
    const char* name;
    StatusCode code;
  };
  for (const Case& c :
       {Case{"folder", StatusCode::kFailedPrecondition},
        Case{"link", StatusCode::kFailedPrecondition},
        Case{"dangling", StatusCode::kFailedPrecondition},
        Case{"pipe", StatusCode::kFailedPrecondition}, Case{"missing", StatusCode::kNotFound}}) {
    EXPECT_THAT(OpenRegularFile(folder.File(c.name)), FailsWith(c.code, folder.File(c.name)));
  }
}

TEST(ReadWholeFileTest, EveryByteUpToTheLimit) {
  const TemporaryFolder folder;
  const std::string bytes("a\0\r\n\xFFz", 6);
  const std::string path = folder.Write("file", bytes);
  const auto read = ReadWholeFile(path, 6);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(*read, bytes);
  EXPECT_THAT(ReadWholeFile(path, 5), FailsWith(StatusCode::kFailedPrecondition, path));
  EXPECT_THAT(ReadWholeFile(path, 5),
              FailsWith(StatusCode::kFailedPrecondition, "6 bytes, at most 5"));
  const auto empty = ReadWholeFile(folder.Write("empty", ""), 0);
  ASSERT_THAT(empty, IsOk());
  EXPECT_EQ(*empty, "");
  EXPECT_THAT(ReadWholeFile(folder.File("missing"), 6),
              FailsWith(StatusCode::kNotFound, "missing"));
}

TEST(ReadAllTest, StartsAtTheBeginningWhereverTheOffsetStands) {
  const TemporaryFolder folder;
  const auto fd = OpenRegularFile(folder.Write("file", "whole"));
  ASSERT_THAT(fd, IsOk());
  lseek(fd->get(), 3, SEEK_SET);
  const auto read = ReadAll(fd->get(), 100);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(*read, "whole");
}

TEST(WriteNewFileTest, NeverReplaces) {
  const TemporaryFolder folder;
  const std::string path = folder.File("file");
  const std::string bytes("a\0b", 3);
  EXPECT_THAT(WriteNewFile(path, bytes), IsOk());
  EXPECT_EQ(tests::ReadFile(path), bytes);
  EXPECT_THAT(WriteNewFile(path, "other"), FailsWith(StatusCode::kAlreadyExists, path));
  EXPECT_EQ(tests::ReadFile(path), bytes);
  EXPECT_THAT(WriteNewFile(folder.File("missing/file"), ""),
              FailsWith(StatusCode::kNotFound, "missing"));
  fs::create_symlink(folder.File("elsewhere"), folder.File("link"));
  EXPECT_FALSE(WriteNewFile(folder.File("link"), "x").ok()) << "not through a link either";
  EXPECT_FALSE(fs::exists(folder.File("elsewhere")));
}

TEST(WriteNewFileTest, OthersMayNotReadIt) {
  const TemporaryFolder folder;
  const std::string path = folder.File("file");
  ASSERT_THAT(WriteNewFile(path, "x"), IsOk());
  struct stat info {};
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0137U, 0U) << "at most 0640";
}

TEST(SyncPathTest, FilesAndFolders) {
  const TemporaryFolder folder;
  EXPECT_THAT(SyncPath(folder.Write("file", "x")), IsOk());
  EXPECT_THAT(SyncPath(folder.path()), IsOk());
  EXPECT_THAT(SyncPath(folder.File("missing")), FailsWith(StatusCode::kNotFound, "missing"));
}

// A reader sees the old bytes or the new ones, also after an earlier attempt was interrupted.
TEST(ReplaceFileTest, OldOrNewAndNothingBesides) {
  const TemporaryFolder folder;
  folder.Write("new", "left behind by an interrupted attempt");
  EXPECT_THAT(ReplaceFile(folder.path(), "new", "file", "one"), IsOk());
  EXPECT_EQ(tests::ReadFile(folder.File("file")), "one");
  EXPECT_FALSE(fs::exists(folder.File("new")));
  const UniqueFd reader(open(folder.File("file").c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_THAT(ReplaceFile(folder.path(), "new", "file", "second"), IsOk());
  EXPECT_EQ(tests::ReadFile(folder.File("file")), "second");
  const auto before = ReadAll(reader.get(), 100);
  ASSERT_THAT(before, IsOk());
  EXPECT_EQ(*before, "one") << "who has the old file open keeps it whole";
}

TEST(ReplaceFileTest, AFailureLeavesTheOldFile) {
  const TemporaryFolder folder;
  folder.Write("file/in-the-way", "a folder cannot be replaced by a file");
  EXPECT_FALSE(ReplaceFile(folder.path(), "new", "file", "x").ok());
  EXPECT_TRUE(fs::exists(folder.File("file/in-the-way")));
  EXPECT_THAT(ReplaceFile(folder.File("missing"), "new", "file", "x"),
              FailsWith(StatusCode::kNotFound, "missing"));
}

TEST(Files, ACopyHasTheSameBytesAndReplacesNothing) {
  const tests::TemporaryFolder folder;
  std::string bytes(3 << 20, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  const std::string from = folder.Write("from", bytes);
  ASSERT_TRUE(CopyToNewFile(from, folder.File("to")).ok());
  EXPECT_EQ(tests::ReadFile(folder.File("to")), bytes);
  EXPECT_EQ(CopyToNewFile(from, folder.File("to")).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(CopyToNewFile(folder.File("missing"), folder.File("b")).code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace kok::generation
