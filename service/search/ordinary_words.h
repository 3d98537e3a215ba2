// Words that name nobody, wherever they stand in a name.

#ifndef KOK_SERVICE_SEARCH_ORDINARY_WORDS_H_
#define KOK_SERVICE_SEARCH_ORDINARY_WORDS_H_

#include <string_view>

#include "indexer/analysis/analyzer.h"

namespace kok::search_core {

// Whether a folded word says too little to be somebody's name: it has fewer than three bytes (`La`,
// `EU`), or is a word of another language or an everyday one (`women`, `network`). German words are
// told by Analyzer::IsGermanWord. Pure function; safe from any thread.
bool IsOrdinaryWord(const analysis::Analyzer& analyzer, std::string_view folded);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ORDINARY_WORDS_H_
