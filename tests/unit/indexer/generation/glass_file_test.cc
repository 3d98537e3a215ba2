#include "indexer/generation/glass_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::generation {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

// A database with one organisation.
class GlassFileTest : public testing::Test {
 protected:
  GlassFileTest() {
    const std::string id = tests::BuildLinesInto(
        index_.path(),
        R"({"organization":{"name":"organizations/a","display_name":"Eins","type":2}})");
    path_ = index_.File(id + "/" + kOrganizationsDatabase);
  }
  UniqueFd Open(const std::string& path) {
    return UniqueFd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  }

  TemporaryFolder index_;
  std::string path_;
};

TEST_F(GlassFileTest, OneDescriptorServesManyHandlesAtOnce) {
  const UniqueFd fd = Open(path_);
  lseek(fd.get(), 0, SEEK_END);  // where a read of the whole file leaves it
  const auto one = OpenGlassFile(fd.get());
  ASSERT_THAT(one, IsOk());
  const auto two = OpenGlassFile(fd.get());
  ASSERT_THAT(two, IsOk());
  EXPECT_EQ((*one)->get_doccount(), 1U);
  EXPECT_EQ((*two)->get_doccount(), 1U);
  EXPECT_TRUE((*one)->term_exists("Qorganizations/a"));
}

TEST_F(GlassFileTest, ReadsTheFileThatWasOpenedWhateverNowBearsItsName) {
  const UniqueFd fd = Open(path_);
  std::filesystem::remove(path_);
  tests::ReadFile(index_.Write("other", "x"));
  std::filesystem::rename(index_.File("other"), path_);
  const auto database = OpenGlassFile(fd.get());
  ASSERT_THAT(database, IsOk());
  EXPECT_EQ((*database)->get_doccount(), 1U);
}

TEST_F(GlassFileTest, TheDescriptorStaysTheCallers) {
  const UniqueFd fd = Open(path_);
  { const auto closed_again = OpenGlassFile(fd.get()); }
  EXPECT_NE(fcntl(fd.get(), F_GETFD), -1);
  const UniqueFd garbage = Open(index_.Write("garbage", std::string(9000, 'x')));
  EXPECT_FALSE(OpenGlassFile(garbage.get()).ok());
  EXPECT_NE(fcntl(garbage.get(), F_GETFD), -1) << "also where opening failed";
}

TEST_F(GlassFileTest, FailedAttemptsLeaveNoDescriptorBehind) {
  const UniqueFd garbage = Open(index_.Write("garbage", "no database"));
  const int before = dup(garbage.get());
  close(before);
  for (int i = 0; i < 100; ++i) OpenGlassFile(garbage.get()).status().IgnoreError();
  const int after = dup(garbage.get());
  close(after);
  EXPECT_EQ(after, before) << "a service that retries would run out of descriptors";
}

TEST_F(GlassFileTest, WhatIsNoDatabaseIsRefused) {
  const std::string whole = tests::ReadFile(path_);
  struct Case {
    const char* why;
    std::string bytes;
  };
  const Case cases[] = {
      {"empty", ""},
      {"text", "no database"},
      {"stub that names another database", "auto " + path_ + "\n"},
      {"only the head", whole.substr(0, 20)},
      {"another magic", "X" + whole.substr(1)},
      {"zeros", std::string(whole.size(), '\0')},
  };
  for (const Case& c : cases) {
    const UniqueFd fd = Open(index_.Write("altered", c.bytes));
    const auto opened = OpenGlassFile(fd.get());
    EXPECT_FALSE(opened.ok()) << c.why;
    EXPECT_TRUE(absl::IsDataLoss(opened.status()) || absl::IsUnavailable(opened.status()))
        << c.why << ": " << opened.status();
  }
  EXPECT_FALSE(OpenGlassFile(-1).ok());
}

}  // namespace
}  // namespace kok::generation
