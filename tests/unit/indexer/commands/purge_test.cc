#include "indexer/commands/purge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/generation/retractions.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/history.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/publisher.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using generation::ReadCurrent;
using tests::BuildInto;
using tests::BuildLinesInto;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;
using Ids = std::vector<std::string>;

constexpr char kFiz[] = "organizations/fiz-stuttgart";
constexpr char kSecret[] =
    R"({"organization":{"name":"organizations/haus","display_name":"Haus Sonnenzwirbelei","emails":["Zuflucht@example.org"],"phones":[{"number":"+4930123456","display":"030 / 12 34 56"}],"seat":{"street":"Zwiebelgasse 7","locality":"Berlin","region_code":"DE-BE"}}})";
constexpr char kOther[] =
    R"({"organization":{"name":"organizations/other","display_name":"Beratung Nord","parent":"organizations/haus"}})";
const std::string kBoth = std::string(kSecret) + "\n" + kOther + "\n";
constexpr const char* kValues[] = {"Sonnenzwirbelei",   "sonnenzwirbelei", "uflucht@example.org",
                                   "4930123456",        "030 / 12 34 56",  "Zwiebelgasse",
                                   "organizations/haus"};

// Whether the value stands in a file below the index folder; RETRACTED is not looked at.
bool IndexHolds(const std::string& index, const std::string& value) {
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (!entry.is_regular_file() || entry.path().filename() == "RETRACTED") continue;
    if (tests::ReadFile(entry.path().string()).find(value) != std::string::npos) return true;
  }
  return false;
}

std::string DigestOf(const std::string& index, const std::string& id) {
  const auto verified = generation::VerifyGeneration(index, id);
  EXPECT_THAT(verified, IsOk());
  return verified.ok() ? verified->manifest.content_digest() : "";
}

TEST(PurgeTest, NoFileHoldsTheRecordAfterIt) {
  const TemporaryFolder index;
  const std::string first = BuildLinesInto(index.path(), kBoth);
  const std::string second = BuildLinesInto(index.path(), kBoth);
  ASSERT_THAT(publish::WritePins(index.path(), {first}), IsOk());
  for (const char* value : {"4930123456", "sonnenzwirbelei", "organizations/haus"}) {
    ASSERT_TRUE(IndexHolds(index.path(), value)) << value;
  }
  PurgeReport report;
  ASSERT_THAT(Purge(index.path(), {"organizations/haus"}, report), IsOk());
  EXPECT_EQ(report.removed, (Ids{first, second}));
  EXPECT_EQ(report.pinned, Ids{first});
  EXPECT_TRUE(report.was_held);
  EXPECT_EQ(ReadCurrent(index.path()).value(), report.rebuilt);
  EXPECT_EQ(generation::ListGenerations(index.path()), Ids{report.rebuilt});
  EXPECT_THAT(publish::VerifyAndOpen(index.path(), report.rebuilt), IsOk());
  EXPECT_THAT(publish::ReadHistory(index.path()).value(), testing::IsEmpty());
  EXPECT_THAT(publish::ReadPins(index.path()).value(), testing::IsEmpty());
  EXPECT_THAT(generation::ReadRetractions(index.path()).value(),
              testing::ElementsAre("organizations/haus"));
  for (const char* value : kValues) EXPECT_FALSE(IndexHolds(index.path(), value)) << value;
  EXPECT_EQ(DigestOf(index.path(), report.rebuilt), [] {
    const TemporaryFolder fresh;
    std::string other(kOther);
    other.replace(other.find(R"(,"parent":"organizations/haus")"), 30, "");
    return DigestOf(fresh.path(), BuildLinesInto(fresh.path(), other));
  }()) << "the reference went too, and nothing else";
}

// General statements, confusable names, coverage: what a build adds is neither lost nor added
// twice.
TEST(PurgeTest, TheRestIsWhatABuildWithoutTheRecordHas) {
  const TemporaryFolder index;
  BuildInto(index.path(), tests::ShippedData());
  PurgeReport report;
  ASSERT_THAT(Purge(index.path(), {kFiz, "organizations/kobra-hannover"}, report), IsOk());
  const std::string built = BuildInto(index.path(), tests::ShippedData());
  EXPECT_EQ(DigestOf(index.path(), report.rebuilt), DigestOf(index.path(), built));
  for (const char* file : {"known_names.txt", "word_frequencies.tsv", "curated_lines.jsonl"}) {
    const std::string path = std::string("/analysis/") + file;
    EXPECT_EQ(tests::ReadFile(index.File(report.rebuilt + path)),
              tests::ReadFile(index.File(built + path)));
  }
}

TEST(PurgeTest, ASecondRunFinishesWhatAKilledOneBegan) {
  const TemporaryFolder index;
  const std::string old = BuildLinesInto(index.path(), kBoth);
  PurgeReport first;
  ASSERT_THAT(Purge(index.path(), {"organizations/haus"}, first), IsOk());
  // Killed behind the activation: the old generation is there, and in HISTORY.
  const TemporaryFolder elsewhere;
  const std::string again = BuildLinesInto(elsewhere.path(), kBoth);
  fs::rename(elsewhere.File(again), index.File(again));
  ASSERT_THAT(publish::AppendToHistory(index.path(), again), IsOk());
  PurgeReport second;
  ASSERT_THAT(Purge(index.path(), {"organizations/haus"}, second), IsOk());
  EXPECT_EQ(second.rebuilt, "");
  EXPECT_EQ(second.removed, Ids{again});
  EXPECT_EQ(ReadCurrent(index.path()).value(), first.rebuilt);
  for (const char* value : kValues) EXPECT_FALSE(IndexHolds(index.path(), value)) << value;
}

TEST(PurgeTest, GenerationsWithoutTheRecordStayAndThoseNobodyCanReadGo) {
  const TemporaryFolder index;
  const std::string damaged = BuildLinesInto(index.path(), kBoth);
  index.Write(damaged + "/content.glass", "damaged");
  const std::string clean = BuildLinesInto(
      index.path(), R"({"organization":{"name":"organizations/x","display_name":"X"}})");
  PurgeReport report;
  ASSERT_THAT(Purge(index.path(), {"organizations/haus"}, report), IsOk());
  EXPECT_EQ(report.removed, Ids{damaged});
  EXPECT_FALSE(report.was_held);
  EXPECT_EQ(ReadCurrent(index.path()).value(), clean) << "nothing to rebuild";
}

TEST(PurgeTest, SaysWhatOtherRecordsKeep) {
  const TemporaryFolder index;
  BuildLinesInto(
      index.path(),
      kBoth +
          R"({"organization":{"name":"organizations/twin","display_name":"Zwilling","phones":[{"number":"+4930123456"}]}})");
  PurgeReport report;
  ASSERT_THAT(Purge(index.path(), {"organizations/haus"}, report), IsOk());
  EXPECT_THAT(report.still_said, testing::ElementsAre("phones"));
  EXPECT_FALSE(IndexHolds(index.path(), "sonnenzwirbelei"));
}

TEST(PurgeTest, ForeignFilesAreNamedAndLeftToTheOperator) {
  const TemporaryFolder index;
  BuildLinesInto(index.path(), kBoth);
  index.Write("copy.txt", "Zuflucht@example.org");
  PurgeReport report;
  EXPECT_THAT(Purge(index.path(), {"organizations/haus"}, report),
              FailsWith(StatusCode::kUnavailable, "copy.txt"));
  EXPECT_NE(report.rebuilt, "");
}

TEST(PurgeTest, ADamagedActiveGenerationIsWithdrawnButNotDeleted) {
  const TemporaryFolder index;
  const std::string id = BuildLinesInto(index.path(), kBoth);
  index.Write(id + "/content.glass", "damaged");
  PurgeReport report;
  EXPECT_THAT(Purge(index.path(), {"organizations/haus"}, report),
              FailsWith(StatusCode::kUnavailable, "build"));
  EXPECT_TRUE(fs::exists(index.File(id)));
  EXPECT_EQ(generation::ReadRetractions(index.path()).value().size(), 1U);
}

TEST(PurgeTest, AlsoTheOnlyRecordAndACuratedLine) {
  const TemporaryFolder index;
  BuildLinesInto(index.path(), kSecret);
  PurgeReport report;
  ASSERT_THAT(
      Purge(index.path(), {"organizations/haus", "organizations/hilfetelefon-gewalt-gegen-frauen"},
            report),
      IsOk());
  EXPECT_THAT(publish::VerifyAndOpen(index.path(), report.rebuilt), IsOk());
  EXPECT_FALSE(IndexHolds(index.path(), "hilfetelefon-gewalt-gegen-frauen"));
  EXPECT_TRUE(IndexHolds(index.path(), "hilfetelefon-gewalt-an-maennern"));
}

}  // namespace
}  // namespace kok
