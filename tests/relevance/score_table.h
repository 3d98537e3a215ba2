// The table by class: what may be shown of the holdout as well.

#ifndef KOK_TESTS_RELEVANCE_SCORE_TABLE_H_
#define KOK_TESTS_RELEVANCE_SCORE_TABLE_H_

#include <string>

#include "tests/relevance/relevance_run.h"

namespace kok::relevance {

// One line a class and one for all; for each engine success@1, MRR, nDCG and the number of silent
// wrong organisations. `-` where nothing is relevant and so nothing can be in order.
std::string ToTable(const RelevanceRun& run);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_SCORE_TABLE_H_
