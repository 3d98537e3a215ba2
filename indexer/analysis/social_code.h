// The Sozialgesetzbuch and its books, which have names of their own and sections counted anew.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_SOCIAL_CODE_H_
#define KOK_INDEXER_ANALYSIS_SOCIAL_CODE_H_

#include <cstddef>
#include <string_view>

#include "indexer/analysis/law_name.h"
#include "indexer/analysis/law_words.h"

namespace kok::analysis {

// The code whose name ends at `end`: with the book that follows, `SGB XII`, `SGB 12`, `SGB-XII`,
// `Sozialgesetzbuch (SGB) Zwölftes Buch`; the code itself, `sgb`, where none does.
LawName ReadSocialCode(std::string_view text, size_t end);

// `Zwölftes Buch Sozialgesetzbuch`, as federal laws cite it: `des Dritten Buches Sozialgesetzbuch`.
// `ordinal` is its first word; of no key where it is none.
LawName ReadNumberedBook(std::string_view text, const LawWord& ordinal);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_SOCIAL_CODE_H_
