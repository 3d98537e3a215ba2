// What somebody may have meant who entered a code that does not exist.
//
// Pure functions; safe from any thread. Neither repeats what was entered.

#ifndef KOK_INDEXER_SOURCE_NEAREST_CODES_H_
#define KOK_INDEXER_SOURCE_NEAREST_CODES_H_

#include <string>
#include <string_view>

#include "indexer/schema/vocabulary.h"

namespace kok::source {

// The codes of a facet that are nearest to `entered` by code or by name, with their German names:
// `accommodation (Unterkunft) or ...`, at most five. Empty where none is near: then it is hardly a
// slip, but a code of the operator's own.
std::string NearestCodes(const schema::Vocabulary& vocabulary, const std::string& facet,
                         std::string_view entered);

// The same for languages: of a language's name its code, of a country's code the language that is
// spoken there most, else codes that differ by one letter. Empty where there is none.
std::string NearestLanguages(std::string_view entered);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_NEAREST_CODES_H_
