#include "indexer/build/scratch_database.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using tests::FailsWith;
using tests::IsOk;

// Databases of two documents each.
std::vector<std::string> Parts(const tests::TemporaryFolder& folder, int count) {
  std::vector<std::string> paths;
  for (int part = 0; part < count; ++part) {
    paths.push_back(folder.File("part-" + std::to_string(part)));
    Xapian::WritableDatabase database = NewScratchDatabase(paths.back(), Xapian::DB_NO_TERMLIST);
    for (int i = 0; i < 2; ++i) {
      Xapian::Document document;
      document.add_term("all", 3);
      document.set_data("part " + std::to_string(part) + " document " + std::to_string(i));
      database.add_document(document);
    }
    database.commit();
  }
  return paths;
}

std::vector<std::string> DataOf(const std::string& path) {
  const auto fd = generation::OpenRegularFile(path);
  EXPECT_THAT(fd, IsOk());
  const auto database = generation::OpenGlassFile(fd->get());
  EXPECT_THAT(database, IsOk());
  std::vector<std::string> data;
  for (Xapian::docid id = 1; id <= (*database)->get_lastdocid(); ++id) {
    data.push_back((*database)->get_document(id).get_data());
  }
  EXPECT_EQ((*database)->get_termfreq("all"), data.size());
  return data;
}

TEST(ScratchDatabaseTest, DocumentsFollowInTheOrderOfTheParts) {
  for (const int count : {1, 2, 5, 9}) {
    const tests::TemporaryFolder folder;
    const std::string merged = folder.File("merged");
    ASSERT_THAT(MergeDatabases(Parts(folder, count), 2, folder.path(), merged), IsOk());
    std::vector<std::string> expected;
    for (int part = 0; part < count; ++part) {
      for (const char* i : {"0", "1"}) {
        expected.push_back("part " + std::to_string(part) + " document " + i);
      }
    }
    EXPECT_EQ(DataOf(merged), expected) << count;
    EXPECT_FALSE(std::filesystem::exists(folder.File("part-0"))) << "merged ones are removed";
  }
}

TEST(ScratchDatabaseTest, NoneMakeAnEmptyOne) {
  const tests::TemporaryFolder folder;
  ASSERT_THAT(MergeDatabases({}, 2, folder.path(), folder.File("merged")), IsOk());
  EXPECT_TRUE(DataOf(folder.File("merged")).empty());
}

// As where there is no descriptor left for it: Xapian does not tell the two apart.
TEST(ScratchDatabaseTest, APartWithoutItsTableOfDataIsNoticed) {
  const tests::TemporaryFolder folder;
  const std::vector<std::string> paths = Parts(folder, 3);
  std::filesystem::remove(paths[1] + "/docdata.glass");
  EXPECT_THAT(MergeDatabases(paths, 8, folder.path(), folder.File("merged")),
              FailsWith(absl::StatusCode::kUnavailable, "part"));
}

}  // namespace
}  // namespace kok::build
