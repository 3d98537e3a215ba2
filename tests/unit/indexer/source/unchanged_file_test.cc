#include "indexer/source/unchanged_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

#include "indexer/source/record_reader.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

void Append(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::app | std::ios::binary) << bytes;
}

struct ChangeCase {
  const char* why;
  std::function<void(const std::string& path)> change;
  const char* message;
};

// Each happens between the first byte and the last one.
TEST(UnchangedFileTest, WhateverHappensToAFileWhileItIsReadIsSeen) {
  const ChangeCase cases[] = {
      {"grows", [](const std::string& path) { Append(path, "x"); }, "a.md changed while"},
      {"is cut", [](const std::string& path) { fs::resize_file(path, 1); }, "a.md changed while"},
      {"vanishes", [](const std::string& path) { fs::remove(path); }, "a.md vanished"},
      {"is replaced",
       [](const std::string& path) {
         std::ofstream(path + ".new") << "text";
         fs::rename(path + ".new", path);
       },
       "a.md vanished or was replaced"},
      {"has its time put back",
       [](const std::string& path) {
         fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(1));
       },
       "a.md changed while"},
  };
  for (const ChangeCase& c : cases) {
    const TemporaryFolder folder;
    const std::string path = folder.Write("a.md", "text");
    const auto file = UnchangedFile::Open(path);
    ASSERT_THAT(file, IsOk()) << c.why;
    EXPECT_THAT(file->Check(), IsOk()) << c.why;
    c.change(path);
    EXPECT_THAT(file->Check(), FailsWith(StatusCode::kDataLoss, c.message)) << c.why;
  }
}

TEST(UnchangedFileTest, AStreamEndsInAnErrorWhereItsFileGrew) {
  const TemporaryFolder folder;
  const std::string line = "{\"content\":{\"name\":\"contents/a\",\"title\":\"A\"}}\n";
  const std::string path = folder.Write("a.jsonl", line);
  auto reader = OpenReader(path, "a.jsonl");
  ASSERT_THAT(reader, IsOk());
  ASSERT_THAT((*reader)->Next(), IsOk());
  Append(path, line);
  absl::Status last;
  for (int i = 0; i < 3 && last.ok(); ++i) last = (*reader)->Next().status();
  EXPECT_THAT(last, FailsWith(StatusCode::kDataLoss, "a.jsonl changed"));
}

// None of them may block, either: nobody writes to the pipe.
TEST(UnchangedFileTest, OnlyRegularFilesAreSources) {
  const TemporaryFolder folder;
  const std::string real = folder.Write("real.md", "text");
  fs::create_symlink(real, folder.File("link.md"));
  fs::create_symlink("loop.md", folder.File("loop.md"));
  ASSERT_EQ(mkfifo(folder.File("pipe.md").c_str(), 0600), 0);
  fs::create_directory(folder.File("folder.md"));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string socket_path = folder.File("socket.md");
  ASSERT_LT(socket_path.size(), sizeof(address.sun_path));
  std::memcpy(address.sun_path, socket_path.c_str(), socket_path.size() + 1);
  const generation::UniqueFd socket_fd(socket(AF_UNIX, SOCK_STREAM, 0));
  ASSERT_EQ(bind(socket_fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  for (const char* name : {"link.md", "loop.md", "pipe.md", "folder.md"}) {
    EXPECT_THAT(UnchangedFile::Open(folder.File(name)),
                FailsWith(StatusCode::kFailedPrecondition, name));
  }
  EXPECT_FALSE(UnchangedFile::Open(socket_path).ok());
  EXPECT_THAT(UnchangedFile::Open("/dev/zero"),
              FailsWith(StatusCode::kFailedPrecondition, "/dev/zero"));
}

TEST(UnchangedFileTest, AFurtherNameIsAsGoodAsTheFirst) {
  const TemporaryFolder folder;
  fs::create_hard_link(folder.Write("a.md", "text"), folder.File("b.md"));
  const auto bytes = ReadUnchangedFile(folder.File("b.md"), 4);
  ASSERT_THAT(bytes, IsOk());
  EXPECT_EQ(*bytes, "text");
  EXPECT_THAT(ReadUnchangedFile(folder.File("b.md"), 3),
              FailsWith(StatusCode::kFailedPrecondition, "b.md: is 4 bytes"));
}

}  // namespace
}  // namespace kok::source
