// German words that say nothing of what a text is about, though people may look for them.

#ifndef KOK_SERVICE_SEARCH_FUNCTION_WORDS_H_
#define KOK_SERVICE_SEARCH_FUNCTION_WORDS_H_

#include <string_view>

namespace kok::search_core {

// Whether a stem, as analysis::GermanStem gives it, is that of a numeral, a modal verb, a negation
// or another word that texts of any matter say. Not of words whose stem is a noun's as well: `will`
// shares it with Wille. Stop words need not be among them. Safe from any thread.
bool IsFunctionStem(std::string_view stem);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FUNCTION_WORDS_H_
