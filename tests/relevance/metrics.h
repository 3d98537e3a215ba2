// How good one answer is, and sums over many.

#ifndef KOK_TESTS_RELEVANCE_METRICS_H_
#define KOK_TESTS_RELEVANCE_METRICS_H_

#include <cstddef>

#include "tests/relevance/ranked_search.h"

namespace kok::relevance {

// A name of at least this grade counts as found in MRR.
inline constexpr int kFoundGrade = 2;

struct Score {
  // success@1. Rank 1 has the highest grade among `relevant`: where there is an answer of grade 3,
  // one of grade 2 at rank 1 is a miss. Where nothing is relevant: the answer is empty or, where
  // there is a `must_not_first`, rank 1 is none of it.
  bool right = false;
  // Rank 1 is of `must_not_first`, and the answer does not warn.
  bool silent = false;
  // Grade of rank 1; 0 where there is none.
  int first_grade = 0;
  // Something is relevant; the following are defined only then.
  bool has_order = false;
  // 1 / rank of the first name of kFoundGrade or more, or of the highest grade of `relevant` where
  // that is lower; 0 where none is among the first kRanks.
  double reciprocal_rank = 0;
  // nDCG@kRanks: gain 2^grade - 1, discount log2(rank + 1), divided by that of the best order.
  double ndcg = 0;
};

Score ScoreOf(const JudgedQuery& judged, const RankedAnswer& answer);

// Scores of many queries together.
class ScoreSum {
 public:
  void Add(const Score& score);

  size_t queries() const { return queries_; }
  size_t right() const { return right_; }
  size_t silent() const { return silent_; }
  // Queries that have an MRR and an nDCG.
  size_t ordered() const { return ordered_; }
  // REQUIRES: queries() > 0.
  double SuccessAt1() const;
  // REQUIRES: ordered() > 0.
  double MeanReciprocalRank() const;
  double MeanNdcg() const;

 private:
  size_t queries_ = 0;
  size_t right_ = 0;
  size_t silent_ = 0;
  size_t ordered_ = 0;
  double reciprocal_ranks_ = 0;
  double ndcgs_ = 0;
};

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_METRICS_H_
