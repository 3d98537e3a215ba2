#include "indexer/commands/build_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/rollback.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kAlpha[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha","type":"ORGANIZATION_TYPE_ASSOCIATION"}})";

class BuildCommandTest : public testing::Test {
 protected:
  absl::Status Build(const std::string& name, const std::string& text) {
    BuildOptions options;
    options.index_folder = index_;
    options.sources = {folder_.Write(name, text)};
    options.reference_folder = reference_;
    options.skip_invalid = skip_invalid_;
    options.activate = activate_;
    options.overrides = overrides_;
    if (free_bytes_.has_value()) {
      options.free_bytes = [this](const std::string&) { return *free_bytes_; };
    }
    report_ = build::BuildReport();
    return RunBuild(options, report_);
  }

  std::string Active() const { return generation::ReadCurrent(index_).value_or(""); }

  std::string DigestOfActive() const {
    const auto verified = generation::VerifyGeneration(index_, Active());
    EXPECT_TRUE(verified.ok()) << verified.status();
    return verified->manifest.content_digest();
  }

  // Whether the bytes stand anywhere below the index folder.
  bool IndexHolds(const std::string& bytes) const {
    for (const auto& entry : fs::recursive_directory_iterator(index_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      if (all.find(bytes) != std::string::npos) return true;
    }
    return false;
  }

  const tests::TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
  std::string reference_ = tests::ShippedData();
  bool skip_invalid_ = false;
  bool activate_ = true;
  publish::Overrides overrides_;
  std::optional<int64_t> free_bytes_;  // empty: those of the disk
  build::BuildReport report_;
};

TEST_F(BuildCommandTest, ActivatesWhatItBuilt) {
  const absl::Status built = Build("a.jsonl", kAlpha);
  ASSERT_TRUE(built.ok()) << built;
  EXPECT_EQ(report_.outcome, "activated");
  EXPECT_EQ(Active(), report_.generation);
  EXPECT_EQ(report_.counts.organizations(), 1);
}

// A disk that is filled first takes other programs with it.
TEST_F(BuildCommandTest, WhereRoomIsLackingNothingIsWritten) {
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  const std::string active = Active();
  free_bytes_ = 1 << 20;
  const std::string exposed =
      R"({"organization":{"name":"organizations/a","display_name":"Alpha","type":"ORGANIZATION_TYPE_ASSOCIATION","short_name":"Geheimgasse 7"},"protected":{"addresses":["Geheimgasse 7"]}})";
  const absl::Status failed = Build("b.jsonl", exposed);
  EXPECT_EQ(failed.code(), absl::StatusCode::kFailedPrecondition) << failed;
  EXPECT_THAT(report_.failed_gates, testing::ElementsAre("disk_space"))
      << "what was not written cannot fail at protected_values";
  EXPECT_THAT(report_.gate_findings,
              testing::Contains(HasSubstr("1 MiB are free, a build as large as the active one")));
  EXPECT_EQ(Active(), active);

  overrides_ = {{"disk_space", "the old generations go tonight"}};
  EXPECT_FALSE(Build("b.jsonl", exposed).ok());
  EXPECT_THAT(report_.failed_gates, testing::ElementsAre("protected_values"));
  EXPECT_TRUE(Build("a.jsonl", kAlpha).ok()) << report_.reason;
}

// The dictionary and the gazetteer of the program hold it in every generation of anybody.
TEST_F(BuildCommandTest, ASurnameThatIsAWordOrATownIsFoundInRecordsOnly) {
  const std::string person =
      R"(,"protected":{"persons":["Frau Schneider","Sr. Maria","Frau Berg"],"points":["51.3111,9.4597"]}})";
  const std::string alpha = std::string(kAlpha).substr(0, std::string(kAlpha).size() - 1);
  reference_ = "";
  EXPECT_TRUE(Build("a.jsonl", alpha + person).ok()) << ToText(report_);
  const std::string told = std::string(alpha).insert(alpha.size() - 1, R"(,"short_name":"Berg")");
  EXPECT_FALSE(Build("a.jsonl", told + person).ok());
  EXPECT_THAT(report_.gate_findings, testing::Each(HasSubstr("protected.persons[2]")));
  reference_ = tests::ShippedData();
  EXPECT_FALSE(Build("a.jsonl", alpha + person).ok()) << "an operator's own texts may tell it";
}

// A file may be named after whom or what it is about.
TEST_F(BuildCommandTest, NoNameOfAFileThatTellsAProtectedValueIsPrinted) {
  const std::string text = std::string(kAlpha).substr(0, std::string(kAlpha).size() - 1) +
                           R"(,"protected":{"addresses":["Geheimgasse 7"]}})" + "\nx\n";
  EXPECT_FALSE(Build("Geheimgasse 7.jsonl", text).ok());
  EXPECT_THAT(ToText(report_), testing::Not(HasSubstr("Geheimgasse")));
  EXPECT_THAT(ToJson(report_), testing::Not(HasSubstr("Geheimgasse")));
}

// Neither by a rollback nor where the new generation is damaged.
TEST_F(BuildCommandTest, WhatBecameProtectedNeverComesBack) {
  const std::string told =
      R"({"organization":{"name":"organizations/a","display_name":"Alpha","type":"ORGANIZATION_TYPE_ASSOCIATION","description":"Wir sind in der Geheimgasse 7"}})";
  const std::string kept = std::string(kAlpha).substr(0, std::string(kAlpha).size() - 1) +
                           R"(,"protected":{"addresses":["Geheimgasse 7"]}})";
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  const std::string clean = Active();
  ASSERT_TRUE(Build("b.jsonl", told).ok());
  const std::string exposed = Active();
  ASSERT_TRUE(publish::WritePins(index_, {exposed}).ok());
  activate_ = false;
  ASSERT_TRUE(Build("c.jsonl", kept).ok()) << report_.reason;
  EXPECT_EQ(Active(), exposed);
  EXPECT_EQ(report_.exposed_active, exposed) << "whoever holds a build has to know";
  EXPECT_THAT(report_.removed_generations, testing::IsEmpty());
  activate_ = true;
  ASSERT_TRUE(Build("c.jsonl", kept).ok()) << report_.reason;
  EXPECT_EQ(report_.exposed_active, "");
  EXPECT_THAT(report_.removed_generations, ElementsAre(exposed)) << "pinned or not";
  EXPECT_THAT(ToText(report_), HasSubstr(exposed + " is removed"));
  EXPECT_FALSE(IndexHolds("Geheimgasse"));
  const auto target = publish::FindRollbackTarget(index_);
  ASSERT_TRUE(target.ok()) << target.status();
  EXPECT_EQ(target->id, clean);
}

// Nothing would be searched for what they protect, while another record may say it.
TEST_F(BuildCommandTest, WhatMayHoldProtectedValuesUnreadIsNeverLeftOut) {
  skip_invalid_ = true;
  const std::string protected_fields = R"(,"protected":{"addresses":["Geheimgasse 7"]}})";
  const std::string columns = "name;display_name;protected.addresses\n";
  const std::string hsds = R"([{"id":"h","name":"H","locations":[{"addresses":[)"
                           R"({"address_1":"Geheimgasse 7","country":"DE"}],"attributes":[)"
                           R"({"value":"vertraulich"}]}])";
  const struct {
    const char* file;
    std::string text;
  } cases[] = {
      {"a.jsonl", R"({"organization":{"name":"organizations/a","foo":1})" + protected_fields},
      {"a.jsonl", R"({"organization":{"name":"organizations/a"})" + protected_fields + "}"},
      {"a.jsonl", R"({"organization":{"name":"organizations/a","protectd":{"notes":["x"]}}})"},
      {"a.jsonl", R"({"\u0070rotected":{"addresses":["Geheimgasse 7"]},"foo":1})"},
      {"a.jsonl", R"({"organization":{"name":"organizations/a"},"geschuetzt":{"notes":["x"]}})"},
      {"a.jsonl", R"({"organization":{"name":"organizations/a")"},
      {"a.jsonl", std::string("\xFF\xFE{\0\"\0p\0r\0", 10)},
      {"a.jsonl", R"({"organization":{"name":"organizations/a"}})" + std::string(8 << 20, ' ')},
      {"a.csv", columns + "a;A;Geheimgasse 7;more\n"},
      {"a.csv", columns + "a;Geheimgasse 7\n"},
      {"a.csv", columns + "a;A;#NAME?\n"},
      {"a.csv", columns + "a;A;=B2\n"},
      {"a.csv", columns + "a;A;" + std::string((1 << 20) + 1, 'x') + "\n"},
      {"a.json", hsds + R"(,"foo":1}])"},
      {"a.json", hsds},
      {"a.json", R"([{"id":"h","name":"H","description":"gesch\u00fctzt","foo":1}])"},
  };
  for (const auto& c : cases) {
    fs::create_directories(folder_.File("sources"));
    folder_.Write("sources/b.jsonl", kAlpha);
    folder_.Write(std::string("sources/") + c.file, c.text);
    BuildOptions options;
    options.index_folder = index_;
    options.sources = {folder_.File("sources")};
    options.reference_folder = tests::ShippedData();
    options.skip_invalid = true;
    build::BuildReport report;
    const absl::Status built = RunBuild(options, report);
    EXPECT_EQ(built.code(), absl::StatusCode::kInvalidArgument) << c.text.substr(0, 100);
    EXPECT_THAT(std::string(built.message()), HasSubstr("may hold protected values"));
    fs::remove_all(folder_.File("sources"));
  }
  EXPECT_EQ(Active(), "");
}

// A client could not tell which of the two a name means.
TEST_F(BuildCommandTest, RefusesARecordWithTheNameOfACuratedLine) {
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  const std::string active = Active();
  skip_invalid_ = true;
  const absl::Status failed = Build(
      "b.jsonl", R"({"organization":{"name":"organizations/notruf-112","display_name":"B"}})");
  EXPECT_EQ(failed.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(failed.message()),
              testing::AllOf(HasSubstr("curated/lines.jsonl:9: organization.name"),
                             HasSubstr("organizations/notruf-112")));
  EXPECT_EQ(Active(), active);
}

TEST_F(BuildCommandTest, LeavesTheActiveGenerationAndNoRubbishWhereARecordIsBad) {
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  const std::string active = Active();
  const absl::Status failed =
      Build("b.jsonl", R"({"organization":{"name":"Organizations/B","display_name":"B"}})");
  EXPECT_EQ(failed.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(report_.outcome, "failed");
  ASSERT_EQ(report_.errors.size(), 1U);
  EXPECT_THAT(report_.errors[0].ToString(), HasSubstr("b.jsonl:1: name: expected organizations/"));
  EXPECT_EQ(Active(), active);
  for (const auto& entry : fs::directory_iterator(index_)) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name == "CURRENT" || name == ".lock" || name == active) << name;
  }
}

TEST_F(BuildCommandTest, CountsWhatItSkipsWhereAskedTo) {
  skip_invalid_ = true;
  const absl::Status built =
      Build("a.jsonl", std::string(kAlpha) + "\nnot json\n{\"organization\":{}}\n");
  ASSERT_TRUE(built.ok()) << built;
  EXPECT_EQ(report_.records_skipped, 2);
  EXPECT_EQ(report_.counts.organizations(), 1);
  EXPECT_EQ(report_.sources[0].skipped(), 2);
}

TEST_F(BuildCommandTest, WillNotBuildADirectoryOfNothing) {
  skip_invalid_ = true;
  for (const char* text : {"", "\n\n", "not json\n"}) {
    EXPECT_EQ(Build("a.jsonl", text).code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_FALSE(fs::exists(index_));
}

TEST_F(BuildCommandTest, NamesBothPlacesOfADuplicate) {
  const absl::Status failed = Build("a.jsonl", std::string(kAlpha) + "\n" + kAlpha);
  EXPECT_FALSE(failed.ok());
  ASSERT_EQ(report_.errors.size(), 1U);
  EXPECT_THAT(report_.errors[0].ToString(), HasSubstr("a.jsonl:2"));
  EXPECT_THAT(report_.errors[0].ToString(), HasSubstr("a.jsonl:1"));
}

TEST_F(BuildCommandTest, TheSameRecordsGiveTheSameDigestWhereverTheyStand) {
  const std::string beta = R"({"organization":{"name":"organizations/b","display_name":"Beta"}})";
  ASSERT_TRUE(Build("a.jsonl", std::string(kAlpha) + "\n" + beta).ok());
  const std::string digest = DigestOfActive();
  ASSERT_TRUE(Build("other.jsonl", beta + "\n\n" + kAlpha).ok());
  EXPECT_EQ(DigestOfActive(), digest);
}

// The values are no German words: the dictionary lies in the generation too.
TEST_F(BuildCommandTest, ProtectedValuesChangeNothingAndStandNowhere) {
  const std::string without =
      R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})";
  const std::string with =
      R"({"organization":{"name":"organizations/a","display_name":"Alpha"},)"
      R"("protected":{"addresses":["Geheimgasse 7"],"phones":["+4930999999"],"notes":["Zwiebelqfisch"]}})";
  ASSERT_TRUE(Build("without.jsonl", without).ok());
  const std::string digest = DigestOfActive();
  ASSERT_TRUE(Build("with.jsonl", with).ok());
  EXPECT_EQ(DigestOfActive(), digest);
  for (const char* value :
       {"Geheimgasse", "geheimgasse", "30999999", "Zwiebelqfisch", "zwiebelqfisch"}) {
    EXPECT_FALSE(IndexHolds(value)) << value;
  }
  EXPECT_TRUE(IndexHolds("Alpha")) << "the search itself works";
}

// The manifest names every source, and is served.
TEST_F(BuildCommandTest, ASourceWhoseNameTellsAProtectedValueIsRefused) {
  const std::string line = R"({"organization":{"name":"organizations/a","display_name":"Alpha"},)"
                           R"("protected":{"addresses":["Geheimgasse 7"]}})";
  EXPECT_FALSE(Build("Wohnung-Geheimgasse-7.jsonl", line).ok());
  EXPECT_THAT(report_.gate_findings,
              ElementsAre(HasSubstr("a value of a source file whose name would tell it is in")));
  EXPECT_TRUE(Build("Wohnungen.jsonl", line).ok());
}

TEST_F(BuildCommandTest, TakesALineOfAHundredKilobytes) {
  const absl::Status built = Build(
      "a.jsonl", R"({"organization":{"name":"organizations/a","display_name":"A","description":")" +
                     std::string(100000, 'x') + "\"}}");
  EXPECT_TRUE(built.ok()) << built;
}

TEST_F(BuildCommandTest, OnlyOneIndexerWrites) {
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  const auto lock = publish::IndexLock::Take(index_);
  ASSERT_TRUE(lock.ok()) << lock.status();
  const absl::Status second = Build("a.jsonl", kAlpha);
  EXPECT_EQ(second.code(), absl::StatusCode::kAborted);
  EXPECT_THAT(std::string(second.message()), HasSubstr("another kok-indexer"));
}

TEST_F(BuildCommandTest, AnIndexFolderThatCannotBeMadeIsNoBadInput) {
  BuildOptions options;
  options.index_folder = folder_.Write("file", "") + "/index";
  options.sources = {folder_.Write("a.jsonl", kAlpha)};
  options.reference_folder = tests::ShippedData();
  build::BuildReport report;
  EXPECT_EQ(RunBuild(options, report).code(), absl::StatusCode::kUnavailable);
}

TEST_F(BuildCommandTest, RemovesWhatAnInterruptedBuildLeft) {
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  const std::string abandoned = index_ + "/.building-abc123";
  fs::create_directories(abandoned);
  ASSERT_TRUE(Build("a.jsonl", kAlpha).ok());
  EXPECT_FALSE(fs::exists(abandoned));
}

}  // namespace
}  // namespace kok
