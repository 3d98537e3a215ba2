#include "indexer/generation/verified_generation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/schema/schema_version.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::generation {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Eins","type":2}}
{"content":{"name":"contents/b","title":"Zwei","body":"Ein Text."}}
)";

const std::vector<std::string>& Files() {
  static const auto* files = [] {
    auto* all = new std::vector<std::string>{kManifestFile};
    all->insert(all->end(), std::begin(kRecordFiles), std::end(kRecordFiles));
    all->insert(all->end(), std::begin(kAnalysisFiles), std::end(kAnalysisFiles));
    return all;
  }();
  return *files;
}

// Each test gets a copy of one small generation of its own to damage.
class VerifiedGenerationTest : public testing::Test {
 protected:
  VerifiedGenerationTest() {
    static const TemporaryFolder built;
    static const std::string built_id = tests::BuildLinesInto(built.path(), kRecords);
    id_ = built_id;
    Restore(built.path());
    built_ = built.path();
  }

  void Restore(const std::string& from) {
    fs::remove_all(index_.File(id_));
    fs::copy(JoinPath(from, id_), index_.File(id_), fs::copy_options::recursive);
  }
  std::string File(const std::string& name) const { return index_.File(id_ + "/" + name); }
  void Write(const std::string& name, const std::string& bytes) const {
    index_.Write(id_ + "/" + name, bytes);
  }

  // Applies `damage` to a fresh copy and expects a refusal that names `file`.
  void ExpectRefused(const std::string& why, StatusCode code, const std::string& file,
                     const std::function<void()>& damage) {
    Restore(built_);
    damage();
    EXPECT_THAT(VerifyGeneration(index_.path(), id_), FailsWith(code, file)) << why;
  }

  // Puts another manifest in place, with the id that belongs to it. Returns that id.
  std::string PutManifest(const std::string& json) {
    const std::string id = GenerationId(absl::FromUnixSeconds(1795400100), Sha256Hex(json));
    Write(kManifestFile, json);
    fs::remove_all(index_.File(id));
    fs::copy(index_.File(id_), index_.File(id), fs::copy_options::recursive);
    return id;
  }

  TemporaryFolder index_;
  std::string built_;
  std::string id_;
};

TEST_F(VerifiedGenerationTest, AWholeOneOpensWithTheFilesThatWereHashed) {
  const auto verified = VerifyGeneration(index_.path(), id_);
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->id, id_);
  EXPECT_EQ(verified->manifest.counts().organizations(), 1);
  EXPECT_EQ(verified->manifest.counts().contents(), 1);
  EXPECT_EQ(verified->files.size(), Files().size() - 1) << "all but the manifest";
  fs::remove_all(index_.File(id_));
  const auto text = ReadAll(verified->files.at(kStopWordsFile).get(), 1 << 20);
  ASSERT_THAT(text, IsOk()) << "a generation in use survives its removal";
  EXPECT_EQ(*text, tests::ReadFile(tests::ShippedData() + "/glossary/stop_words.txt"));
}

TEST_F(VerifiedGenerationTest, EveryDamagedFileIsNamed) {
  for (const std::string& name : Files()) {
    const std::string whole = tests::ReadFile(File(name));
    ASSERT_GT(whole.size(), 8U) << name;
    const auto refuse = [&](const std::string& why, const std::string& bytes) {
      ExpectRefused(name + " " + why, StatusCode::kDataLoss, name, [&] { Write(name, bytes); });
    };
    refuse("one byte shorter", whole.substr(0, whole.size() - 1));
    refuse("half", whole.substr(0, whole.size() / 2));
    refuse("empty", "");
    refuse("one byte longer", whole + "\n");
    refuse("zeros", std::string(whole.size(), '\0'));
    ExpectRefused(name + " missing", StatusCode::kDataLoss, name, [&] { fs::remove(File(name)); });
  }
}

// Disks flip bits; the size says nothing then.
TEST_F(VerifiedGenerationTest, OneFlippedBitAnywhereIsFound) {
  for (const std::string& name : Files()) {
    const std::string whole = tests::ReadFile(File(name));
    for (const size_t at : {size_t{0}, size_t{1}, whole.size() / 3, whole.size() / 2,
                            whole.size() - 2, whole.size() - 1}) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
      ExpectRefused(name + " at " + std::to_string(at), StatusCode::kDataLoss, name,
                    [&] { Write(name, flipped); });
    }
  }
}

// The very bytes may be right, but what stands behind a link can change after the check.
TEST_F(VerifiedGenerationTest, AnythingInPlaceOfAFileIsRefused) {
  for (const std::string& name : Files()) {
    ExpectRefused(name + " a link to itself", StatusCode::kDataLoss, name, [&] {
      fs::rename(File(name), index_.File("elsewhere"));
      fs::create_symlink(index_.File("elsewhere"), File(name));
    });
    fs::remove(index_.File("elsewhere"));
    ExpectRefused(name + " a pipe", StatusCode::kDataLoss, name, [&] {
      fs::remove(File(name));
      ASSERT_EQ(mkfifo(File(name).c_str(), 0600), 0);
    });
    Restore(built_);
    fs::remove(File(name));
    fs::create_directory(File(name));
    EXPECT_THAT(VerifyGeneration(index_.path(), id_).status().message(), testing::HasSubstr(name))
        << "a folder";
    EXPECT_FALSE(VerifyGeneration(index_.path(), id_).ok());
  }
}

// Xapian looks for such files by name: an extra one could redirect it.
TEST_F(VerifiedGenerationTest, ExtraFilesAreRefused) {
  for (const std::string& name :
       {std::string("XAPIANDB"), std::string("iamglass"), std::string("postlist.glass"),
        std::string(".hidden"), std::string("analysis/more.tsv"), std::string("deep/er/still"),
        std::string("organizations.glass.scratch"), std::string("manifest.json~")}) {
    ExpectRefused(name, StatusCode::kDataLoss, name, [&] { Write(name, "auto /elsewhere\n"); });
  }
  ExpectRefused("a link", StatusCode::kDataLoss, "XAPIANDB",
                [&] { fs::create_symlink(File(kContentDatabase), File("XAPIANDB")); });
  ExpectRefused("a link to nowhere", StatusCode::kDataLoss, "XAPIANDB",
                [&] { fs::create_symlink("nowhere", File("XAPIANDB")); });
  ExpectRefused("a link in place of the folder", StatusCode::kDataLoss, "analysis", [&] {
    fs::rename(File("analysis"), index_.File("elsewhere"));
    fs::create_directory_symlink(index_.File("elsewhere"), File("analysis"));
  });
}

TEST_F(VerifiedGenerationTest, FilesOfAnotherGenerationDoNotFit) {
  const std::string other =
      tests::BuildLinesInto(index_.path(), R"({"content":{"name":"contents/c","title":"Drei"}})");
  ExpectRefused("its manifest", StatusCode::kDataLoss, kManifestFile, [&] {
    Write(kManifestFile, tests::ReadFile(index_.File(other + "/" + kManifestFile)));
  });
  ExpectRefused("its database", StatusCode::kDataLoss, kContentDatabase, [&] {
    Write(kContentDatabase, tests::ReadFile(index_.File(other + "/" + kContentDatabase)));
  });
}

TEST_F(VerifiedGenerationTest, OnlyFoldersThatIdsNameAreGenerations) {
  for (const std::string& id :
       {std::string(), std::string("."), std::string(".."), std::string("../") + id_,
        std::string("20261123T021500Z-0123456789abcdef"), id_ + "/", id_ + "\n"}) {
    EXPECT_THAT(VerifyGeneration(index_.path(), id), FailsWith(StatusCode::kNotFound, "")) << id;
  }
  EXPECT_THAT(VerifyGeneration(index_.File("missing"), id_), FailsWith(StatusCode::kNotFound, id_));
  const std::string elsewhere = index_.File("elsewhere");
  fs::rename(index_.File(id_), elsewhere);
  fs::create_directory_symlink(elsewhere, index_.File(id_));
  EXPECT_THAT(VerifyGeneration(index_.path(), id_), FailsWith(StatusCode::kNotFound, id_))
      << "a link in place of the whole folder";
}

// After a downgrade the newest generation may be from a program that this one does not know.
TEST_F(VerifiedGenerationTest, AnotherVersionIsToldFromDamage) {
  Manifest manifest = *ManifestFromJson(tests::ReadFile(File(kManifestFile)));
  const int later = schema::kSchemaVersion + 1;
  manifest.set_schema_version(later);
  EXPECT_THAT(
      VerifyGeneration(index_.path(), PutManifest(*ManifestToJson(manifest))),
      FailsWith(StatusCode::kFailedPrecondition, "schema version " + std::to_string(later)));
  manifest.clear_schema_version();
  EXPECT_THAT(VerifyGeneration(index_.path(), PutManifest(*ManifestToJson(manifest))),
              FailsWith(StatusCode::kFailedPrecondition, "schema version 0"));
  EXPECT_THAT(VerifyGeneration(index_.path(), PutManifest("{\"schema_version\": 1, \"later\": 1}")),
              FailsWith(StatusCode::kFailedPrecondition, kManifestFile));
}

// Who writes a manifest of his own, with the id that belongs to it, still reaches nothing outside.
TEST_F(VerifiedGenerationTest, AManifestCannotReachOutOfItsFolder) {
  index_.Write("outside", "secret");
  Manifest manifest = *ManifestFromJson(tests::ReadFile(File(kManifestFile)));
  Manifest::File& file = *manifest.add_files();
  file.set_path("../outside");
  file.set_size_bytes(6);
  file.set_sha256(Sha256Hex("secret"));
  EXPECT_THAT(VerifyGeneration(index_.path(), PutManifest(*ManifestToJson(manifest))),
              FailsWith(StatusCode::kDataLoss, "../outside"));
}

struct CurrentCase {
  const char* why;
  std::string text;
};

TEST(ReadCurrentTest, GarbageIsNoId) {
  const CurrentCase cases[] = {
      {"empty", ""},
      {"only a newline", "\n"},
      {"a word", "latest\n"},
      {"a path", "../../etc\n"},
      {"cut", "20261123T021500Z-0123456789abc"},
      {"two newlines", "20261123T021500Z-0123456789abcdef\n\n"},
      {"two ids", "20261123T021500Z-0123456789abcdef\n20261123T021500Z-0123456789abcdef\n"},
      {"line end of Windows", "20261123T021500Z-0123456789abcdef\r\n"},
      {"space", " 20261123T021500Z-0123456789abcdef\n"},
      {"NUL", std::string("20261123T021500Z-0123456789abcdef\0", 34)},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "20261123T021500Z-0123456789abcdef"},
      {"zeros", std::string(34, '\0')},
  };
  const TemporaryFolder index;
  for (const CurrentCase& c : cases) {
    index.Write(kCurrentFile, c.text);
    EXPECT_THAT(ReadCurrent(index.path()), FailsWith(StatusCode::kDataLoss, kCurrentFile)) << c.why;
  }
  index.Write(kCurrentFile, std::string(2000, 'x'));
  EXPECT_THAT(ReadCurrent(index.path()), FailsWith(StatusCode::kFailedPrecondition, kCurrentFile));
}

TEST(ReadCurrentTest, OneIdWithOrWithoutItsNewline) {
  const TemporaryFolder index;
  EXPECT_THAT(ReadCurrent(index.path()), FailsWith(StatusCode::kNotFound, kCurrentFile))
      << "nothing was built yet";
  for (const char* text :
       {"20261123T021500Z-0123456789abcdef\n", "20261123T021500Z-0123456789abcdef"}) {
    index.Write(kCurrentFile, text);
    const auto id = ReadCurrent(index.path());
    ASSERT_THAT(id, IsOk());
    EXPECT_EQ(*id, "20261123T021500Z-0123456789abcdef");
  }
  fs::rename(index.File(kCurrentFile), index.File("real"));
  fs::create_symlink(index.File("real"), index.File(kCurrentFile));
  EXPECT_THAT(ReadCurrent(index.path()), FailsWith(StatusCode::kFailedPrecondition, kCurrentFile));
  fs::remove(index.File(kCurrentFile));
  fs::create_directory(index.File(kCurrentFile));
  EXPECT_THAT(ReadCurrent(index.path()), FailsWith(StatusCode::kFailedPrecondition, kCurrentFile));
}

TEST(ListGenerationsTest, NewestFirstAndNothingElse) {
  const TemporaryFolder index;
  for (const char* name :
       {"20261123T021500Z-0123456789abcdef", "20261122T021500Z-ffffffffffffffff",
        "20270101T000000Z-0000000000000000", ".building-Ab12Cd", "backup", "20261123T021500Z"}) {
    fs::create_directory(index.File(name));
  }
  index.Write(kCurrentFile, "x");
  EXPECT_THAT(
      ListGenerations(index.path()),
      testing::ElementsAre("20270101T000000Z-0000000000000000", "20261123T021500Z-0123456789abcdef",
                           "20261122T021500Z-ffffffffffffffff"));
  EXPECT_THAT(ListGenerations(index.File("missing")), testing::IsEmpty());
}

}  // namespace
}  // namespace kok::generation
