// Every engine's answer to every query, with its score.

#ifndef KOK_TESTS_RELEVANCE_RELEVANCE_RUN_H_
#define KOK_TESTS_RELEVANCE_RELEVANCE_RUN_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/index/snapshot.h"
#include "tests/relevance/metrics.h"

namespace kok::relevance {

// Both by the query's place in RelevanceRun::queries.
struct EngineRun {
  std::string title;
  std::vector<RankedAnswer> answers;
  std::vector<Score> scores;
};

struct RelevanceRun {
  std::vector<JudgedQuery> queries;
  std::vector<EngineRun> engines;  // kok-search, then the baselines

  const EngineRun& kok() const { return engines.front(); }
};

// Asks kok-search on `snapshot`, and the baselines on the same records. Fails where an engine does;
// the message names the engine, never the query.
absl::StatusOr<RelevanceRun> RunQueries(const index::Snapshot& snapshot,
                                        std::vector<JudgedQuery> queries);

// One line of the table: the sums of one class, or of all.
struct ClassSums {
  std::string query_class;
  std::vector<ScoreSum> engines;  // as in RelevanceRun
};

// In the order in which the classes first appear.
std::vector<ClassSums> SumByClass(const RelevanceRun& run);
ClassSums SumOverall(const RelevanceRun& run);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_RELEVANCE_RUN_H_
