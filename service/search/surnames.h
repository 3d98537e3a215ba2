// Words that are somebody's name, not that of the town which is called so.

#ifndef KOK_SERVICE_SEARCH_SURNAMES_H_
#define KOK_SERVICE_SEARCH_SURNAMES_H_

#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/token.h"

namespace kok::search_core {

// Whether the word stands behind a form of address or a title: `Frau Fulda`, `Herr Dr. von Essen`.
// Behind an article, an adjective or a language `Frau` and `Familie` are nouns: `junge Frau Köln`.
// `query` is what was tokenised. Pure function; safe from any thread.
bool IsSurname(const analysis::Analyzer& analyzer, std::string_view query,
               const std::vector<analysis::Token>& tokens, size_t at);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SURNAMES_H_
