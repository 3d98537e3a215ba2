// Whether the negation of a place may say something else than to keep away from it.
//
// Pure functions: safe from any thread. `query` is what was tokenised.

#ifndef KOK_SERVICE_SEARCH_NEGATION_DOUBTS_H_
#define KOK_SERVICE_SEARCH_NEGATION_DOUBTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"
#include "service/search/negation_words.h"

namespace kok::search_core {

// Whether a word before the negation turns it round, `nicht so weit weg von Köln` is near it, or
// one behind the place: `will nicht von Köln weg`. `first`: the first token of the place.
bool IsTakenBack(std::string_view query, const std::vector<analysis::Token>& tokens,
                 const NegationWords& negation, size_t first);

// Whether it is told where somebody is, lives or may not come, or asked, or measured, rather than
// said what to look for: `wohnt nicht in Köln`, `Täter darf nicht nach Köln`, `wenn nicht in Köln`,
// `10 km weg von Köln`. `first`: the first token of the place.
bool IsDoubtful(std::string_view query, const std::vector<analysis::Token>& tokens,
                const NegationWords& negation, size_t first);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NEGATION_DOUBTS_H_
