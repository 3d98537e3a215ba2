#include "indexer/publish/publisher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

#include "indexer/build/index_writer.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/schema/schema_version.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using generation::Manifest;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

const absl::Time kBuildTime = absl::FromUnixSeconds(1795400100);

std::vector<std::string> EntriesOf(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// A build folder that holds one organisation and no content.
BuildFolder Built(const std::string& index_folder) {
  auto folder = BuildFolder::Create(index_folder);
  EXPECT_THAT(folder, IsOk());
  build::RecordSet records;
  kok::search::v1::Organization organization;
  organization.set_name("organizations/a");
  organization.set_display_name("Eins");
  records.Add({organization, "a", 1});
  build::Progress quiet;
  EXPECT_THAT(build::WriteIndex(records, tests::ShippedReference(),
                                *build::AnalysisFor(tests::ShippedReference(), records),
                                folder->path(), quiet),
              IsOk());
  return *std::move(folder);
}

Manifest ManifestOf(int organizations, int contents) {
  Manifest manifest;
  manifest.set_schema_version(schema::kSchemaVersion);
  manifest.mutable_counts()->set_organizations(organizations);
  manifest.mutable_counts()->set_contents(contents);
  return manifest;
}

TEST(BuildFolderTest, LeavesNothingUnlessPublished) {
  const TemporaryFolder index;
  {
    const BuildFolder folder = Built(index.path());
    EXPECT_THAT(fs::path(folder.path()).filename().string(),
                testing::StartsWith(generation::kBuildingPrefix));
    EXPECT_TRUE(fs::is_directory(folder.path()));
    EXPECT_EQ(fs::status(folder.path()).permissions() & fs::perms::others_all, fs::perms::none);
  }
  EXPECT_THAT(EntriesOf(index.path()), testing::IsEmpty());
}

TEST(BuildFolderTest, NeedsAnIndexFolder) {
  const TemporaryFolder index;
  EXPECT_THAT(BuildFolder::Create(index.File("missing")),
              FailsWith(StatusCode::kNotFound, "missing"));
}

TEST(PublishTest, APublishedGenerationIsWholeAndNamedByItsManifest) {
  const TemporaryFolder index;
  std::string id;
  {
    BuildFolder folder = Built(index.path());
    const auto published = folder.Publish(ManifestOf(1, 0), kBuildTime);
    ASSERT_THAT(published, IsOk());
    id = *published;
  }
  EXPECT_THAT(EntriesOf(index.path()), testing::ElementsAre(id))
      << "it survives its folder object; no CURRENT yet";
  const std::string json = tests::ReadFile(index.File(id + "/manifest.json"));
  EXPECT_EQ(id, generation::GenerationId(kBuildTime, generation::Sha256Hex(json)));
  const auto manifest = generation::ManifestFromJson(json);
  ASSERT_THAT(manifest, IsOk());
  std::vector<std::string> paths;
  for (const auto& file : manifest->files()) {
    paths.push_back(file.path());
    EXPECT_EQ(file.size_bytes(),
              static_cast<int64_t>(fs::file_size(index.File(id + "/" + file.path()))));
  }
  std::vector<std::string> expected(std::begin(generation::kAnalysisFiles),
                                    std::end(generation::kAnalysisFiles));
  expected.insert(expected.end(),
                  {"content.glass", "content.texts", "content_best.tsv", "content_titles.tsv",
                   "content_words.tsv", "organizations.glass"});
  EXPECT_EQ(paths, expected);
  EXPECT_THAT(VerifyAndOpen(index.path(), id), IsOk());
}

// The last check before a generation can be seen at all.
TEST(PublishTest, WhatIsNotWholeLeavesNothing) {
  struct Case {
    const char* why;
    Manifest manifest;
    std::string damaged;  // file that is replaced by nonsense before
    const char* fragment;
  };
  Manifest other_version = ManifestOf(1, 0);
  other_version.set_schema_version(99);
  const Case cases[] = {
      {"fewer documents than counted", ManifestOf(2, 0), "", "organizations.glass"},
      {"more documents than counted", ManifestOf(0, 0), "", "organizations.glass"},
      {"content that is not there", ManifestOf(1, 1), "", "content.glass"},
      {"another schema", other_version, "", "schema version 99"},
      {"no database", ManifestOf(1, 0), "organizations.glass", ""},
      {"no content database", ManifestOf(1, 0), "content.glass", ""},
  };
  for (const Case& c : cases) {
    const TemporaryFolder index;
    {
      BuildFolder folder = Built(index.path());
      if (!c.damaged.empty()) {
        fs::remove(fs::path(folder.path()) / c.damaged);
        fs::rename(index.Write("nonsense", "no database"), fs::path(folder.path()) / c.damaged);
      }
      const auto published = folder.Publish(c.manifest, kBuildTime);
      EXPECT_FALSE(published.ok()) << c.why;
      EXPECT_THAT(std::string(published.status().message()), testing::HasSubstr(c.fragment))
          << c.why;
    }
    EXPECT_THAT(EntriesOf(index.path()), testing::IsEmpty()) << c.why;
  }
}

TEST(VerifyAndOpenTest, BothDatabasesMustBeThere) {
  for (const char* name : {"organizations.glass", "content.glass"}) {
    const TemporaryFolder index;
    BuildFolder folder = Built(index.path());
    fs::remove(fs::path(folder.path()) / name);
    const auto published = folder.Publish(ManifestOf(1, 0), kBuildTime);
    EXPECT_THAT(published, FailsWith(StatusCode::kDataLoss, name));
  }
}

TEST(VerifyAndOpenTest, UnknownIdsAreNotFound) {
  const TemporaryFolder index;
  for (const char* id : {"", "..", "20261123T021500Z-0123456789abcdef"}) {
    EXPECT_THAT(VerifyAndOpen(index.path(), id), FailsWith(StatusCode::kNotFound, "")) << id;
  }
}

TEST(ActivateTest, CurrentNamesTheGenerationAndNothingIsLeftBeside) {
  const TemporaryFolder index;
  const std::string first = "20261123T021500Z-0123456789abcdef";
  const std::string second = "20261124T021500Z-0123456789abcdef";
  index.Write(".CURRENT.new", "left by an interrupted activation");
  for (const std::string& id : {first, second, first, first}) {
    ASSERT_THAT(Activate(index.path(), id), IsOk());
    EXPECT_EQ(tests::ReadFile(index.File("CURRENT")), id + "\n");
    const auto current = generation::ReadCurrent(index.path());
    ASSERT_THAT(current, IsOk());
    EXPECT_EQ(*current, id);
  }
  EXPECT_THAT(EntriesOf(index.path()), testing::ElementsAre("CURRENT", "HISTORY"));
  EXPECT_EQ(tests::ReadFile(index.File("HISTORY")), first + "\n" + second + "\n");
  EXPECT_THAT(Activate(index.File("missing"), first), FailsWith(StatusCode::kNotFound, "missing"));
}

// Ids sort by whole seconds: what is built later must sort behind.
TEST(PublisherTest, TwoBuildsOfOneSecondKeepTheirOrder) {
  const tests::TemporaryFolder index;
  const absl::Time now = absl::FromUnixSeconds(1795400100);
  EXPECT_EQ(BuildTimeFor(index.path(), now), now);
  for (const absl::Duration ahead : {absl::ZeroDuration(), absl::Seconds(1), absl::Hours(24)}) {
    const std::string id = generation::GenerationId(now + ahead, std::string(64, 'f'));
    index.Write(id + "/manifest.json", "{}");
  }
  EXPECT_EQ(BuildTimeFor(index.path(), now), now + absl::Seconds(2)) << "not behind tomorrow's";
  EXPECT_EQ(BuildTimeFor(index.path(), now + absl::Seconds(30)), now + absl::Seconds(30));
}

}  // namespace
}  // namespace kok::publish
