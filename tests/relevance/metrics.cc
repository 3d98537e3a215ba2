#include "tests/relevance/metrics.h"

#include <algorithm>
#include <cmath>

namespace kok::relevance {
namespace {

int GradeOf(const JudgedQuery& judged, const std::string& name) {
  const auto graded =
      std::find_if(judged.relevant().begin(), judged.relevant().end(),
                   [&](const GradedName& candidate) { return candidate.name() == name; });
  return graded == judged.relevant().end() ? 0 : graded->grade();
}

bool IsForbiddenFirst(const JudgedQuery& judged, const std::string& name) {
  const auto& forbidden = judged.must_not_first();
  return std::find(forbidden.begin(), forbidden.end(), name) != forbidden.end();
}

double ReciprocalRank(const std::vector<int>& grades, int found_grade) {
  const auto found =
      std::find_if(grades.begin(), grades.end(), [&](int grade) { return grade >= found_grade; });
  return found == grades.end() ? 0 : 1.0 / static_cast<double>(found - grades.begin() + 1);
}

// Discounted cumulative gain of the first kRanks.
double DiscountedGain(const std::vector<int>& grades) {
  double gain = 0;
  for (size_t i = 0; i < std::min(grades.size(), kRanks); ++i) {
    gain += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  }
  return gain;
}

}  // namespace

Score ScoreOf(const JudgedQuery& judged, const RankedAnswer& answer) {
  Score score;
  const bool forbidden_first =
      !answer.names.empty() && IsForbiddenFirst(judged, answer.names.front());
  score.silent = forbidden_first && !answer.warns();
  if (judged.relevant().empty()) {
    score.right = answer.names.empty() || (!judged.must_not_first().empty() && !forbidden_first);
    return score;
  }
  std::vector<int> grades;
  for (const std::string& name : answer.names) grades.push_back(GradeOf(judged, name));
  std::vector<int> best;
  for (const GradedName& graded : judged.relevant()) best.push_back(graded.grade());

  score.has_order = true;
  score.first_grade = grades.empty() ? 0 : grades.front();
  score.right = score.first_grade == best.front();
  score.reciprocal_rank = ReciprocalRank(grades, std::min(kFoundGrade, best.front()));
  score.ndcg = DiscountedGain(grades) / DiscountedGain(best);
  return score;
}

void ScoreSum::Add(const Score& score) {
  ++queries_;
  right_ += score.right ? 1 : 0;
  silent_ += score.silent ? 1 : 0;
  if (!score.has_order) return;
  ++ordered_;
  reciprocal_ranks_ += score.reciprocal_rank;
  ndcgs_ += score.ndcg;
}

double ScoreSum::SuccessAt1() const {
  return static_cast<double>(right_) / static_cast<double>(queries_);
}

double ScoreSum::MeanReciprocalRank() const {
  return reciprocal_ranks_ / static_cast<double>(ordered_);
}

double ScoreSum::MeanNdcg() const { return ndcgs_ / static_cast<double>(ordered_); }

}  // namespace kok::relevance
