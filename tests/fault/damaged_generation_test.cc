// Bytes change on disk after a generation was published: VerifyGeneration, which hands nothing to
// Xapian, refuses every one.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "tests/fault/effort.h"
#include "tests/fault/prepared_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

constexpr off_t kBlockBytes = 4096;

class DamagedGenerationTest : public testing::Test {
 protected:
  DamagedGenerationTest() {
    prepared_.CopyTo(index_);
    for (const auto& entry : fs::recursive_directory_iterator(FolderOf(prepared_.active()))) {
      if (entry.is_regular_file()) files_.push_back(entry.path().string());
    }
    std::sort(files_.begin(), files_.end());
  }

  std::string FolderOf(const std::string& id) const { return generation::JoinPath(index_, id); }

  // What the loader does before Xapian sees anything.
  bool Refused() const {
    const auto current = generation::ReadCurrent(index_);
    return !current.ok() || !generation::VerifyGeneration(index_, *current).ok();
  }

  const PreparedIndex& prepared_ = PreparedIndex::Get();
  const TemporaryFolder work_;
  const std::string index_ = work_.File("index");
  std::vector<std::string> files_;  // of the active generation, whole paths
};

TEST_F(DamagedGenerationTest, OneBitFlipped) {
  std::vector<std::string> files = files_;
  files.push_back(generation::JoinPath(index_, generation::kCurrentFile));
  const unsigned seed = std::random_device()();
  std::mt19937 random(seed);
  const size_t flips = Effort(400, 10000);
  size_t refused = 0;
  files.erase(std::remove_if(files.begin(), files.end(),
                             [](const std::string& path) { return fs::file_size(path) == 0; }),
              files.end());
  for (size_t n = 0; n < flips; ++n) {
    const std::string& path = files[n % files.size()];
    const auto size = static_cast<off_t>(fs::file_size(path));
    const generation::UniqueFd fd(open(path.c_str(), O_RDWR | O_CLOEXEC));
    const off_t offset = std::uniform_int_distribution<off_t>(0, size - 1)(random);
    char byte = 0;
    ASSERT_EQ(pread(fd.get(), &byte, 1, offset), 1);
    const char flipped = static_cast<char>(byte ^ (1 << (random() % 8)));
    ASSERT_EQ(pwrite(fd.get(), &flipped, 1, offset), 1);
    if (Refused()) {
      ++refused;
    } else {
      ADD_FAILURE() << "seed " << seed << ": a bit flipped in byte " << offset << " of " << path;
    }
    ASSERT_EQ(pwrite(fd.get(), &byte, 1, offset), 1);
  }
  EXPECT_FALSE(Refused()) << "whole again";
  std::printf("OneBitFlipped: %zu refused of %zu in %zu files\n", refused, flips, files.size());
}

TEST_F(DamagedGenerationTest, TruncatedAtEveryBlock) {
  size_t truncations = 0;
  for (const std::string& path : files_) {
    const std::string whole = ReadFile(path);
    const generation::UniqueFd fd(open(path.c_str(), O_RDWR | O_CLOEXEC));
    const auto size = static_cast<off_t>(whole.size());
    // Every block in the long form; about 20 a file in the short one.
    const off_t step = LongForm() ? kBlockBytes : std::max(kBlockBytes, size / 20);
    for (off_t length = 0; length < size; length += step) {
      ASSERT_EQ(ftruncate(fd.get(), length), 0);
      EXPECT_TRUE(Refused()) << path << " of " << length << " bytes";
      const std::string_view rest = std::string_view(whole).substr(static_cast<size_t>(length));
      ASSERT_EQ(pwrite(fd.get(), rest.data(), rest.size(), length),
                static_cast<ssize_t>(rest.size()));
      ++truncations;
    }
  }
  EXPECT_FALSE(Refused()) << "whole again";
  std::printf("TruncatedAtEveryBlock: %zu refused\n", truncations);
}

TEST_F(DamagedGenerationTest, AFileOfAnotherGeneration) {
  size_t swapped = 0;
  for (const std::string& path : files_) {
    const std::string name = fs::path(path).lexically_relative(FolderOf(prepared_.active()));
    const std::string other = ReadFile(FolderOf(prepared_.older()) + "/" + name);
    const std::string own = ReadFile(path);
    if (own == other) continue;  // the same reference text
    work_.Write("index/" + prepared_.active() + "/" + name, other);
    EXPECT_TRUE(Refused()) << name;
    work_.Write("index/" + prepared_.active() + "/" + name, own);
    ++swapped;
  }
  EXPECT_GE(swapped, 3U) << "at least the manifest and what depends on the records";
  EXPECT_FALSE(Refused()) << "whole again";
  std::printf("AFileOfAnotherGeneration: %zu refused\n", swapped);
}

TEST_F(DamagedGenerationTest, AFileMoreOrLess) {
  for (const std::string& path : files_) {
    const std::string aside = work_.File("aside");
    fs::rename(path, aside);
    EXPECT_TRUE(Refused()) << path << " missing";
    fs::create_symlink(aside, path);
    EXPECT_TRUE(Refused()) << path << " a symbolic link";
    fs::remove(path);
    fs::create_directory(path);
    EXPECT_TRUE(Refused()) << path << " a folder";
    fs::remove(path);
    fs::rename(aside, path);
  }
  for (const char* extra :
       {"XAPIANDB", "iamglass", "analysis/XAPIANDB", ".hidden", "content.glass~", "new\nline"}) {
    const std::string path =
        work_.Write(absl::StrCat("index/", prepared_.active(), "/", extra), "remote :false\n");
    EXPECT_TRUE(Refused()) << extra;
    fs::remove(path);
  }
  EXPECT_FALSE(Refused()) << "whole again";
  std::printf("AFileMoreOrLess: %zu refused\n", files_.size() * 3 + 6);
}

}  // namespace
}  // namespace kok::tests
