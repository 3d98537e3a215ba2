// Which nouns of the dictionary are proper names.

#ifndef KOK_INDEXER_ANALYSIS_PROPER_NAMES_H_
#define KOK_INDEXER_ANALYSIS_PROPER_NAMES_H_

#include <string_view>

#include "indexer/analysis/compound_splitter.h"

namespace kok::analysis {

// Whether the dictionary declines the folded noun by a genitive in -s and nothing else, as it does
// the names of people, towns and islands: `sylt`, `sylts`, but `brand`, `brands`, `brandes`. Nouns
// in -en, -er and -el are not told apart, for many have no plural of their own (`kuchen`,
// `kuchens`), but for -hausen, -kirchen and -ingen. Of 357 municipalities below 20,000 inhabitants
// whose name is a word there, it finds 61; a handful of these are words: Ahorn, Schierling. Pure
// function; safe from any thread.
bool IsProperName(const CompoundSplitter& dictionary, std::string_view folded);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_PROPER_NAMES_H_
