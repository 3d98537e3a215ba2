// Where the judged queries and the golden file of this checkout are.

#ifndef KOK_TESTS_RELEVANCE_JUDGED_FILES_H_
#define KOK_TESTS_RELEVANCE_JUDGED_FILES_H_

#include <string>

#include "tests/unit/source_tree.h"

namespace kok::relevance {

inline std::string JudgedPath() { return tests::SourcePath("tests/relevance/judged.jsonl"); }
// Scored once, at the end: nothing but its table by class may be shown.
inline std::string HoldoutPath() { return tests::SourcePath("tests/relevance/holdout.jsonl"); }
inline std::string GoldenPath() { return tests::SourcePath("tests/relevance/golden.tsv"); }

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_JUDGED_FILES_H_
