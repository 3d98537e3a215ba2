// The words that number parts of a section, and what else is numbered near the name of a law.
//
// Pure functions: safe from any thread. `at` is a byte of `text`, or its end.

#ifndef KOK_INDEXER_ANALYSIS_NORM_PART_WORDS_H_
#define KOK_INDEXER_ANALYSIS_NORM_PART_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kok::analysis {

// Whether a word in small letters names a paragraph, or a smaller part: `absätze`, `satz`, `nr`.
bool IsParagraphWord(std::string_view word);
bool IsSmallPartWord(std::string_view word);

// The letters at `at`, umlauts too, in small letters and as many bytes as in the text; empty where
// there is none or it is longer than any word known here.
std::string LowerWordAt(std::string_view text, size_t at);

// As SkipBlanksBefore, quick where there are plain ones or none, as before most numbers.
size_t BeforeBlanks(std::string_view text, size_t at, size_t most = 3);

// The word before the blanks, and perhaps a dot, that end at `at`, as LowerWordAt has it; empty
// where there is none.
std::string WordBefore(std::string_view text, size_t at);

// Whether the number at `at` is one of something smaller or other than a section: `Abs. 4`, `Nr.
// 2`, `Kapitel 2`, the 5 of `Kapitel 2 und 5`, `S. 12`, `Februar 2008`.
bool FollowsPartWord(std::string_view text, size_t at);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORM_PART_WORDS_H_
