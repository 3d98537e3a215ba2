#include "tests/relevance/thresholds.h"

#include "absl/strings/str_format.h"

namespace kok::relevance {

std::vector<std::string> ClassesBelowBaseline(const RelevanceRun& run) {
  std::vector<std::string> problems;
  for (const ClassSums& sums : SumByClass(run)) {
    const ScoreSum& kok = sums.engines.front();
    for (size_t engine = 1; engine < run.engines.size(); ++engine) {
      const ScoreSum& baseline = sums.engines[engine];
      if (kok.right() >= baseline.right()) continue;
      problems.push_back(absl::StrFormat("%s: %d of %d right at rank 1, %s has %d",
                                         sums.query_class, kok.right(), kok.queries(),
                                         run.engines[engine].title, baseline.right()));
    }
  }
  return problems;
}

std::vector<std::string> MissedThresholds(const RelevanceRun& run) {
  std::vector<std::string> problems;
  const ScoreSum kok = SumOverall(run).engines.front();
  if (kok.SuccessAt1() < kLeastSuccessAt1) {
    problems.push_back(absl::StrFormat("success@1 is %.4f, at least %.4f is wanted",
                                       kok.SuccessAt1(), kLeastSuccessAt1));
  }
  if (kok.silent() > kMostSilent) {
    problems.push_back(absl::StrFormat("%d silent wrong organisations, at most %d is wanted",
                                       kok.silent(), kMostSilent));
  }
  return problems;
}

}  // namespace kok::relevance
