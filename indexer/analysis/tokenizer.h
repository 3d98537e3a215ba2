// Cuts text into words.
//
// Pure functions: safe from any thread. Any bytes are accepted; what is not a letter, mark or digit
// separates words.

#ifndef KOK_INDEXER_ANALYSIS_TOKENIZER_H_
#define KOK_INDEXER_ANALYSIS_TOKENIZER_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace kok::analysis {

// One word as written: the half-open byte range [begin, end) of the text.
struct Span {
  size_t begin;
  size_t end;
};

// The words of `text` in reading order. Invisible characters inside a word belong to it, and so do
// gender markers (see gender_forms.h). Abbreviations of single letters are one word: `e.V.`,
// `K.O.K.`.
std::vector<Span> SplitWords(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_TOKENIZER_H_
