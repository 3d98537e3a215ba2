// The form in which spellings of regions and areas are compared.

#ifndef KOK_INDEXER_REGION_SPELLING_KEY_H_
#define KOK_INDEXER_REGION_SPELLING_KEY_H_

#include <string>
#include <string_view>

namespace kok::region {

// Without case, umlauts and other marks, hyphens, dots and spaces: `Ostwestfalen-Lippe` and
// `OSTWESTFALEN LIPPE` have one key. Empty where there is no letter and no digit. A pure function;
// any bytes are accepted.
std::string SpellingKey(std::string_view spelling);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_SPELLING_KEY_H_
