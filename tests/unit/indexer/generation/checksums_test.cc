#include "indexer/generation/checksums.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

#include "indexer/generation/files.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::generation {
namespace {

using tests::IsOk;

// Published test vectors of FIPS 180-4, so that `sha256sum` gives the same as we do.
TEST(ChecksumsTest, KnownDigests) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(ChecksumsTest, PiecesGiveTheDigestOfTheWhole) {
  Sha256 sha;
  sha.Update("");
  sha.Update("a");
  sha.Update(std::string_view("b\0c", 3));
  EXPECT_EQ(sha.Finish(), Sha256Hex(std::string_view("ab\0c", 4)));
}

TEST(ChecksumsTest, FilesAreReadFromTheirBeginningWhereverTheOffsetStands) {
  const tests::TemporaryFolder folder;
  // Larger than what is read at once, and no multiple of it.
  for (const size_t size : {size_t{0}, size_t{1}, size_t{1} << 20, (size_t{3} << 20) + 17}) {
    std::string bytes(size, '\0');
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 + i / 256);
    const std::string path = folder.Write("file-" + std::to_string(size), bytes);
    const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    ASSERT_TRUE(fd.valid());
    const off_t offset = static_cast<off_t>(size / 2);
    ASSERT_EQ(lseek(fd.get(), offset, SEEK_SET), offset);
    const auto digest = Sha256OfFile(fd.get());
    ASSERT_THAT(digest, IsOk());
    EXPECT_EQ(*digest, Sha256Hex(bytes)) << size;
    EXPECT_EQ(lseek(fd.get(), 0, SEEK_CUR), offset) << "other readers share the offset";
  }
}

TEST(ChecksumsTest, WhatCannotBeReadHasNoDigest) {
  const tests::TemporaryFolder folder;
  const UniqueFd fd(open(folder.path().c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_FALSE(Sha256OfFile(fd.get()).ok()) << "a folder";
  EXPECT_FALSE(Sha256OfFile(-1).ok());
}

}  // namespace
}  // namespace kok::generation
