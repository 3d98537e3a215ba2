#include "indexer/source/source_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using testing::ElementsAre;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

std::vector<std::string> Found(const std::string& source) {
  const auto files = FindSourceFiles(source);
  EXPECT_THAT(files, IsOk());
  std::vector<std::string> paths;
  if (!files.ok()) return paths;
  for (const SourceFile& file : *files) {
    EXPECT_TRUE(fs::is_regular_file(file.path)) << file.path;
    paths.push_back(file.display_path);
  }
  return paths;
}

TEST(SourceFilesTest, AFolderMeansItsFilesOfKnownFormatsInOrder) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b.jsonl", "a.md", "sub/c.jsonl", "sub/deeper/d.md", "notes.txt", "e.tsv", "f.jsonl~",
        "README.md", "sub/README.md", ".hidden.jsonl", ".git/x.jsonl", ".git/sub/y.md"}) {
    folder.Write(name, "x");
  }
  EXPECT_THAT(Found(folder.path()),
              ElementsAre("a.md", "b.jsonl", "sub/c.jsonl", "sub/deeper/d.md"));
  EXPECT_THAT(Found(folder.path() + "/"),
              ElementsAre("a.md", "b.jsonl", "sub/c.jsonl", "sub/deeper/d.md"));
}

// Glossary and regions have formats of their own; a copy of a record elsewhere is not meant.
TEST(SourceFilesTest, InADataFolderRecordsLieInTwoFolders) {
  const TemporaryFolder folder;
  for (const char* name : {"organizations/members.jsonl", "content/der-kok.md", "content/README.md",
                           "glossary/README.md", "regions/notes.md", "old.jsonl"}) {
    folder.Write(name, "x");
  }
  EXPECT_THAT(Found(folder.path()),
              ElementsAre("content/der-kok.md", "organizations/members.jsonl"));
  fs::remove_all(folder.File("content"));
  EXPECT_THAT(Found(folder.path()), ElementsAre("organizations/members.jsonl"))
      << "one of the two is enough";
}

TEST(SourceFilesTest, AFileIsItself) {
  const TemporaryFolder folder;
  EXPECT_THAT(Found(folder.Write("sub/a.jsonl", "x")), ElementsAre("a.jsonl"));
  EXPECT_THAT(Found(folder.Write("organizations/b.md", "x")), ElementsAre("b.md"));
}

TEST(SourceFilesTest, LinksAreNotFollowedOutOfTheFolder) {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  folder.Write("a.jsonl", "x");
  fs::create_symlink(elsewhere.Write("b.jsonl", "x"), folder.File("b.jsonl"));
  fs::create_directory_symlink(elsewhere.path(), folder.File("sub"));
  fs::create_symlink("nowhere", folder.File("dangling.jsonl"));
  fs::create_directory_symlink(folder.path(), folder.File("loop"));
  EXPECT_THAT(Found(folder.path()), ElementsAre("a.jsonl"));
}

TEST(SourceFilesTest, WhatIsNoSourceIsRefused) {
  const TemporaryFolder folder;
  folder.Write("empty/notes.txt", "x");
  folder.Write("docs/README.md", "x");
  fs::create_directories(folder.File("data/organizations"));
  folder.Write("data/a.jsonl", "x");
  struct Case {
    std::string source;
    StatusCode code;
    const char* fragment;
  };
  for (const Case& c :
       {Case{folder.File("missing"), StatusCode::kNotFound, "missing: no such file"},
        Case{folder.File("missing.jsonl"), StatusCode::kNotFound, "no such file"},
        Case{"", StatusCode::kNotFound, "no such file"},
        Case{folder.File("empty"), StatusCode::kNotFound, "holds no *.jsonl, *.md or *.csv file"},
        Case{folder.File("docs"), StatusCode::kNotFound, "holds no *.jsonl, *.md or *.csv file"},
        Case{folder.File("data"), StatusCode::kNotFound, "holds no *.jsonl, *.md or *.csv file"},
        Case{folder.Write("a.tsv", "x"), StatusCode::kInvalidArgument, "a.tsv: unknown format"},
        Case{folder.Write("a.json", "x"), StatusCode::kInvalidArgument,
             "a.json: unknown format"}}) {
    EXPECT_THAT(FindSourceFiles(c.source), FailsWith(c.code, c.fragment)) << c.source;
  }
}

}  // namespace
}  // namespace kok::source
