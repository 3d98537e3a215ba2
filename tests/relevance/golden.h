// What kok-search answers to each judged query, as a text that is read as a diff.

#ifndef KOK_TESTS_RELEVANCE_GOLDEN_H_
#define KOK_TESTS_RELEVANCE_GOLDEN_H_

#include <string>

#include "tests/relevance/relevance_run.h"

namespace kok::relevance {

// Tab-separated, one line a query, after a line that names the columns: class, query (escaped),
// name at rank 1, its grade, mark, codes of notices, suggested query. `-` for what there is none
// of. Marks: `ok`, `MISS`, and `SILENT` for a wrong organisation at rank 1 without a warning.
std::string ToGolden(const RelevanceRun& run);

// The lines in which the golden file and the answers differ, as `-` and `+` lines, at most
// `max_lines` of them and then how many more there are. Empty where they are equal.
std::string GoldenDiff(const std::string& golden, const std::string& answers, size_t max_lines);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_GOLDEN_H_
