#include "indexer/source/source_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

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
       {"b.jsonl", "a.md", "sub/c.jsonl", "sub/deeper/d.md", "notes.txt", "e.xlsx", "f.jsonl~",
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
        Case{folder.File("empty"), StatusCode::kNotFound, "holds no file of a known format"},
        Case{folder.File("docs"), StatusCode::kNotFound, "holds no file of a known format"},
        Case{folder.File("data"), StatusCode::kNotFound, "holds no file of a known format"},
        Case{folder.Write("a.xlsx", "x"), StatusCode::kInvalidArgument, "a.xlsx: unknown format"},
        Case{folder.Write("two\nlines.md", "x"), StatusCode::kInvalidArgument, "two\\nlines.md"}}) {
    EXPECT_THAT(FindSourceFiles(c.source), FailsWith(c.code, c.fragment)) << c.source;
  }
}

std::vector<std::string> PassedOver(const std::string& source) {
  std::vector<RecordProblem> passed_over;
  EXPECT_THAT(FindSourceFiles(source, &passed_over), IsOk());
  std::vector<std::string> texts;
  for (const RecordProblem& problem : passed_over) texts.push_back(problem.ToString());
  return texts;
}

// Group 85: whoever put them there may think that they are read.
TEST(SourceFilesTest, WhatIsNotReadIsTold) {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  for (const char* name : {"a.jsonl", "README.md", "LICENSE", "notes.txt", "table.tsv", "a.jsonl~",
                           "members.mapping.json", ".hidden.xlsx"}) {
    folder.Write(name, "x");
  }
  EXPECT_THAT(PassedOver(folder.path()), ElementsAre());
  folder.Write("b.xlsx", "x");
  folder.Write("c.JSONL", "x");
  fs::create_symlink(elsewhere.Write("out.jsonl", "x"), folder.File("d.jsonl"));
  fs::create_directory_symlink(folder.path(), folder.File("e"));
  ASSERT_EQ(mkfifo(folder.File("f.jsonl").c_str(), 0600), 0);
  fs::create_hard_link(folder.File("a.jsonl"), folder.File("g.jsonl"));
  EXPECT_THAT(PassedOver(folder.path()),
              ElementsAre(testing::StartsWith("b.xlsx:1: is not read: unknown format, expected *."),
                          testing::StartsWith("c.JSONL:1: is not read: unknown format"),
                          "d.jsonl:1: is not read: a symbolic link, expected a file",
                          "e:1: is not read: a symbolic link, expected a file",
                          "f.jsonl:1: is not read: no regular file"));
  EXPECT_THAT(Found(folder.path()), ElementsAre("a.jsonl", "g.jsonl"))
      << "a further name of a file is one";
}

TEST(SourceFilesTest, AHundredStrayFilesAreOneLine) {
  const TemporaryFolder folder;
  folder.Write("a.jsonl", "x");
  for (int i = 0; i < 100; ++i) folder.Write("stray" + std::to_string(i) + ".xlsx", "x");
  const std::vector<std::string> told = PassedOver(folder.path());
  ASSERT_EQ(told.size(), 21U);
  EXPECT_THAT(told.back(), testing::HasSubstr("80 further files are not read either"));
}

// A message with a line end in it can be made to say anything, and a manifest is UTF-8.
TEST(SourceFilesTest, NamesThatNoMessageCanHoldAreRefused) {
  for (const char* name : {"a\nerror: b.jsonl", "a\x1b[2J.md", "K\xF6ln.md", "sub\n/a.md"}) {
    const TemporaryFolder folder;
    folder.Write("fine.md", "x");
    folder.Write(name, "x");
    const auto files = FindSourceFiles(folder.path());
    EXPECT_THAT(files, FailsWith(StatusCode::kInvalidArgument, "expected a name in UTF-8")) << name;
    EXPECT_THAT(std::string(files.status().message()), testing::Not(testing::HasSubstr("\n")));
  }
  const TemporaryFolder folder;
  folder.Write("Köln – Übersicht.md", "x");
  EXPECT_THAT(Found(folder.path()), ElementsAre("Köln – Übersicht.md"));
}

}  // namespace
}  // namespace kok::source
