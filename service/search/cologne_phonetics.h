// How a German word sounds, as a code of digits: words with the same code sound alike.

#ifndef KOK_SERVICE_SEARCH_COLOGNE_PHONETICS_H_
#define KOK_SERVICE_SEARCH_COLOGNE_PHONETICS_H_

#include <string>
#include <string_view>

namespace kok::search_core {

// The code of a folded word: Postel, "Die Kölner Phonetik", IBM-Nachrichten 19 (1969). Letters
// outside of a to z are passed over. Pure function; safe from any thread.
std::string ColognePhonetics(std::string_view folded);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_COLOGNE_PHONETICS_H_
