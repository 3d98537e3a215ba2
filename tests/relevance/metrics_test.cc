#include "tests/relevance/metrics.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kok::relevance {
namespace {

// Right: `a` (3), `b` (2) and `c` (1); `x` never first.
JudgedQuery Graded() {
  JudgedQuery judged;
  int grade = kHighestGrade;
  for (const char* name : {"a", "b", "c"}) {
    GradedName& graded = *judged.add_relevant();
    graded.set_name(name);
    graded.set_grade(grade--);
  }
  judged.add_must_not_first("x");
  return judged;
}

Score ScoreOfNames(const JudgedQuery& judged, const std::vector<std::string>& names) {
  return ScoreOf(judged, {names, {}, ""});
}

TEST(Metrics, BestOrderScoresOne) {
  const Score score = ScoreOfNames(Graded(), {"a", "b", "c", "other"});
  EXPECT_TRUE(score.right);
  EXPECT_EQ(score.first_grade, 3);
  EXPECT_DOUBLE_EQ(score.reciprocal_rank, 1);
  EXPECT_DOUBLE_EQ(score.ndcg, 1);
}

TEST(Metrics, SecondBestFirstIsAMissButFound) {
  const Score score = ScoreOfNames(Graded(), {"b", "a"});
  EXPECT_FALSE(score.right);
  EXPECT_DOUBLE_EQ(score.reciprocal_rank, 1);
  const double best = 7 + 3 / std::log2(3) + 1 / std::log2(4);
  EXPECT_DOUBLE_EQ(score.ndcg, (3 + 7 / std::log2(3)) / best);
}

TEST(Metrics, HelpfulIsNotFound) {
  EXPECT_DOUBLE_EQ(ScoreOfNames(Graded(), {"c", "other", "b"}).reciprocal_rank, 1.0 / 3);
  JudgedQuery only_helpful = Graded();
  only_helpful.mutable_relevant()->DeleteSubrange(0, 2);
  const Score score = ScoreOfNames(only_helpful, {"c"});
  EXPECT_TRUE(score.right);
  EXPECT_DOUBLE_EQ(score.reciprocal_rank, 1);
}

TEST(Metrics, NothingFoundScoresZero) {
  const Score score = ScoreOfNames(Graded(), {});
  EXPECT_FALSE(score.right);
  EXPECT_FALSE(score.silent);
  EXPECT_EQ(score.reciprocal_rank + score.ndcg, 0);
}

TEST(Metrics, WrongOrganisationIsSilentUnlessTheAnswerWarns) {
  const std::vector<std::string> names = {"x", "a"};
  EXPECT_TRUE(ScoreOf(Graded(), {names, {}, ""}).silent);
  EXPECT_FALSE(ScoreOf(Graded(), {names, {"AMBIGUOUS_NAME"}, ""}).silent);
  EXPECT_FALSE(ScoreOf(Graded(), {names, {}, "a"}).silent);
  EXPECT_FALSE(ScoreOf(Graded(), {{"other", "x"}, {}, ""}).silent);
}

TEST(Metrics, WhereNothingIsRelevantEmptyIsRight) {
  JudgedQuery judged;
  judged.set_empty_is_right(true);
  EXPECT_TRUE(ScoreOfNames(judged, {}).right);
  EXPECT_FALSE(ScoreOfNames(judged, {"a"}).right);
  judged.add_must_not_first("x");
  EXPECT_TRUE(ScoreOfNames(judged, {}).right);
  EXPECT_TRUE(ScoreOfNames(judged, {"a", "x"}).right);
  EXPECT_FALSE(ScoreOfNames(judged, {"x"}).right);
  EXPECT_FALSE(ScoreOf(judged, {{"x"}, {"AMBIGUOUS_NAME"}, ""}).right);
}

TEST(Metrics, OrderIsAveragedOverQueriesThatHaveOne) {
  JudgedQuery nothing_relevant;
  ScoreSum sum;
  sum.Add(ScoreOfNames(Graded(), {"a", "b", "c"}));
  sum.Add(ScoreOfNames(Graded(), {"x"}));
  sum.Add(ScoreOfNames(nothing_relevant, {}));
  EXPECT_EQ(sum.queries(), 3u);
  EXPECT_EQ(sum.silent(), 1u);
  EXPECT_DOUBLE_EQ(sum.SuccessAt1(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(sum.MeanReciprocalRank(), 0.5);
  EXPECT_DOUBLE_EQ(sum.MeanNdcg(), 0.5);
}

}  // namespace
}  // namespace kok::relevance
