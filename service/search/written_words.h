// How the words of a query are written.

#ifndef KOK_SERVICE_SEARCH_WRITTEN_WORDS_H_
#define KOK_SERVICE_SEARCH_WRITTEN_WORDS_H_

#include <string_view>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// Pure functions; safe from any thread.

// Whether the text begins with a small letter of ASCII; other letters tell nothing. REQUIRES: it is
// not empty.
bool BeginsSmall(std::string_view written);

// Whether a hyphen and nothing else parts two neighbours of a query: `Berlin-Neukölln`.
bool AreHyphenated(std::string_view query, const analysis::Token& left,
                   const analysis::Token& right);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_WRITTEN_WORDS_H_
