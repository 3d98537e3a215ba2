// The words and signs by which a citation of a norm is known: `§§`, `Art.`, or none.
//
// Pure functions: safe from any thread. `at` is a byte of `text`, or its end.

#ifndef KOK_INDEXER_ANALYSIS_NORM_SIGNS_H_
#define KOK_INDEXER_ANALYSIS_NORM_SIGNS_H_

#include <cstddef>
#include <string_view>

namespace kok::analysis {

// Bytes of the sign at `at`: a section sign or a word for one, 0 where there is none. `article`: it
// is one for articles.
size_t SignAt(std::string_view text, size_t at, bool& article);

// Where the sign before the number at `number` begins; `number` where there is none.
size_t SignBefore(std::string_view text, size_t number);

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
