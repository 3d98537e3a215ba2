// The disk is full, or a file may grow no more: exit 5, what is active stays active, and once there
// is room again nothing is left behind.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "tests/fault/effort.h"
#include "tests/fault/prepared_index.h"
#include "tests/integration/child_process.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kGateFailedExitCode = 3;
constexpr int kIoExitCode = 5;

// Where the words after it run: on a disk of their own, of `$4` KiB more than the index in `$1`
// fills, which is mounted at `$2` and copied to `$3` at the end.
constexpr char kOnAFullDisk[] =
    "before=$1 disk=$2 after=$3 room=$4; shift 4\n"
    "mount -t tmpfs -o size=1g none \"$disk\" || exit 77\n"
    "cp -r \"$before\" \"$disk/index\" || exit 77\n"
    "used=$(df -k --output=used \"$disk\" | tail -1)\n"
    "mount -o remount,size=$((used + room))k \"$disk\" || exit 77\n"
    "\"$@\"; code=$?\n"
    "cp -r \"$disk/index\" \"$after\"; exit $code";

// Files may have `$1` blocks of 512 bytes; a write beyond that fails with EFBIG.
constexpr char kWithSmallFiles[] = "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"";

// A build whose gate does not end it before it writes, so that it meets the full disk.
constexpr char kBuildRegardless[] = "build_regardless";

std::vector<WritingCommand> Commands() {
  std::vector<WritingCommand> commands = WritingCommands();
  WritingCommand regardless{kBuildRegardless, commands.front().words};
  for (const char* word : {"--override", "disk_space", "--reason", "a test"}) {
    regardless.words.push_back(word);
  }
  commands.push_back(std::move(regardless));
  commands.push_back({"purge", {"purge", "--index", "{index}", "organizations/a"}});
  return commands;
}

class FullDiskTest : public testing::TestWithParam<WritingCommand> {
 protected:
  // The others write a few lines only.
  static bool Builds() {
    const std::string& name = GetParam().name;
    return name == "build" || name == "purge" || IsRegardless();
  }
  static bool IsRegardless() { return GetParam().name == kBuildRegardless; }

  // What must hold after a run that had not enough room, or just enough.
  void Expect(const Outcome& outcome, const std::string& index, const std::string& fault,
              const std::vector<std::string>& reasons) {
    const std::string digest = DigestOfWholeIndex(index, fault);
    if (outcome.exit_code == 0) {
      ++done_;
    } else {
      ++refused_;
      // A build may be held for the room that it, or the next one, needs: that is a gate.
      const bool is_held = !IsRegardless() && absl::StrContains(outcome.err, "disk_space");
      EXPECT_EQ(outcome.exit_code, is_held ? kGateFailedExitCode : kIoExitCode) << fault << "\n"
                                                                                << outcome.err;
      bool is_said = false;
      for (const std::string& reason : reasons) is_said |= absl::StrContains(outcome.err, reason);
      EXPECT_TRUE(is_said) << fault << "\n" << outcome.err;
      EXPECT_EQ(digest, prepared_.digest_before()) << fault;
      EXPECT_EQ(generation::ReadCurrent(index).value_or(""), prepared_.active()) << fault;
    }
    ExpectNextBuildCleansUp(index, fault);
  }

  const PreparedIndex& prepared_ = PreparedIndex::Get();
  std::atomic<int> refused_ = 0;
  std::atomic<int> done_ = 0;
};

TEST_P(FullDiskTest, NoRoomLeft) {
  // KiB of room: none to where it suffices. A generation here has 6 MiB.
  std::vector<int> rooms = {0, 4, 8, 12, 5000, 50000};
  for (int room = 256; LongForm() && Builds() && room < 14000; room += 256) rooms.push_back(room);
  std::atomic<bool> permitted = true;
  InParallel(rooms.size(), [&](size_t n) {
    const TemporaryFolder work;
    const std::string before = work.File("before");
    const std::string disk = work.File("disk");
    const std::string after = work.File("after");
    prepared_.CopyTo(before);
    fs::create_directory(disk);
    std::vector<std::string> words = {
        "/usr/bin/unshare",    "-rm", "/bin/sh", "-c", kOnAFullDisk, "sh", before, disk, after,
        absl::StrCat(rooms[n])};
    for (const std::string& word :
         prepared_.CommandLine(GetParam(), generation::JoinPath(disk, "index"))) {
      words.push_back(word);
    }
    const Outcome outcome = RunProgram(words);
    if (!fs::exists(after)) {
      permitted = false;
      return;
    }
    Expect(outcome, after, absl::StrCat(rooms[n], " KiB of room"),
           {"No space left on device", "disk full", "disk_space"});
  });
  if (!permitted) GTEST_SKIP() << "a disk of one's own needs unshare and mount to be permitted";
  std::printf("NoRoomLeft %s: refused at %d amounts, done at %d\n", GetParam().name.c_str(),
              refused_.load(), done_.load());
}

TEST_P(FullDiskTest, AFileMayGrowNoMore) {
  std::vector<int> limits = {0, 8, 64, 2000};
  for (int limit = 512; LongForm() && Builds() && limit < 12000; limit += 512) {
    limits.push_back(limit);
  }
  InParallel(limits.size(), [&](size_t n) {
    const TemporaryFolder work;
    const std::string index = work.File("index");
    prepared_.CopyTo(index);
    std::vector<std::string> words = {"/bin/sh", "-c", kWithSmallFiles, "sh",
                                      absl::StrCat(limits[n])};
    for (const std::string& word : prepared_.CommandLine(GetParam(), index)) words.push_back(word);
    Expect(RunProgram(words), index, absl::StrCat("files of ", limits[n], " blocks"),
           {"File too large", "file size"});
  });
  std::printf("AFileMayGrowNoMore %s: refused at %d limits, done at %d\n", GetParam().name.c_str(),
              refused_.load(), done_.load());
}

// Texts that together are more than a build holds of them in memory, and that nothing makes
// shorter.
std::string LongTexts() {
  constexpr int kTexts = 24;
  constexpr size_t kTextBytes = 512 << 10;
  std::mt19937 random(8);
  std::string lines;
  for (int i = 0; i < kTexts; ++i) {
    std::string body(kTextBytes, ' ');
    for (char& c : body) c = static_cast<char>('a' + random() % 26);
    absl::StrAppend(&lines, R"({"content":{"name":"contents/long-)", i,
                    R"(","title":"Lang","body":")", body, "\"}}\n");
  }
  return lines;
}

TEST(FullDisk, TextsThatDoNotFitIntoAScratchFile) {
  const PreparedIndex& prepared = PreparedIndex::Get();
  const TemporaryFolder work;
  const std::string index = work.File("index");
  prepared.CopyTo(index);
  WritingCommand build = WritingCommands().front();
  build.words.push_back(work.Write("texts.jsonl", LongTexts()));
  std::vector<std::string> words = {"/bin/sh", "-c", kWithSmallFiles, "sh", "2000"};
  for (const std::string& word : prepared.CommandLine(build, index)) words.push_back(word);
  const Outcome outcome = RunProgram(words);
  EXPECT_EQ(outcome.exit_code, kIoExitCode) << outcome.err;
  EXPECT_TRUE(absl::StrContains(outcome.err, "scratch file")) << outcome.err;
  EXPECT_EQ(DigestOfWholeIndex(index, "scratch"), prepared.digest_before());
  for (const auto& entry : fs::directory_iterator(index)) {
    EXPECT_FALSE(absl::StartsWith(entry.path().filename().string(), generation::kBuildingPrefix))
        << entry.path();
  }
  ExpectNextBuildCleansUp(index, "scratch");
}

INSTANTIATE_TEST_SUITE_P(Commands, FullDiskTest, testing::ValuesIn(Commands()),
                         [](const auto& command) { return command.param.name; });

}  // namespace
}  // namespace kok::tests
