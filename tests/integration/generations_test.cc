// Rollback, collection, withdrawal and purge as an operator runs them: exit codes and what they
// say.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "tests/integration/child_process.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha","emails":["alpha@example.org"]}}
{"organization":{"name":"organizations/b","display_name":"Beta"}}
)";

class Generations : public testing::Test {
 protected:
  Outcome Index(const std::string& command, const std::vector<std::string>& operands) const {
    std::vector<std::string> arguments = {Program("kok-indexer"), command, "--index", index_};
    arguments.insert(arguments.end(), operands.begin(), operands.end());
    return RunProgram(arguments);
  }
  std::string Build() const { return BuildLinesInto(index_, kRecords); }
  std::string Active() const { return generation::ReadCurrent(index_).value_or(""); }

  const TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
};

TEST_F(Generations, RollbackIsOneCommandAndASecondOneGoesFurther) {
  const std::string first = Build();
  const std::string second = Build();
  const std::string third = Build();
  const Outcome back = Index("rollback", {});
  EXPECT_EQ(back.exit_code, 0) << back.err;
  EXPECT_EQ(back.out, second + " is active\n");
  EXPECT_EQ(Active(), second);
  EXPECT_EQ(Index("rollback", {}).exit_code, 0);
  EXPECT_EQ(Active(), first);
  EXPECT_EQ(Index("rollback", {}).exit_code, 2) << "there is nothing further back";
  EXPECT_EQ(Active(), first);
  EXPECT_EQ(Index("activate", {third}).exit_code, 0);
  EXPECT_EQ(Index("rollback", {second}).exit_code, 0);
  EXPECT_EQ(Active(), second);
  EXPECT_EQ(Index("rollback", {"20261123T021500Z-0123456789abcdef"}).exit_code, 2);
}

TEST_F(Generations, OneWriterAtATimeAndTheOtherIsNamed) {
  const std::string id = Build();
  const auto lock = publish::IndexLock::Take(index_);
  ASSERT_TRUE(lock.ok());
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"rollback"}, {"gc"}, {"pin", id}, {"activate", id}, {"purge", "organizations/a"}}) {
    const Outcome locked = Index(command[0], {command.begin() + 1, command.end()});
    EXPECT_EQ(locked.exit_code, 4) << command[0];
    EXPECT_THAT(locked.err, HasSubstr("process " + std::to_string(getpid()))) << command[0];
  }
  EXPECT_EQ(Index("list", {}).exit_code, 0) << "reading needs no lock";
  EXPECT_EQ(Index("retract", {"organizations/a"}).exit_code, 0) << "hiding waits for no build";
}

// Nobody knows then which generation is served: nothing may be deleted, nor replaced unseen.
TEST_F(Generations, WithoutCurrentNothingIsLost) {
  Build();
  std::filesystem::remove(generation::JoinPath(index_, generation::kCurrentFile));
  const auto all = generation::ListGenerations(index_);
  EXPECT_EQ(Index("purge", {"organizations/a"}).exit_code, 5);
  EXPECT_EQ(Index("gc", {"--keep", "0"}).exit_code, 5);
  EXPECT_EQ(Index("verify", {}).exit_code, 5);
  EXPECT_EQ(generation::ListGenerations(index_), all);
  const std::string other = folder_.Write(
      "other.jsonl", R"({"organization":{"name":"organizations/other","display_name":"Other"}})");
  const Outcome lesser = Index("build", {other});
  EXPECT_EQ(lesser.exit_code, 3) << "compared with the newest that is whole";
  EXPECT_THAT(lesser.out, HasSubstr("organizations/b: is removed"));
}

TEST_F(Generations, CollectsWhatIsOldAndKeepsWhatIsPinned) {
  const std::string first = Build();
  const std::string second = Build();
  const std::string third = Build();
  const std::string fourth = Build();
  EXPECT_EQ(Index("pin", {first}).exit_code, 0);
  EXPECT_EQ(Index("pin", {"20261123T021500Z-0123456789abcdef"}).exit_code, 2);
  EXPECT_EQ(Index("gc", {"--keep", "-1"}).exit_code, 2);
  const Outcome collected = Index("gc", {"--keep=1"});
  EXPECT_EQ(collected.exit_code, 0) << collected.err;
  EXPECT_THAT(collected.out, HasSubstr(second + " is removed"));
  EXPECT_THAT(collected.out, HasSubstr("1 generations removed"));
  EXPECT_THAT(generation::ListGenerations(index_), testing::ElementsAre(fourth, third, first));
  EXPECT_THAT(Index("list", {}).out, HasSubstr(first + "  pinned"));
  EXPECT_EQ(Index("unpin", {first}).exit_code, 0);
  EXPECT_EQ(Index("unpin", {first}).exit_code, 2);
  EXPECT_EQ(Index("gc", {"--keep=1"}).exit_code, 0);
  EXPECT_THAT(generation::ListGenerations(index_), testing::ElementsAre(fourth, third));
}

TEST_F(Generations, ListTellsPeopleAndMachines) {
  const std::string first = Build();
  const std::string second = Build();
  EXPECT_THAT(Index("list", {}).out, HasSubstr(second + "  active  2 organisations, 0 texts"));
  EXPECT_THAT(Index("list", {}).out, HasSubstr(first + "  rollback goes here"));
  const Outcome json = Index("list", {"--report=json"});
  EXPECT_THAT(json.out, HasSubstr("\"active\":\"" + second + "\""));
  EXPECT_THAT(json.out, HasSubstr("\"rollback_target\":\"" + first + "\""));
  EXPECT_EQ(Index("list", {"--report=xml"}).exit_code, 2);
}

TEST_F(Generations, WhatIsWithdrawnStaysOutOfLaterBuilds) {
  Build();
  const Outcome retracted = Index("retract", {"organizations/a", "organizations/none"});
  EXPECT_EQ(retracted.exit_code, 0);
  EXPECT_THAT(retracted.out, HasSubstr("organizations/a is withdrawn"));
  EXPECT_THAT(retracted.err, HasSubstr("no generation holds organizations/none"));
  EXPECT_THAT(retracted.err, Not(HasSubstr("organizations/a")));
  EXPECT_EQ(Index("retract", {}).out, "organizations/a\norganizations/none\n");
  EXPECT_EQ(Index("retract", {"--list"}).out, Index("retract", {}).out);
  for (const char* wrong : {"a", "organizations/", "organizations/A B", "../CURRENT"}) {
    EXPECT_EQ(Index("retract", {wrong}).exit_code, 2) << wrong;
  }
  const Outcome built = Index("build", {folder_.Write("records.jsonl", kRecords)});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  EXPECT_THAT(built.out, HasSubstr("records.jsonl:1: name: organizations/a is withdrawn"));
  EXPECT_THAT(built.out, HasSubstr("1 organisations"));
  EXPECT_EQ(Index("retract", {"--undo", "organizations/a"}).exit_code, 0);
  EXPECT_EQ(Index("retract", {}).out, "organizations/none\n");
  folder_.Write("index/RETRACTED", "nonsense\n");
  EXPECT_EQ(Index("build", {folder_.File("records.jsonl")}).exit_code, 5)
      << "nobody builds without the list";
}

TEST_F(Generations, PurgeRemovesTheRecordFromEveryGeneration) {
  const std::string first = Build();
  const std::string second = Build();
  const Outcome purged = Index("purge", {"organizations/a"});
  EXPECT_EQ(purged.exit_code, 0) << purged.err;
  EXPECT_THAT(purged.out, HasSubstr(Active() + " is active, built anew"));
  EXPECT_THAT(purged.out, HasSubstr(first + " is removed"));
  EXPECT_THAT(purged.out, HasSubstr(second + " is removed"));
  EXPECT_EQ(RunProgram({"/bin/grep", "-r", "-a", "-i", "alpha@example", index_}).exit_code, 1);
  EXPECT_EQ(Index("verify", {}).exit_code, 0);
  EXPECT_EQ(Index("rollback", {}).exit_code, 2);
  const Outcome again = Index("purge", {"organizations/a"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("no generation held"));
  EXPECT_EQ(Index("purge", {}).exit_code, 2);
  EXPECT_EQ(Index("purge", {"nonsense"}).exit_code, 2);
}

// At every call by which it changes the index folder: a whole generation is served, and the next
// run finishes the work.
TEST_F(Generations, KilledAtAnyStepAPurgeServesOnAndIsFinishedByTheNext) {
  constexpr const char* kCalls[] = {"renameat2", "fsync", "unlink,unlinkat"};
  Build();
  Build();
  const std::string prepared = folder_.File("prepared");
  std::filesystem::rename(index_, prepared);
  for (const char* const call : kCalls) {
    for (int when = 1; when <= 70; when += when < 6 ? 1 : 20) {
      std::filesystem::remove_all(index_);
      std::filesystem::copy(prepared, index_, std::filesystem::copy_options::recursive);
      const Outcome killed = RunProgram(
          {"/usr/bin/strace", "-f", "-o", "/dev/null", "-e", std::string("trace=") + call, "-e",
           std::string("inject=") + call + ":signal=KILL:when=" + std::to_string(when),
           Program("kok-indexer"), "purge", "--index", index_, "organizations/a"});
      ASSERT_EQ(Index("verify", {}).exit_code, 0) << call << " " << when;
      if (killed.exit_code == 0) break;  // it has fewer of these calls
      const Outcome finished = Index("purge", {"organizations/a"});
      ASSERT_EQ(finished.exit_code, 0) << call << " " << when << finished.err;
      ASSERT_EQ(RunProgram({"/bin/grep", "-r", "-a", "-i", "alpha@example", index_}).exit_code, 1)
          << call << " " << when;
      for (const auto& entry : std::filesystem::directory_iterator(index_)) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name[0] != '.' || name == ".lock") << name << " is left";
      }
    }
  }
}

}  // namespace
}  // namespace kok::tests
