// Directives and regulations of the European Union, which are named by numbers.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_UNION_LAW_H_
#define KOK_INDEXER_ANALYSIS_UNION_LAW_H_

#include <string_view>

#include "indexer/analysis/law_name.h"
#include "indexer/analysis/law_words.h"

namespace kok::analysis {

// Whether a word begins the name of such an act, where a number or the like follows.
bool MayNameUnionLaw(const LawWord& word);

// The act whose name begins with `word`: `Richtlinie 2011/36/EU`, `RL 2011/36`, as juris writes it
// `EURL 36/2011`, `Verordnung (EU) Nr. 604/2013`; the Dublin regulations by name too, `Dublin
// III-VO`. Of no key where what follows makes it none. REQUIRES: MayNameUnionLaw(word).
LawName ReadUnionLaw(std::string_view text, const LawWord& word);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_UNION_LAW_H_
