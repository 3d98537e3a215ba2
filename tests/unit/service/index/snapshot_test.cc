#include "service/index/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/generation/layout.h"
#include "indexer/schema/schema_version.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::index {
namespace {

using testing::HasSubstr;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha"}}
{"content":{"name":"contents/b","title":"Beta","body":"Gamma"}})";

const absl::CivilSecond kBuilt(2026, 1, 2, 3, 4, 5);

class SnapshotTest : public testing::Test {
 protected:
  std::string PathOf(const std::string& file) const {
    return folder_.File(generation_ + "/" + file);
  }
  // Whether the generation can be opened, and if not, why.
  absl::Status Open(const std::string& id) const {
    return Snapshot::Open(folder_.path(), id).status();
  }

  const tests::TemporaryFolder folder_;
  const std::string generation_ = tests::BuildLinesInto(folder_.path(), kRecords);
};

TEST_F(SnapshotTest, HoldsAllThatARequestNeeds) {
  const auto opened = Snapshot::Open(folder_.path(), generation_);
  ASSERT_TRUE(opened.ok()) << opened.status();
  const Snapshot& snapshot = **opened;
  EXPECT_EQ(snapshot.id(), generation_);
  EXPECT_EQ(snapshot.info().generation(), generation_);
  EXPECT_EQ(snapshot.info().build_time(), snapshot.manifest().build_time());
  EXPECT_GE(snapshot.info().schema_version(), 1);
  EXPECT_EQ(snapshot.manifest().counts().organizations(), 1);
  EXPECT_EQ((*snapshot.organizations().Borrow())->get_doccount(), 1U);
  EXPECT_EQ((*snapshot.content().Borrow())->get_doccount(), 1U);
  ASSERT_NE(snapshot.regions().Find("NRW"), nullptr);
  ASSERT_NE(snapshot.regions().Find("Nadrenia Północna-Westfalia"), nullptr);
  EXPECT_TRUE(snapshot.analyzer().Analyze("und")[0].is_stop_word)
      << "the stop words are those of the generation";
  EXPECT_NE(snapshot.lexicon().Find("alpha"), nullptr);
  ASSERT_NE(snapshot.place_names().Find("cologne"), nullptr);
  EXPECT_EQ(snapshot.place_names().Find("cologne")->name, "Köln");
  EXPECT_NE(snapshot.gazetteer().FindMunicipality("12052000"), nullptr);
  const region::Resolution cologne = snapshot.places().Resolve("Cologne");
  ASSERT_EQ(cologne.places.size(), 1U);
  EXPECT_EQ(cologne.places[0].ags, "05315000");
}

TEST_F(SnapshotTest, RefusesWhatIsNotTheIdOfAGeneration) {
  for (const std::string& id :
       {std::string(), std::string("."), std::string(".."), "../" + generation_, generation_ + "/",
        generation_.substr(1), std::string("20260101T000000Z-0123456789abcdef")}) {
    EXPECT_TRUE(absl::IsNotFound(Open(id))) << id;
  }
}

// Words analysed in another way would silently not be found.
TEST_F(SnapshotTest, RefusesAGenerationOfAnotherAnalysis) {
  const std::string other =
      tests::Reseal(folder_.path(), generation_, kBuilt, [](generation::Manifest& manifest) {
        manifest.set_analysis_fingerprint(generation::Sha256Hex("another analysis"));
      });
  const absl::Status refused = Open(other);
  EXPECT_TRUE(absl::IsFailedPrecondition(refused)) << refused;
  EXPECT_THAT(std::string(refused.message()), HasSubstr(other));
  EXPECT_THAT(std::string(refused.message()), HasSubstr("kok-indexer"))
      << "an operator has to read what to do";
}

TEST_F(SnapshotTest, RefusesReferenceTextsThatTheRecordsWereNotAnalysedWith) {
  std::string id = generation_;
  int day = 1;
  for (const char* file : generation::kAnalysisFiles) {
    const std::string path = folder_.File(id + "/" + file);
    const std::string before = tests::ReadFile(path);
    tests::Overwrite(path, before + "# another text\n");
    id = tests::Reseal(folder_.path(), id, absl::CivilSecond(2026, 1, day++));
    const absl::Status refused = Open(id);
    EXPECT_TRUE(absl::IsFailedPrecondition(refused)) << file << ": " << refused;
    tests::Overwrite(folder_.File(id + "/" + file), before);
    id = tests::Reseal(folder_.path(), id, absl::CivilSecond(2026, 1, day++));
    EXPECT_TRUE(Open(id).ok()) << "it was refused for another reason than the text";
  }
}

TEST_F(SnapshotTest, RefusesAnotherSchemaVersion) {
  for (const int version : {0, 1, schema::kSchemaVersion + 1, -1}) {
    const tests::TemporaryFolder folder;
    const std::string built = tests::BuildLinesInto(folder.path(), kRecords);
    const std::string other = tests::Reseal(
        folder.path(), built, kBuilt,
        [&](generation::Manifest& manifest) { manifest.set_schema_version(version); });
    const absl::Status refused = Snapshot::Open(folder.path(), other).status();
    EXPECT_TRUE(absl::IsFailedPrecondition(refused)) << version << ": " << refused;
  }
}

// Each file of the generation is damaged in each way; the service must not serve any of it.
TEST_F(SnapshotTest, RefusesDamagedFilesAndNamesThem) {
  std::vector<std::string> files = {generation::kManifestFile, generation::kOrganizationsDatabase,
                                    generation::kContentDatabase};
  files.insert(files.end(), std::begin(generation::kAnalysisFiles),
               std::end(generation::kAnalysisFiles));
  const auto flip = [](std::string& bytes, size_t position) {
    bytes[position] = static_cast<char>(bytes[position] ^ 1);
  };
  const std::vector<std::pair<const char*, std::function<void(std::string&)>>> damages = {
      {"emptied", [](std::string& bytes) { bytes.clear(); }},
      {"one byte shorter", [](std::string& bytes) { bytes.pop_back(); }},
      {"cut in half", [](std::string& bytes) { bytes.resize(bytes.size() / 2); }},
      {"one byte longer", [](std::string& bytes) { bytes.push_back('\0'); }},
      {"first byte flipped", [&](std::string& bytes) { flip(bytes, 0); }},
      {"middle byte flipped", [&](std::string& bytes) { flip(bytes, bytes.size() / 2); }},
      {"last byte flipped", [&](std::string& bytes) { flip(bytes, bytes.size() - 1); }},
      {"zeroed", [](std::string& bytes) { std::fill(bytes.begin(), bytes.end(), '\0'); }},
  };
  for (const std::string& file : files) {
    const std::string intact = tests::ReadFile(PathOf(file));
    for (const auto& [damage, apply] : damages) {
      std::string damaged = intact;
      apply(damaged);
      tests::Overwrite(PathOf(file), damaged);
      const absl::Status refused = Open(generation_);
      EXPECT_TRUE(absl::IsDataLoss(refused)) << file << " " << damage << ": " << refused;
      EXPECT_THAT(std::string(refused.message()), HasSubstr(file)) << damage;
    }
    std::filesystem::remove(PathOf(file));
    const absl::Status missing = Open(generation_);
    EXPECT_TRUE(absl::IsDataLoss(missing)) << file << ": " << missing;
    tests::Overwrite(PathOf(file), intact);
    ASSERT_TRUE(Open(generation_).ok()) << "the test did not mend " << file;
  }
}

// The manifest is genuine and the bytes are those that it names, but they are no index.
TEST_F(SnapshotTest, RefusesAGenuineGenerationThatDoesNotAnswer) {
  const auto without_record = [](const std::string& path) {
    Xapian::Document empty;
    empty.add_boolean_term("Qorganizations/a");
    tests::OverwriteDatabase(path, {empty});
  };
  const auto no_database = [](const std::string& path) { tests::Overwrite(path, "no database"); };
  const auto no_bytes = [](const std::string& path) { tests::Overwrite(path, ""); };
  for (const char* file : {generation::kOrganizationsDatabase, generation::kContentDatabase}) {
    for (const std::function<void(const std::string&)>& replace :
         {std::function<void(const std::string&)>(without_record),
          std::function<void(const std::string&)>(no_database),
          std::function<void(const std::string&)>(no_bytes)}) {
      const tests::TemporaryFolder folder;
      const std::string built = tests::BuildLinesInto(folder.path(), kRecords);
      replace(folder.File(built + "/" + file));
      const std::string genuine = tests::Reseal(folder.path(), built, kBuilt);
      EXPECT_FALSE(Snapshot::Open(folder.path(), genuine).ok()) << file;
    }
  }
}

TEST_F(SnapshotTest, RefusesTablesThatAreNone) {
  for (const char* file :
       {generation::kContentTexts, generation::kContentWordsFile, generation::kContentTitlesFile}) {
    const tests::TemporaryFolder folder;
    const std::string built = tests::BuildLinesInto(folder.path(), kRecords);
    tests::Overwrite(folder.File(built + "/" + file), "no table");
    const std::string genuine = tests::Reseal(folder.path(), built, kBuilt);
    EXPECT_TRUE(absl::IsDataLoss(Snapshot::Open(folder.path(), genuine).status())) << file;
  }
}

TEST_F(SnapshotTest, RefusesAManifestThatLeavesAFileOut) {
  std::vector<const char*> needed(std::begin(generation::kRecordFiles),
                                  std::end(generation::kRecordFiles));
  needed.insert(needed.end(), std::begin(generation::kAnalysisFiles),
                std::end(generation::kAnalysisFiles));
  for (const char* file : needed) {
    const tests::TemporaryFolder folder;
    const std::string built = tests::BuildLinesInto(folder.path(), kRecords);
    const std::string without =
        tests::Reseal(folder.path(), built, kBuilt, [&](generation::Manifest& manifest) {
          auto& files = *manifest.mutable_files();
          files.erase(std::remove_if(files.begin(), files.end(),
                                     [&](const auto& listed) { return listed.path() == file; }),
                      files.end());
        });
    std::filesystem::remove(folder.File(without + "/" + file));
    EXPECT_FALSE(Snapshot::Open(folder.path(), without).ok()) << file;
  }
}

// Words and titles are read when a snapshot opens, so a document without a record is seen at once.
TEST_F(SnapshotTest, RefusesADocumentThatHoldsNoRecord) {
  const struct {
    const char* file;
    const char* message;
  } cases[] = {{generation::kContentDatabase, "content"},
               {generation::kOrganizationsDatabase, "organisation"}};
  for (const auto& c : cases) {
    const tests::TemporaryFolder folder;
    const std::string built = tests::BuildLinesInto(
        folder.path(), R"({"organization":{"name":"organizations/a","display_name":"A"}})");
    Xapian::Document broken;
    broken.set_data("\xff\xff\xff");
    tests::OverwriteDatabase(folder.File(built + "/" + c.file), {broken});
    const absl::Status refused =
        Snapshot::Open(folder.path(), tests::Reseal(folder.path(), built, kBuilt)).status();
    EXPECT_TRUE(absl::IsDataLoss(refused)) << c.file << ": " << refused;
    EXPECT_THAT(std::string(refused.message()), testing::HasSubstr(c.message));
  }
}

// An old generation may be deleted while a listing still reads it.
TEST_F(SnapshotTest, AnswersAfterItsFilesAreDeleted) {
  const auto opened = Snapshot::Open(folder_.path(), generation_);
  ASSERT_TRUE(opened.ok());
  std::filesystem::remove_all(folder_.File(generation_));
  const auto idle = (*opened)->organizations().Borrow();
  const auto new_one = (*opened)->organizations().Borrow();
  ASSERT_TRUE(new_one.ok()) << new_one.status();
  EXPECT_FALSE((*new_one)->get_document(1).get_data().empty());
}

}  // namespace
}  // namespace kok::index
