// Each query that kok-search answers wrongly, for whoever tunes it. Not for the holdout.

#ifndef KOK_TESTS_RELEVANCE_MISS_REPORT_H_
#define KOK_TESTS_RELEVANCE_MISS_REPORT_H_

#include <string>

#include "tests/relevance/relevance_run.h"

namespace kok::relevance {

// For each miss a few lines: the query, what the caseworker has in mind, what is right, the first
// three ranks, notices and suggested query.
std::string ToMissReport(const RelevanceRun& run);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_MISS_REPORT_H_
