#include "service/index/generation_watcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "indexer/commands/build_command.h"
#include "indexer/generation/layout.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::index {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// What the watcher told, and a way to wait for it. Safe from any thread.
class Told {
 public:
  WatcherEvents Events() {
    WatcherEvents events;
    events.activated = [this](const Snapshot& snapshot) { Add(activated_, snapshot.id()); };
    events.refused = [this](const std::string& id, const absl::Status& reason) {
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        reasons_.push_back(reason);
      }
      Add(refused_, id);
    };
    events.fell_back = [this](const std::string& served, const std::string& current) {
      Add(fell_back_, served + " for " + current);
    };
    events.lost = [this](const std::string& id) { Add(lost_, id); };
    return events;
  }

  std::vector<std::string> activated() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return activated_;
  }
  std::vector<std::string> refused() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return refused_;
  }
  std::vector<std::string> fell_back() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return fell_back_;
  }
  std::vector<std::string> lost() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return lost_;
  }
  std::vector<absl::Status> reasons() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return reasons_;
  }

  // Waits until so much was told; the limit only keeps a broken watcher from hanging the test.
  bool Await(size_t activated, size_t refused) {
    std::unique_lock<std::mutex> lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(60), [&] {
      return activated_.size() >= activated && refused_.size() >= refused;
    });
  }

 private:
  void Add(std::vector<std::string>& list, const std::string& id) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      list.push_back(id);
    }
    changed_.notify_all();
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> activated_;
  std::vector<std::string> refused_;
  std::vector<std::string> fell_back_;
  std::vector<std::string> lost_;
  std::vector<absl::Status> reasons_;
};

enum class Condition { kGood, kBad };

class GenerationWatcherTest : public testing::Test {
 protected:
  // Puts a generation into the index folder and activates it. It is built elsewhere and dated to
  // `day` of a month in the past, so that nobody sees it half-made and the order of several is
  // certain.
  std::string Generation(int day, Condition condition = Condition::kGood) {
    const std::string staging = folder_.File("staging");
    const std::string built = tests::BuildLinesInto(
        staging, R"({"organization":{"name":"organizations/a","display_name":"Day )" +
                     std::to_string(day) + "\"}}");
    const std::string id = tests::Reseal(staging, built, absl::CivilSecond(2026, 1, day));
    const std::string folder = generation::JoinPath(staging, id);
    if (condition == Condition::kBad) Damage(folder);
    std::filesystem::create_directories(index_);
    std::filesystem::rename(folder, generation::JoinPath(index_, id));
    tests::Activate(index_, id);
    return id;
  }
  static void Damage(const std::string& generation_folder) {
    const std::string path =
        generation::JoinPath(generation_folder, generation::kOrganizationsDatabase);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
  }
  std::string Served() const {
    const auto current = holder_.Current();
    return current == nullptr ? "" : current->id();
  }

  const tests::TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
  SnapshotHolder holder_;
  Told told_;
  GenerationWatcher watcher_{index_, holder_, told_.Events()};
};

TEST_F(GenerationWatcherTest, ServesNothingWhereThereIsNoFolderOrNoCurrent) {
  watcher_.Look();
  EXPECT_EQ(holder_.Current(), nullptr);
  std::filesystem::create_directories(index_);
  watcher_.Look();
  EXPECT_EQ(holder_.Current(), nullptr);
  EXPECT_THAT(told_.refused(), IsEmpty()) << "an index that is not there yet is no fault";
}

TEST_F(GenerationWatcherTest, ServesAnIndexThatAppearsLater) {
  watcher_.Look();
  const std::string id = Generation(1);
  watcher_.Look();
  EXPECT_EQ(Served(), id);
}

TEST_F(GenerationWatcherTest, SwapsOnANewCurrentAndTellsItOnce) {
  const std::string first = Generation(1);
  for (int look = 0; look < 3; ++look) watcher_.Look();
  EXPECT_EQ(Served(), first);
  const std::string second = Generation(2);
  EXPECT_EQ(Served(), first) << "nothing changes before somebody looks";
  for (int look = 0; look < 3; ++look) watcher_.Look();
  EXPECT_EQ(Served(), second);
  EXPECT_THAT(told_.activated(), ElementsAre(first, second));
  EXPECT_THAT(told_.refused(), IsEmpty());
}

TEST_F(GenerationWatcherTest, FollowsARollback) {
  const std::string first = Generation(1);
  watcher_.Look();
  const std::string second = Generation(2);
  watcher_.Look();
  tests::Activate(index_, first);
  watcher_.Look();
  EXPECT_EQ(Served(), first);
  EXPECT_THAT(told_.activated(), ElementsAre(first, second, first));
  EXPECT_NE(holder_.Find(second), nullptr) << "listings of the other go on";
}

TEST_F(GenerationWatcherTest, KeepsTheOldOneWhereTheNewOneIsBadAndSaysSoOnce) {
  const std::string good = Generation(1);
  watcher_.Look();
  const std::string bad = Generation(2, Condition::kBad);
  for (int look = 0; look < 5; ++look) watcher_.Look();
  EXPECT_EQ(Served(), good);
  EXPECT_THAT(told_.refused(), ElementsAre(bad));
  EXPECT_THAT(std::string(told_.reasons()[0].message()),
              HasSubstr(generation::kOrganizationsDatabase));

  const std::string next = Generation(3);
  watcher_.Look();
  EXPECT_EQ(Served(), next) << "a bad one must not block the next";
  EXPECT_THAT(told_.activated(), ElementsAre(good, next));
}

TEST_F(GenerationWatcherTest, ANewBadGenerationIsToldAlthoughAnotherWasBefore) {
  Generation(1);
  watcher_.Look();
  const std::string bad = Generation(2, Condition::kBad);
  watcher_.Look();
  const std::string worse = Generation(3, Condition::kBad);
  watcher_.Look();
  EXPECT_THAT(told_.refused(), ElementsAre(bad, worse));
}

TEST_F(GenerationWatcherTest, KeepsServingWhereCurrentIsGoneOrHoldsNoId) {
  const std::string id = Generation(1);
  watcher_.Look();
  const std::string current = generation::JoinPath(index_, generation::kCurrentFile);
  for (const char* text : {"", "\n", "../etc", "20260101T000000Z-0123456789abcdef\n", "\xff"}) {
    tests::Overwrite(current, text);
    watcher_.Look();
    EXPECT_EQ(Served(), id) << text;
  }
  std::filesystem::remove_all(index_);
  watcher_.Look();
  EXPECT_EQ(Served(), id);
}

// A hand-written CURRENT with a mistake in it: the operator has to be told why nothing happens.
TEST_F(GenerationWatcherTest, SaysOnceThatCurrentHoldsNoId) {
  Generation(1);
  watcher_.Look();
  tests::Overwrite(generation::JoinPath(index_, generation::kCurrentFile), "latest\n");
  for (int look = 0; look < 3; ++look) watcher_.Look();
  ASSERT_THAT(told_.refused(), ElementsAre(generation::kCurrentFile));
  EXPECT_THAT(std::string(told_.reasons()[0].message()), HasSubstr(generation::kCurrentFile));

  const std::string next = Generation(2);
  watcher_.Look();
  EXPECT_EQ(Served(), next);
}

TEST_F(GenerationWatcherTest, FallsBackToTheNewestOlderGoodGenerationAtStart) {
  const std::string oldest = Generation(1);
  const std::string good = Generation(2);
  const std::string bad = Generation(3, Condition::kBad);
  const std::string worse = Generation(4, Condition::kBad);
  for (int look = 0; look < 3; ++look) watcher_.Look();
  EXPECT_EQ(Served(), good);
  EXPECT_THAT(told_.activated(), ElementsAre(good));
  EXPECT_THAT(told_.refused(), ElementsAre(worse, bad));

  const std::string mended = Generation(5);
  watcher_.Look();
  EXPECT_EQ(Served(), mended);
}

// HISTORY names what was active before: an older directory is better than none.
TEST_F(GenerationWatcherTest, FallsBackToTheLastOfHistoryWhereCurrentIsDamagedAtStart) {
  const std::string before = Generation(1);
  Generation(2);
  const std::string current = generation::JoinPath(index_, generation::kCurrentFile);
  for (const std::string text : {"", "latest\n", "../etc\n", "\xff", "gone"}) {
    tests::Overwrite(current, text);
    if (text == "gone") std::filesystem::remove(current);
    SnapshotHolder holder;
    Told told;
    GenerationWatcher starting(index_, holder, told.Events());
    for (int look = 0; look < 3; ++look) starting.Look();
    EXPECT_THAT(told.activated(), ElementsAre(before)) << text;
    EXPECT_THAT(told.refused(), ElementsAre(generation::kCurrentFile)) << text;
    EXPECT_THAT(told.fell_back(), ElementsAre(before + " for ")) << text;
  }
}

// It may be one that is held back.
TEST_F(GenerationWatcherTest, ServesNothingWhereCurrentIsDamagedAndNothingWasActiveBefore) {
  Generation(1);
  tests::Overwrite(generation::JoinPath(index_, generation::kCurrentFile), "latest\n");
  watcher_.Look();
  EXPECT_EQ(holder_.Current(), nullptr);
}

TEST_F(GenerationWatcherTest, ServesNothingWhereNoGenerationIsGood) {
  const std::string bad = Generation(1, Condition::kBad);
  const std::string worse = Generation(2, Condition::kBad);
  for (int look = 0; look < 3; ++look) watcher_.Look();
  EXPECT_EQ(holder_.Current(), nullptr);
  EXPECT_THAT(told_.refused(), ElementsAre(worse, bad));
  EXPECT_THAT(told_.activated(), IsEmpty());
}

// What an operator rolled back from, or holds back, must not go live because something else broke.
TEST_F(GenerationWatcherTest, NeverFallsBackToAGenerationNewerThanCurrent) {
  const std::string oldest = Generation(1);
  const std::string rolled_back_to = Generation(2, Condition::kBad);
  Generation(3);
  tests::Activate(index_, rolled_back_to);
  watcher_.Look();
  EXPECT_EQ(Served(), oldest);
}

TEST_F(GenerationWatcherTest, NeverServesWhatWasNeverActivated) {
  BuildOptions options;
  options.index_folder = index_;
  options.sources = {folder_.Write(
      "held.jsonl", R"({"organization":{"name":"organizations/a","display_name":"Held"}})")};
  options.reference_folder = tests::ShippedData();
  options.activate = false;
  build::BuildReport report;
  ASSERT_TRUE(RunBuild(options, report).ok()) << ToText(report);
  watcher_.Look();
  EXPECT_EQ(Served(), "");
  tests::Activate(index_, report.generation);
  watcher_.Look();
  EXPECT_EQ(Served(), report.generation);
}

TEST_F(GenerationWatcherTest, FallsBackOnlyToWhatHistoryNames) {
  const std::string oldest = Generation(1);
  const std::string never_activated = Generation(2);
  const std::string bad = Generation(3, Condition::kBad);
  tests::Overwrite(generation::JoinPath(index_, generation::kHistoryFile), oldest + "\nnonsense\n");
  watcher_.Look();
  EXPECT_EQ(Served(), oldest);
  EXPECT_THAT(told_.fell_back(), ElementsAre(oldest + " for " + bad));
}

TEST_F(GenerationWatcherTest, WithoutHistoryItFallsBackToNothing) {
  Generation(1);
  Generation(2, Condition::kBad);
  std::filesystem::remove(generation::JoinPath(index_, generation::kHistoryFile));
  watcher_.Look();
  EXPECT_EQ(Served(), "");
}

TEST_F(GenerationWatcherTest, WhatIsDoubtedIsVerifiedAgain) {
  const std::string first = Generation(1);
  watcher_.Look();
  const std::string second = Generation(2);
  watcher_.Look();
  watcher_.DoubtServed();
  watcher_.Look();
  EXPECT_EQ(Served(), second) << "it is whole";
  EXPECT_THAT(told_.refused(), IsEmpty());
}

TEST_F(GenerationWatcherTest, WhatIsDamagedWhileItIsServedGivesWayToTheOneBefore) {
  const std::string first = Generation(1);
  const std::string second = Generation(2);
  watcher_.Look();
  Damage(generation::JoinPath(index_, second));
  watcher_.Look();
  EXPECT_EQ(Served(), second) << "nobody doubts it yet";
  watcher_.DoubtServed();
  for (int look = 0; look < 3; ++look) watcher_.Look();
  EXPECT_EQ(Served(), first);
  EXPECT_THAT(told_.refused(), ElementsAre(second));
  EXPECT_THAT(told_.fell_back(), ElementsAre(first + " for " + second));
  EXPECT_THAT(told_.lost(), IsEmpty());
}

TEST_F(GenerationWatcherTest, WhereTheOnlyOneIsDamagedNothingIsServed) {
  const std::string only = Generation(1);
  watcher_.Look();
  Damage(generation::JoinPath(index_, only));
  watcher_.DoubtServed();
  for (int look = 0; look < 3; ++look) watcher_.Look();
  EXPECT_EQ(Served(), "");
  EXPECT_THAT(told_.lost(), ElementsAre(only));
}

TEST_F(GenerationWatcherTest, ItsThreadSeesAFolderThatAppearsAndEveryNewCurrent) {
  watcher_.Start();
  const std::string first = Generation(1);
  ASSERT_TRUE(told_.Await(1, 0));
  EXPECT_EQ(Served(), first);
  const std::string bad = Generation(2, Condition::kBad);
  ASSERT_TRUE(told_.Await(1, 1));
  EXPECT_EQ(Served(), first);
  const std::string next = Generation(3);
  ASSERT_TRUE(told_.Await(2, 1));
  EXPECT_EQ(Served(), next);
  watcher_.Stop();
  EXPECT_THAT(told_.activated(), ElementsAre(first, next));
  EXPECT_THAT(told_.refused(), ElementsAre(bad));
}

TEST_F(GenerationWatcherTest, LooksNoMoreAfterStop) {
  const std::string first = Generation(1);
  watcher_.Start();
  ASSERT_TRUE(told_.Await(1, 0));
  watcher_.Stop();
  watcher_.Stop();  // harmless
  Generation(2);
  EXPECT_EQ(Served(), first);
  watcher_.Look();
  EXPECT_NE(Served(), first) << "who stopped it may still look by hand";
}

}  // namespace
}  // namespace kok::index
