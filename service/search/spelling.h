// Words of the index that may have been meant by one that it does not hold.

#ifndef KOK_SERVICE_SEARCH_SPELLING_H_
#define KOK_SERVICE_SEARCH_SPELLING_H_

#include <string_view>
#include <vector>

#include "service/index/lexicon.h"

namespace kok::search_core {

// Edits that a word of so many letters may be wrong by: 0 below 4, 1 below 8, then 2.
int AllowedEdits(std::string_view folded);

// The nearest words of the lexicon, at most 4, names and towns before other words: those within
// AllowedEdits, or that sound the same in German and are within one edit more. Empty for words with
// digits. REQUIRES: the lexicon does not hold the word. Pointers live as long as the lexicon. Safe
// from any thread.
std::vector<const index::LexiconWord*> NearestWords(const index::Lexicon& lexicon,
                                                    std::string_view folded);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SPELLING_H_
