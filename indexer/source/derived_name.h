// Resource names for records whose source gives them none.

#ifndef KOK_INDEXER_SOURCE_DERIVED_NAME_H_
#define KOK_INDEXER_SOURCE_DERIVED_NAME_H_

#include <string>
#include <string_view>

namespace kok::source {

// `collection/{id}` of the words of both texts in lower-case ASCII, umlauts as `ae`, accents left
// out: `organizations/fiz-muenchen`. Cut at a word to what a name may have. Empty where there is no
// letter and no digit. Pure function.
std::string DerivedName(std::string_view collection, std::string_view what, std::string_view town);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_DERIVED_NAME_H_
