#include "tests/fault/prepared_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/build/stored_record_set.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/publisher.h"
#include "tests/fault/small_reference.h"
#include "tests/integration/child_process.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

// Texts are written another way than organisations.
constexpr char kText[] = R"({"content":{"name":"contents/t","title":"Haus","body":"Ein Text."}})"
                         "\n";

std::string Organization(const std::string& id) {
  return absl::StrCat(R"({"organization":{"name":"organizations/)", id,
                      R"(","display_name":"Haus )", id,
                      R"(","type":"ORGANIZATION_TYPE_ASSOCIATION"}})", "\n");
}

const WritingCommand& BuildCommand() { return WritingCommands().front(); }

}  // namespace

void PrintTo(const WritingCommand& command, std::ostream* out) { *out << command.name; }

const std::vector<WritingCommand>& WritingCommands() {
  static const auto* const kCommands = new std::vector<WritingCommand>{
      {"build", {"build", "--index", "{index}", "--reference-data", "{reference}", "{source}"}},
      {"activate", {"activate", "--index", "{index}", "{older}"}},
      {"rollback", {"rollback", "--index", "{index}"}},
      {"gc", {"gc", "--index", "{index}", "--keep", "1"}},
      {"retract", {"retract", "--index", "{index}", "organizations/a"}},
  };
  return *kCommands;
}

const PreparedIndex& PreparedIndex::Get() {
  static const PreparedIndex prepared;
  return prepared;
}

PreparedIndex::PreparedIndex()
    : index_(folder_.File("index")), reference_(WriteSmallReference(folder_)) {
  std::string records = absl::StrCat(kText, Organization("a"));
  source_ = folder_.Write("next.jsonl", records);
  for (const char* next : {"b", "c", "d"}) {
    const Outcome built = RunProgram(CommandLine(BuildCommand(), index_));
    EXPECT_EQ(built.exit_code, 0) << built.err;
    older_ = active_;
    active_ = generation::ReadCurrent(index_).value_or("");
    records += Organization(next);
    source_ = folder_.Write("next.jsonl", records);
  }
  digest_before_ = DigestOfWholeIndex(index_, "none");
}

void PreparedIndex::CopyTo(const std::string& folder) const {
  fs::copy(index_, folder, fs::copy_options::recursive);
}

std::vector<std::string> PreparedIndex::CommandLine(const WritingCommand& command,
                                                    const std::string& folder) const {
  std::vector<std::string> words = {Program("kok-indexer")};
  for (const std::string& word : command.words) {
    words.push_back(absl::StrReplaceAll(word, {{"{index}", folder},
                                               {"{source}", source_},
                                               {"{reference}", reference_},
                                               {"{older}", older_}}));
  }
  return words;
}

std::set<std::string> PreparedIndex::AllowedAfter(const WritingCommand& command) const {
  const TemporaryFolder work;
  const std::string folder = work.File("index");
  CopyTo(folder);
  const Outcome outcome = RunProgram(CommandLine(command, folder));
  EXPECT_EQ(outcome.exit_code, 0) << command.name << ": " << outcome.err;
  return {digest_before_, DigestOfWholeIndex(folder, "none")};
}

std::string DigestOfWholeIndex(const std::string& folder, const std::string& fault) {
  const auto current = generation::ReadCurrent(folder);
  EXPECT_TRUE(current.ok()) << fault << ": " << current.status();
  if (!current.ok()) return "";
  for (const std::string& id : generation::ListGenerations(folder)) {
    const absl::Status whole = publish::VerifyAndOpen(folder, id);
    EXPECT_TRUE(whole.ok()) << fault << ": " << whole;
  }
  const auto verified = generation::VerifyGeneration(folder, *current);
  EXPECT_TRUE(verified.ok()) << fault << ": " << verified.status();
  if (!verified.ok()) return "";
  const absl::StatusOr<build::RecordSet> records = build::StoredRecordSet(*verified);
  EXPECT_TRUE(records.ok()) << fault << ": " << records.status();
  if (!records.ok()) return "";
  EXPECT_EQ(records->Digest(), verified->manifest.content_digest()) << fault;
  return records->Digest();
}

void ExpectNextBuildCleansUp(const std::string& folder, const std::string& fault) {
  const Outcome built = RunProgram(PreparedIndex::Get().CommandLine(BuildCommand(), folder));
  EXPECT_EQ(built.exit_code, 0) << fault << ": " << built.err;
  EXPECT_NE(DigestOfWholeIndex(folder, fault), PreparedIndex::Get().digest_before()) << fault;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name == generation::kLockFile || !absl::StartsWith(name, "."))
        << fault << ": left behind: " << name;
  }
}

}  // namespace kok::tests
