// Rollback, collection, withdrawal and purge as an operator runs them: exit codes and what they
// say.

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "tests/integration/child_process.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
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

// A build that was held knows what it protects no more when it is activated.
TEST_F(Generations, ActivatingAHeldBuildRemovesWhatSaysWhatItProtects) {
  const std::string told = std::string(kRecords).replace(std::string(kRecords).find("Alpha"), 5,
                                                         "Haus in der Geheimgasse 7");
  const std::string first = Build();
  const std::string exposed = BuildLinesInto(index_, told);
  std::string kept = kRecords;
  kept.insert(kept.find("}\n"), R"(,"protected":{"addresses":["Geheimgasse 7"]})");
  const Outcome held = Index("build", {"--no-activate", folder_.Write("kept.jsonl", kept)});
  EXPECT_EQ(held.exit_code, 0) << held.err;
  EXPECT_THAT(held.out, HasSubstr(exposed + " says what is protected now"));
  EXPECT_EQ(Active(), exposed);
  const std::string id = generation::ListGenerations(index_).front();
  const Outcome activated = Index("activate", {id});
  EXPECT_EQ(activated.exit_code, 0) << activated.err;
  EXPECT_THAT(activated.out, HasSubstr(exposed + " is removed: it said what is protected now"));
  EXPECT_EQ(Index("rollback", {exposed}).exit_code, 2);
  const Outcome back = Index("rollback", {});
  EXPECT_EQ(back.exit_code, 0) << back.err;
  EXPECT_EQ(Active(), first);
}

// A run may be killed between the two.
TEST_F(Generations, WhatIsListedAsExposedIsGoneBeforeAnybodyGoesBack) {
  const std::string first = Build();
  const std::string exposed = Build();
  Build();
  std::ofstream(generation::JoinPath(index_, generation::kExposedFile)) << exposed << "\n";
  const Outcome back = Index("rollback", {});
  EXPECT_EQ(back.exit_code, 0) << back.err;
  EXPECT_THAT(back.out, HasSubstr(exposed + " is removed"));
  EXPECT_EQ(Active(), first);
  std::ofstream(generation::JoinPath(index_, generation::kExposedFile)) << exposed << "\n";
  std::filesystem::remove(generation::JoinPath(index_, generation::kCurrentFile));
  EXPECT_EQ(Index("activate", {first}).exit_code, 0) << "which mends what is lost";
  std::ofstream(generation::JoinPath(index_, generation::kExposedFile)) << "none\n";
  EXPECT_EQ(Index("gc", {}).exit_code, 5) << "what it listed cannot be told";
}

// As an operator finds them after an upgrade.
TEST_F(Generations, ListNamesThoseOfAnotherSchema) {
  const std::string older =
      Reseal(index_, Build(), absl::CivilSecond(2026, 1, 1),
             [](generation::Manifest& manifest) { manifest.set_schema_version(6); });
  Build();
  EXPECT_THAT(
      Index("list", {}).out,
      HasSubstr(older + "    of schema version 6, which no program of this version reads\n"));
}

TEST_F(Generations, WhatIsWithdrawnStaysOutOfLaterBuilds) {
  Build();
  const Outcome retracted = Index("retract", {"organizations/a", "organizations/none"});
  EXPECT_EQ(retracted.exit_code, 2) << "a typing error";
  EXPECT_THAT(retracted.out, HasSubstr("organizations/a is withdrawn"));
  EXPECT_THAT(retracted.err, HasSubstr("no generation holds organizations/none"));
  EXPECT_EQ(Index("retract", {}).out, "organizations/a\n");
  EXPECT_THAT(Index("retract", {"organizations/c"}).err, HasSubstr("did you mean organizations/a"));
  EXPECT_EQ(Index("retract", {"--in-advance", "organizations/none"}).exit_code, 0);
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

TEST_F(Generations, WithoutTheListOfWithdrawalsNothingIsBuiltOrActivated) {
  const std::string first = Build();
  const std::string second = Build();
  ASSERT_EQ(Index("retract", {"organizations/a"}).exit_code, 0);
  std::filesystem::remove(generation::JoinPath(index_, generation::kRetractedFile));
  const std::string records = folder_.Write("records.jsonl", kRecords);
  const std::string export_file = folder_.File("out.csv");
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"build", records},
                                             {"rollback"},
                                             {"rollback", first},
                                             {"activate", first},
                                             {"verify"},
                                             {"list"},
                                             {"export", "--csv", export_file},
                                             {"export", "--fhir", export_file},
                                             {"retract", "organizations/b"},
                                             {"retract", "--list"},
                                             {"retract", "--undo", "organizations/b"},
                                             {"purge", "organizations/b"}}) {
    const Outcome lost = Index(command[0], {command.begin() + 1, command.end()});
    EXPECT_EQ(lost.exit_code, 5) << command[0] << lost.out;
    EXPECT_THAT(lost.err, HasSubstr("retract --new-list")) << command[0];
  }
  EXPECT_EQ(Active(), second);
  EXPECT_FALSE(std::filesystem::exists(export_file));
  EXPECT_EQ(Index("retract", {"--new-list", "organizations/a"}).exit_code, 0);
  EXPECT_EQ(Index("retract", {"--list"}).out, "organizations/a\n");
  EXPECT_EQ(Index("retract", {"--new-list", "organizations/b"}).exit_code, 2) << "it is not lost";
  EXPECT_EQ(Index("rollback", {}).exit_code, 0);
}

TEST_F(Generations, DamageIsNoBadInput) {
  const std::string first = Build();
  const std::string second = Build();
  folder_.Write("index/" + first + "/content.glass", "damaged");
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"rollback"}, {"rollback", first}, {"activate", first}, {"verify", first}}) {
    const Outcome damaged = Index(command[0], {command.begin() + 1, command.end()});
    EXPECT_EQ(damaged.exit_code, 5) << command[0];
    EXPECT_THAT(damaged.err, HasSubstr("content.glass")) << command[0];
  }
  std::filesystem::remove(generation::JoinPath(index_, first + "/content.glass"));
  std::filesystem::create_symlink("/dev/null",
                                  generation::JoinPath(index_, first + "/content.glass"));
  EXPECT_EQ(Index("activate", {first}).exit_code, 5);
  folder_.Write("index/HISTORY", first + "\n" + first.substr(0, 9));
  EXPECT_EQ(Index("rollback", {}).exit_code, 5);
  EXPECT_THAT(Index("list", {}).err, HasSubstr("HISTORY"));
  EXPECT_EQ(Active(), second);
}

TEST_F(Generations, EveryCommandReportsOneJsonObject) {
  const std::string first = Build();
  Build();
  const std::string records = folder_.Write("records.jsonl", kRecords);
  struct Case {
    std::vector<std::string> words;
    const char* status;
  };
  const std::vector<Case> cases = {
      {{"verify"}, "ok"},
      {{"list"}, "ok"},
      {{"gc"}, "ok"},
      {{"pin", first}, "ok"},
      {{"unpin", first}, "ok"},
      {{"unpin", first}, "bad_input"},
      {{"rollback"}, "ok"},
      {{"rollback"}, "bad_input"},
      {{"activate", first}, "ok"},
      {{"activate"}, "bad_input"},
      {{"retract", "organizations/a"}, "ok"},
      {{"retract"}, "ok"},
      {{"retract", "nonsense"}, "bad_input"},
      {{"purge", "organizations/none"}, "bad_input"},
      {{"diff", records}, "ok"},
      {{"diff"}, "bad_input"},
      {{"lint", records}, "ok"},
      {{"lint", folder_.File("missing.jsonl")}, "bad_input"},
      {{"export", "--csv", folder_.File("out.csv")}, "ok"},
      {{"export", "--csv"}, "bad_input"},
      {{"export", "--json", folder_.File("out.jsonl")}, "ok"},
      {{"export", "--json=" + folder_.File("out2.jsonl")}, "ok"},
      {{"export", "--fhir=" + folder_.File("bundle2.json")}, "ok"},
      {{"export", "--hsds", folder_.File("out.json")}, "ok"},
      {{"export", "--fhir", folder_.File("bundle.json")}, "ok"},
      {{"export", "--hsds", "--fhir", folder_.File("bundle.json")}, "bad_input"},
      {{"export", "--fhir", "--kind=content", folder_.File("bundle.json")}, "bad_input"},
      {{"export", folder_.File("out.csv")}, "bad_input"},
      {{"build", folder_.File("missing.jsonl")}, "bad_input"},
      {{"build", records, "--override=protected_values", "--reason=x"}, "bad_input"},
      {{"build", records, "--unknown_flag"}, "bad_input"},
      {{"nonsense"}, "bad_input"},
  };
  for (const Case& c : cases) {
    std::vector<std::string> rest(c.words.begin() + 1, c.words.end());
    rest.insert(rest.begin(), "--report=json");
    const Outcome run = Index(c.words[0], rest);
    google::protobuf::Struct object;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(run.out, &object).ok())
        << c.words[0] << " " << run.out;
    const auto& fields = object.fields();
    EXPECT_EQ(fields.at("status").string_value(), c.status) << c.words[0] << run.err;
    EXPECT_EQ(static_cast<int>(fields.at("exit_code").number_value()), run.exit_code);
    EXPECT_TRUE(fields.at("messages").has_list_value()) << c.words[0];
    EXPECT_EQ(run.exit_code == 0, run.err.find("kok-indexer: ") == std::string::npos) << run.err;
    if (run.exit_code != 0) {
      EXPECT_GT(fields.at("messages").list_value().values_size(), 0);
    }
  }
}

TEST_F(Generations, DiffDoesNotTellWhatIsProtected) {
  Build();
  const std::string source = folder_.Write(
      "shelter.jsonl",
      R"({"organization":{"name":"organizations/haus-geheimgasse-7","display_name":"Haus"},"protected":{"addresses":["Geheimgasse 7"]}}
{"organization":{"name":"organizations/a","display_name":"Geheimgasse 7"}}
)");
  const std::string approvals = folder_.File("approvals.jsonl");
  for (const std::vector<std::string>& rest : std::vector<std::vector<std::string>>{
           {source},
           {"--report=json", source},
           {"active", source, "--approve", approvals, "--approved_by", "Somebody"}}) {
    const Outcome diff = Index("diff", rest);
    EXPECT_EQ(diff.exit_code, rest.size() > 2 ? 2 : 0) << diff.err;
    for (const std::string& text : {diff.out, diff.err}) {
      EXPECT_THAT(text, Not(testing::ContainsRegex("[Gg]eheimgasse")));
    }
    EXPECT_THAT(diff.out, HasSubstr("withheld"));
    EXPECT_THAT(diff.err, HasSubstr("protected_values"));
  }
  EXPECT_FALSE(std::filesystem::exists(approvals));
  const std::string twice = folder_.Write(
      "twice.jsonl",
      ReadFile(source) + R"({"organization":{"name":"organizations/haus-geheimgasse-7"}})" + "\n");
  for (const char* command : {"diff", "build"}) {
    const Outcome run = Index(command, {twice});
    EXPECT_EQ(run.exit_code, 2) << command;
    EXPECT_THAT(run.out + run.err, Not(testing::ContainsRegex("[Gg]eheimgasse"))) << command;
  }
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
  const Outcome unknown = Index("purge", {"organizations/c"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean organizations/b"));
  EXPECT_EQ(Index("retract", {}).out, "organizations/a\n") << "a typing error is not kept";
  EXPECT_EQ(Index("purge", {"--in-advance", "organizations/c"}).exit_code, 0);
  EXPECT_EQ(Index("retract", {}).out, "organizations/a\norganizations/c\n");
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
