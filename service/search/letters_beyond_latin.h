// Compares words of scripts beyond Latin by their first letters, without folding them.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_SERVICE_SEARCH_LETTERS_BEYOND_LATIN_H_
#define KOK_SERVICE_SEARCH_LETTERS_BEYOND_LATIN_H_

#include <cstdint>
#include <string_view>

namespace kok::search_core {

// A code point of Unicode.
using Letter = int32_t;

// Negative where the first bytes are no UTF-8. REQUIRES: the text is not empty.
Letter FirstLetter(std::string_view text);

// Whether it is of a script behind Latin (Greek, Cyrillic, Arabic and so on) and before the
// characters of compatibility, which become several letters where words are folded.
bool IsBeyondLatin(Letter letter);

// A letter without its capital and its marks, as folded words have it; never one of compatibility
// for one that is none.
Letter BareLetter(Letter letter);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_LETTERS_BEYOND_LATIN_H_
