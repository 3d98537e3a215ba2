// The words and signs by which a citation of a norm is known: `§§`, `Art.`, `Absatz`, `Nr.`.
//
// Pure functions: safe from any thread. `at` is a byte of `text`, or its end.

#ifndef KOK_INDEXER_ANALYSIS_NORM_SIGNS_H_
#define KOK_INDEXER_ANALYSIS_NORM_SIGNS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kok::analysis {

// Bytes of the sign at `at`: a section sign or a word for one, 0 where there is none. `article`: it
// is one for articles.
size_t SignAt(std::string_view text, size_t at, bool& article);

// Where the sign before the number at `number` begins; `number` where there is none.
size_t SignBefore(std::string_view text, size_t number);

// The letters at `at`, umlauts too, in small letters and as many bytes as in the text; empty where
// there is none or it is longer than any word known here.
std::string LowerWordAt(std::string_view text, size_t at);

// Whether a word in small letters names a paragraph, or a smaller part: `absätze`, `satz`, `nr`.
bool IsParagraphWord(std::string_view word);
bool IsSmallPartWord(std::string_view word);

// Whether a citation without a sign may begin with the number at `at`. Most numbers are none, and
// this tells it cheaply.
bool MayBeginWithoutSign(std::string_view text, size_t at);

// Whether the number at `at` may be of the law whose abbreviation stands right before it, and of no
// citation before that. As cheap.
bool MayFollowLaw(std::string_view text, size_t at);

// Whether what stands before the number at `at` makes it part of a longer number or date.
bool IsOfNumbers(std::string_view text, size_t at);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORM_SIGNS_H_
