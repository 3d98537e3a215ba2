#include "indexer/publish/rollback.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/history.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/retention.h"
#include "tests/unit/indexer/publish/made_generation.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using Ids = std::vector<std::string>;

// Four generations on disk, A to D by age; none is active.
class RollbackTest : public testing::Test {
 protected:
  void SetUp() override {
    for (int hour = 0; hour < 4; ++hour) ids_.push_back(tests::MakeGeneration(index_.path(), hour));
  }
  // The id that a letter stands for.
  const std::string& Id(char letter) const { return ids_[static_cast<size_t>(letter - 'A')]; }
  char Letter(const std::string& id) const {
    for (char letter = 'A'; letter <= 'D'; ++letter) {
      if (Id(letter) == id) return letter;
    }
    return '?';
  }
  // `history` is null where there is none.
  void SetState(const char* history, char current) const {
    fs::remove(index_.File("HISTORY"));
    if (history != nullptr) {
      std::string text;
      for (const char letter : std::string(history)) absl::StrAppend(&text, Id(letter), "\n");
      index_.Write("HISTORY", text);
    }
    index_.Write("CURRENT", Id(current) + "\n");
  }
  std::string History() const {
    std::string letters;
    for (const std::string& id : ReadHistory(index_.path()).value_or(Ids())) letters += Letter(id);
    return letters;
  }
  char Current() const { return Letter(generation::ReadCurrent(index_.path()).value_or("")); }
  void Damage(char letter) const { index_.Write(Id(letter) + "/content.glass", "damaged"); }

  const tests::TemporaryFolder index_;
  Ids ids_;
};

TEST_F(RollbackTest, GoesToWhatWasActiveBefore) {
  struct Case {
    const char* why;
    const char* history;
    char current;
    const char* asked;  // a letter, or empty
    char expected;      // '-': there is nothing to go back to
    const char* history_after;
  };
  const Case cases[] = {
      {"the last entry", "AB", 'C', "", 'B', "A"},
      {"not the next older one", "A", 'D', "", 'A', ""},
      {"forward in age, where that one was active before", "BD", 'A', "", 'D', "B"},
      {"a crash before CURRENT was written", "ABC", 'C', "", 'B', "A"},
      {"a crash before HISTORY was cut", "AB", 'B', "", 'A', ""},
      {"no HISTORY: by age", nullptr, 'C', "", 'B', ""},
      {"no HISTORY and nothing older", nullptr, 'A', "", '-', ""},
      {"an empty HISTORY is one", "", 'C', "", '-', ""},
      {"one that is named", "ABC", 'D', "B", 'B', "A"},
      {"one that is named twice in HISTORY", "ABAC", 'D', "A", 'A', "AB"},
      {"an older one that never was active", "AC", 'D', "B", 'B', "A"},
      {"not to the active one", "AB", 'C', "C", '-', "AB"},
      {"not to a newer one that never was active", "A", 'B', "D", '-', "A"},
  };
  for (const Case& c : cases) {
    SetState(c.history, c.current);
    const std::string asked = *c.asked == '\0' ? "" : Id(*c.asked);
    const auto target = Rollback(index_.path(), asked);
    EXPECT_EQ(History(), c.history_after) << c.why;
    if (c.expected == '-') {
      EXPECT_THAT(target, FailsWith(StatusCode::kFailedPrecondition, "")) << c.why;
      EXPECT_EQ(Current(), c.current) << c.why;
    } else {
      ASSERT_THAT(target, IsOk()) << c.why;
      EXPECT_EQ(Letter(target->id), c.expected) << c.why;
      EXPECT_EQ(Current(), c.expected) << c.why;
    }
  }
}

TEST_F(RollbackTest, ASecondOneGoesFurtherBack) {
  for (const char* history : {"ABC", static_cast<const char*>(nullptr)}) {
    SetState(history, 'D');
    for (const char expected : {'C', 'B', 'A'}) {
      ASSERT_THAT(Rollback(index_.path(), ""), IsOk());
      EXPECT_EQ(Current(), expected);
    }
    EXPECT_THAT(Rollback(index_.path(), ""), FailsWith(StatusCode::kFailedPrecondition, ""));
  }
}

// HISTORY and CURRENT as each step of Rollback(B) leaves them: none leads forward to C again.
TEST_F(RollbackTest, WhereverItIsKilledTheNextOneDoesNotComeForward) {
  struct Case {
    const char* history;
    char current;
    char next;
  };
  for (const Case& c : {Case{"AB", 'D', 'B'}, Case{"AB", 'B', 'A'}, Case{"A", 'B', 'A'}}) {
    SetState(c.history, c.current);
    ASSERT_THAT(Rollback(index_.path(), ""), IsOk());
    EXPECT_EQ(Current(), c.next) << c.history;
  }
}

TEST_F(RollbackTest, PassesOverWhatIsGoneOrNotWholeAndSaysSo) {
  SetState("ABC", 'D');
  Damage('C');
  fs::remove_all(index_.File(Id('B')));
  const auto target = Rollback(index_.path(), "");
  ASSERT_THAT(target, IsOk());
  EXPECT_EQ(Letter(target->id), 'A');
  EXPECT_THAT(target->skipped,
              testing::ElementsAre(testing::HasSubstr(Id('C')), testing::HasSubstr(Id('B'))));
  SetState("C", 'D');
  EXPECT_THAT(Rollback(index_.path(), ""), FailsWith(StatusCode::kDataLoss, "content.glass"));
  EXPECT_THAT(Rollback(index_.path(), Id('C')), FailsWith(StatusCode::kDataLoss, "content.glass"));
  EXPECT_THAT(Rollback(index_.path(), Id('B')), FailsWith(StatusCode::kNotFound, Id('B')));
  EXPECT_EQ(Current(), 'D');
}

TEST_F(RollbackTest, NobodyGuessesWhatADamagedLineOfHistorySaid) {
  const std::string cut = Id('C').substr(0, 20);
  SetState("AB", 'D');
  index_.Write("HISTORY", Id('A') + "\n" + Id('B') + "\n" + cut);
  EXPECT_THAT(Rollback(index_.path(), ""), FailsWith(StatusCode::kUnavailable, "HISTORY"));
  EXPECT_EQ(Current(), 'D');
  EXPECT_THAT(PlanRetention(index_.path(), 1), FailsWith(StatusCode::kUnavailable, "HISTORY"));
  ASSERT_THAT(Rollback(index_.path(), Id('B')), IsOk()) << "one that is named";
  EXPECT_EQ(Current(), 'B');

  SetState("AB", 'D');
  index_.Write("HISTORY", Id('A') + "\n" + cut + "\n" + Id('C') + "\n");
  ASSERT_THAT(Rollback(index_.path(), ""), IsOk()) << "the damage lies further back";
  EXPECT_EQ(Current(), 'C');
  EXPECT_THAT(Rollback(index_.path(), ""), FailsWith(StatusCode::kUnavailable, "rollback ID"));
}

TEST_F(RollbackTest, GoesBackFromADamagedCurrent) {
  SetState("AB", 'C');
  index_.Write("CURRENT", "nonsense");
  ASSERT_THAT(Rollback(index_.path(), ""), IsOk());
  EXPECT_EQ(Current(), 'B');
}

TEST_F(RollbackTest, RetentionKeepsWhatIsNeeded) {
  struct Case {
    const char* why;
    const char* history;
    char current;
    const char* pinned;
    int keep;
    const char* removed;
  };
  const Case cases[] = {
      {"the newest", "ABC", 'D', "", 3, "A"},
      {"more than there are", "ABC", 'D', "", 9, ""},
      {"the active one and the way back", "ABC", 'D', "", 0, "AB"},
      {"an old active one", "AB", 'A', "", 1, "C"},
      {"a pinned one", "ABC", 'D', "A", 1, "B"},
      {"the way back by age", nullptr, 'C', "", 0, "AD"},
  };
  for (const Case& c : cases) {
    SetState(c.history, c.current);
    Pins pins;
    for (const char letter : std::string(c.pinned)) pins.insert(Id(letter));
    ASSERT_THAT(WritePins(index_.path(), pins), IsOk());
    const auto plan = PlanRetention(index_.path(), c.keep);
    ASSERT_THAT(plan, IsOk()) << c.why;
    std::string removed;
    for (const std::string& id : plan->removed) removed += Letter(id);
    EXPECT_EQ(removed, c.removed) << c.why;
    EXPECT_EQ(plan->kept.size() + plan->removed.size(), 4U) << c.why;
  }
}

TEST_F(RollbackTest, TheWayBackIsOneThatIsWhole) {
  SetState("ABC", 'D');
  Damage('C');
  const auto plan = PlanRetention(index_.path(), 1);
  ASSERT_THAT(plan, IsOk());
  EXPECT_EQ(plan->removed, (Ids{Id('A'), Id('C')}));
  const auto removal = CollectGenerations(index_.path(), *plan);
  ASSERT_THAT(removal, IsOk());
  EXPECT_EQ(removal->names, plan->removed);
  EXPECT_GT(removal->bytes, 1000U);
  EXPECT_EQ(generation::ListGenerations(index_.path()), (Ids{Id('D'), Id('B')}));
  EXPECT_EQ(History(), "B");
}

TEST_F(RollbackTest, NothingIsCollectedByDamagedLists) {
  SetState("AB", 'C');
  index_.Write("PINNED", "nonsense");
  EXPECT_THAT(PlanRetention(index_.path(), 1), FailsWith(StatusCode::kUnavailable, "PINNED"));
  fs::remove(index_.File("PINNED"));
  index_.Write("CURRENT", "nonsense");
  EXPECT_THAT(PlanRetention(index_.path(), 1), FailsWith(StatusCode::kUnavailable, "CURRENT"));
}

}  // namespace
}  // namespace kok::publish
