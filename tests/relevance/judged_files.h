// Where the judged queries and the golden file of this checkout are.

#ifndef KOK_TESTS_RELEVANCE_JUDGED_FILES_H_
#define KOK_TESTS_RELEVANCE_JUDGED_FILES_H_

namespace kok::relevance {

inline constexpr char kJudgedPath[] = KOK_SOURCE_DIR "/tests/relevance/judged.jsonl";
// Scored once, at the end: nothing but its table by class may be shown.
inline constexpr char kHoldoutPath[] = KOK_SOURCE_DIR "/tests/relevance/holdout.jsonl";
inline constexpr char kGoldenPath[] = KOK_SOURCE_DIR "/tests/relevance/golden.tsv";

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_JUDGED_FILES_H_
