// The power fails while kok-indexer works: whatever of its unsynced work the disk then holds,
// CURRENT names the old or the new generation, whole; after it reported success, nothing of that is
// lost.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/publisher.h"
#include "tests/fault/disk_model.h"
#include "tests/fault/effort.h"
#include "tests/fault/prepared_index.h"
#include "tests/fault/traced_run.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kShownBytes = 8192;  // more than CURRENT, HISTORY and RETRACTED have

std::vector<WritingCommand> Commands() {
  std::vector<WritingCommand> commands = WritingCommands();
  commands.push_back({"purge", {"purge", "--index", "{index}", "organizations/a"}});
  commands.push_back({"first_build", commands.front().words});
  return commands;
}

class PowerLossTest : public testing::TestWithParam<WritingCommand> {
 protected:
  // Runs the command once and records it.
  void Record(const WritingCommand& command) {
    fs::create_directory(root_);
    fs::create_directory(before_);
    const bool is_first = command.name == "first_build";
    index_ = is_first ? "new/index" : "index";
    if (!is_first) {
      prepared_.CopyTo(generation::JoinPath(root_, index_));
      prepared_.CopyTo(generation::JoinPath(before_, index_));
    }
    const std::string folder = generation::JoinPath(root_, index_);
    allowed_.insert(generation::ReadCurrent(folder).value_or(""));
    calls_ = RecordCalls(prepared_.CommandLine(command, folder), root_, kShownBytes);
    allowed_.insert(generation::ReadCurrent(folder).value_or(""));
  }

  // Replays the calls, all but that at `left_out`, and judges each state there may be on the way
  // and at the end. Returns what is wrong with the first that is not as it must be; empty if none
  // is.
  std::string FindProblem(size_t left_out) {
    DiskModel model(root_, before_);
    std::map<std::string, DiskState> unjudged;
    for (size_t i = 0; i < calls_.size(); ++i) {
      if (!calls_[i].mutating) continue;
      if (i != left_out) model.Apply(calls_[i]);
      for (DiskState& state : model.AfterPowerLoss()) {
        ++considered_;
        unjudged.try_emplace(state.VisibleSignature(), std::move(state));
      }
    }
    model.Settle();
    for (const auto& [signature, state] : unjudged) {
      const auto judged = judged_.find(signature);
      const std::string& problem =
          judged != judged_.end() ? judged->second : judged_[signature] = Judge(state);
      if (!problem.empty()) return absl::StrCat(problem, ", where there is\n", signature);
    }
    const std::string whole = model.Now().VisibleSignature();
    for (const DiskState& state : model.AfterPowerLoss()) {
      if (state.VisibleSignature() != whole) {
        return absl::StrCat("lost after success was reported; left are\n",
                            state.VisibleSignature());
      }
    }
    for (auto& [signature, state] : unjudged) states_.push_back(std::move(state));
    return "";
  }

  std::string Judge(const DiskState& state) {
    const TemporaryFolder folder;
    state.WriteTo(folder.path(), false);
    const std::string index = folder.File(index_);
    const auto current = generation::ReadCurrent(index);
    if (!current.ok() && !absl::IsNotFound(current.status())) return current.status().ToString();
    if (allowed_.count(current.value_or("")) == 0) return "CURRENT names another generation";
    std::vector<std::string> ids = generation::ListGenerations(index);
    if (current.ok()) ids.push_back(*current);
    for (const std::string& id : ids) {
      const auto [known, is_new] = verified_.try_emplace(
          absl::StrCat(id, "\n", state.SignatureBelow(generation::JoinPath(index_, id))));
      if (is_new) known->second = publish::VerifyAndOpen(index, id);
      if (!known->second.ok()) return known->second.ToString();
    }
    const auto retracted = generation::ReadRetractions(index);
    if (!retracted.ok()) return retracted.status().ToString();
    const std::string history = generation::JoinPath(index, generation::kHistoryFile);
    if (!fs::exists(history)) return "";
    // Whoever reads it passes over a line that is no id; what we write has none.
    for (const absl::string_view line :
         absl::StrSplit(ReadFile(history), '\n', absl::SkipEmpty())) {
      if (!generation::IsGenerationId({line.data(), line.size()})) return "HISTORY is damaged";
    }
    return "";
  }

  const PreparedIndex& prepared_ = PreparedIndex::Get();
  const TemporaryFolder work_;
  const std::string root_ = work_.File("root");
  const std::string before_ = work_.File("before");
  std::string index_;  // below the root
  std::set<std::string> allowed_;
  std::vector<RecordedCall> calls_;
  std::map<std::string, std::string> judged_;     // problems by signature
  std::map<std::string, absl::Status> verified_;  // by id and signature
  std::vector<DiskState> states_;                 // of the last replay without a problem
  size_t considered_ = 0;
};

TEST_P(PowerLossTest, OldOrNewWhateverReachedTheDisk) {
  Record(GetParam());
  ASSERT_EQ(FindProblem(calls_.size()), "");
  const size_t builds = std::min(states_.size(), Effort(2, 40));
  for (size_t n = 0; n < builds; ++n) {
    const DiskState& state = states_[n * states_.size() / builds];
    const TemporaryFolder folder;
    state.WriteTo(folder.path(), true);
    ExpectNextBuildCleansUp(folder.File(index_), state.VisibleSignature());
  }
  std::printf(
      "OldOrNewWhateverReachedTheDisk %s: %zu states, %zu of them different, %zu built on\n",
      GetParam().name.c_str(), considered_, judged_.size(), builds);
}

// Whether each sync is needed, which is whether this test would find it missing.
class SyncLeftOutTest : public PowerLossTest {};

TEST_P(SyncLeftOutTest, ASyncLeftOutIsFound) {
  Record(GetParam());
  ASSERT_EQ(FindProblem(calls_.size()), "");
  size_t found = 0;
  std::vector<std::string> unneeded;
  for (size_t i = 0; i < calls_.size(); ++i) {
    if (calls_[i].name != "fsync") continue;  // fdatasync is Xapian's, of scratch files
    if (FindProblem(i).empty()) {
      unneeded.push_back(calls_[i].line);
    } else {
      ++found;
    }
  }
  // A later sync of the same folder makes up for one of these; no file is among them.
  for (const std::string& line : unneeded) {
    EXPECT_TRUE(
        fs::is_directory(line.substr(line.find('<') + 1, line.find('>') - line.find('<') - 1)))
        << line;
  }
  EXPECT_GT(found, 0U);
  std::printf("ASyncLeftOutIsFound %s: %zu found, %zu made up for by a later one\n",
              GetParam().name.c_str(), found, unneeded.size());
}

// build and purge have the syncs of first_build, and take longest: they are for the long form.
std::vector<WritingCommand> CommandsToLeaveSyncsOut() {
  std::vector<WritingCommand> commands = Commands();
  if (!LongForm()) {
    commands.erase(std::remove_if(commands.begin(), commands.end(),
                                  [](const WritingCommand& command) {
                                    return command.name == "build" || command.name == "purge";
                                  }),
                   commands.end());
  }
  return commands;
}

INSTANTIATE_TEST_SUITE_P(Commands, SyncLeftOutTest, testing::ValuesIn(CommandsToLeaveSyncsOut()),
                         [](const auto& command) { return command.param.name; });
INSTANTIATE_TEST_SUITE_P(Commands, PowerLossTest, testing::ValuesIn(Commands()),
                         [](const auto& command) { return command.param.name; });

}  // namespace
}  // namespace kok::tests
