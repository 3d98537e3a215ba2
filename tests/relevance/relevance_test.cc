// kok-search on the judged queries: the answers are those of golden.tsv, and good enough.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/relevance/golden.h"
#include "tests/relevance/judged_files.h"
#include "tests/relevance/score_table.h"
#include "tests/relevance/thresholds.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::relevance {
namespace {

using testing::IsEmpty;

constexpr size_t kMostDiffLines = 40;

class Relevance : public testing::Test {
 protected:
  // Once for all tests.
  static void SetUpTestSuite() {
    auto queries = ReadJudgedQueries(JudgedPath());
    ASSERT_TRUE(queries.ok()) << queries.status();
    const auto snapshot = tests::OpenActive(tests::ShippedIndex());
    ASSERT_NE(snapshot, nullptr);
    auto run = RunQueries(*snapshot, *std::move(queries));
    ASSERT_TRUE(run.ok()) << run.status();
    run_ = new RelevanceRun(*std::move(run));
  }
  static void TearDownTestSuite() {
    delete run_;
    run_ = nullptr;
  }
  void SetUp() override { ASSERT_NE(run_, nullptr); }

  static RelevanceRun* run_;
};

RelevanceRun* Relevance::run_ = nullptr;

TEST_F(Relevance, AnswersAreThoseOfTheGoldenFile) {
  const std::string diff =
      GoldenDiff(tests::ReadFile(GoldenPath()), ToGolden(*run_), kMostDiffLines);
  EXPECT_TRUE(diff.empty()) << "golden.tsv differs from what the search answers; run `relevance "
                               "--update-golden` and review the diff:\n"
                            << diff;
}

TEST_F(Relevance, NoClassIsBelowABaseline) {
  EXPECT_THAT(ClassesBelowBaseline(*run_), IsEmpty()) << ToTable(*run_);
}

TEST_F(Relevance, ThresholdsAreReached) {
  EXPECT_THAT(MissedThresholds(*run_), IsEmpty()) << ToTable(*run_);
}

}  // namespace
}  // namespace kok::relevance
