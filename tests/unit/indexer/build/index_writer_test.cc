#include "indexer/build/index_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

namespace fs = std::filesystem;
using kok::search::v1::Content;
using kok::search::v1::Organization;
using testing::ElementsAre;
using tests::IsOk;
using tests::TemporaryFolder;

std::vector<std::string> FilesBelow(const std::string& folder) {
  std::set<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) paths.insert(entry.path().lexically_relative(folder).string());
  }
  return {paths.begin(), paths.end()};
}

RecordSet Records() {
  RecordSet records;
  for (const char* name : {"organizations/c", "organizations/a", "organizations/b"}) {
    Organization organization;
    organization.set_name(name);
    organization.set_display_name("Eins");
    records.Add({organization, "a", 1});
  }
  Content content;
  content.set_name("contents/a");
  content.set_title("Zwei");
  records.Add({content, "a", 2});
  return records;
}

BuildAnalysis Analysis(const RecordSet& records) {
  return *AnalysisFor(tests::ShippedReference(), records);
}

absl::Status Write(const RecordSet& records, const std::string& folder) {
  Progress quiet;
  return WriteIndex(records, tests::ShippedReference(), Analysis(records), folder, quiet);
}

// Data of every document, in the order of document ids.
std::vector<std::string> NamesIn(const std::string& path) {
  const auto fd = generation::OpenRegularFile(path);
  EXPECT_THAT(fd, IsOk());
  const auto database = generation::OpenGlassFile(fd->get());
  EXPECT_THAT(database, IsOk());
  std::vector<std::string> names;
  for (Xapian::docid id = 1; id <= (*database)->get_lastdocid(); ++id) {
    Organization organization;
    EXPECT_TRUE(organization.ParseFromString((*database)->get_document(id).get_data()));
    names.push_back(organization.name());
  }
  return names;
}

TEST(IndexWriterTest, WritesTheFilesOfAGenerationAndNothingElse) {
  const TemporaryFolder folder;
  ASSERT_THAT(Write(Records(), folder.path()), IsOk());
  std::vector<std::string> expected(std::begin(generation::kAnalysisFiles),
                                    std::end(generation::kAnalysisFiles));
  expected.insert(expected.end(), std::begin(generation::kRecordFiles),
                  std::end(generation::kRecordFiles));
  EXPECT_EQ(FilesBelow(folder.path()), expected);
  for (const auto& [path, text] : Analysis(Records()).texts) {
    EXPECT_EQ(tests::ReadFile(folder.File(path)), text) << path;
  }
}

// Equal scores keep the order of documents, so that pages do not depend on the order of sources.
TEST(IndexWriterTest, DocumentsLieInTheOrderOfNames) {
  const TemporaryFolder folder;
  ASSERT_THAT(Write(Records(), folder.path()), IsOk());
  EXPECT_THAT(NamesIn(folder.File(generation::kOrganizationsDatabase)),
              ElementsAre("organizations/a", "organizations/b", "organizations/c"));
  EXPECT_THAT(NamesIn(folder.File(generation::kContentDatabase)), ElementsAre("contents/a"));
}

TEST(IndexWriterTest, KindsWithoutRecordsHaveAnEmptyDatabase) {
  const TemporaryFolder folder;
  ASSERT_THAT(Write(RecordSet(), folder.path()), IsOk());
  EXPECT_THAT(NamesIn(folder.File(generation::kOrganizationsDatabase)), testing::IsEmpty());
  EXPECT_THAT(NamesIn(folder.File(generation::kContentDatabase)), testing::IsEmpty());
}

TEST(IndexWriterTest, TheSameRecordsGiveTheSameSize) {
  const TemporaryFolder one;
  const TemporaryFolder two;
  ASSERT_THAT(Write(Records(), one.path()), IsOk());
  ASSERT_THAT(Write(Records(), two.path()), IsOk());
  for (const char* name : {generation::kOrganizationsDatabase, generation::kContentDatabase}) {
    const std::string first = tests::ReadFile(one.File(name));
    const std::string second = tests::ReadFile(two.File(name));
    ASSERT_EQ(first.size(), second.size()) << name;
    size_t different = 0;
    for (size_t i = 0; i < first.size(); ++i) different += first[i] == second[i] ? 0 : 1;
    EXPECT_LE(different, 16U) << name << ": only Xapian's identifier, 16 bytes, may differ";
  }
}

TEST(IndexWriterTest, FailsWhereItCannotWrite) {
  const TemporaryFolder folder;
  EXPECT_FALSE(Write(Records(), folder.File("missing")).ok());
  folder.Write("occupied/analysis", "a file in the way");
  EXPECT_FALSE(Write(Records(), folder.File("occupied")).ok());
  EXPECT_FALSE(fs::exists(folder.File("occupied/organizations.glass.scratch")))
      << "scratch files never stay";
}

}  // namespace
}  // namespace kok::build
