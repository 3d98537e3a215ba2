// kok-search in process, as the service asks it.

#ifndef KOK_TESTS_RELEVANCE_KOK_ENGINE_H_
#define KOK_TESTS_RELEVANCE_KOK_ENGINE_H_

#include "service/index/snapshot.h"
#include "tests/relevance/ranked_search.h"

namespace kok::relevance {

class KokEngine : public RankedSearch {
 public:
  // `snapshot` must outlive the engine.
  explicit KokEngine(const index::Snapshot& snapshot) : snapshot_(snapshot) {}

  std::string_view title() const override { return "kok-search"; }
  absl::StatusOr<RankedAnswer> Answer(const JudgedQuery& judged) override;

 private:
  const index::Snapshot& snapshot_;
};

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_KOK_ENGINE_H_
