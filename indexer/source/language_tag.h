// Codes of languages.

#ifndef KOK_INDEXER_SOURCE_LANGUAGE_TAG_H_
#define KOK_INDEXER_SOURCE_LANGUAGE_TAG_H_

#include <optional>
#include <string>
#include <string_view>

namespace kok::source {

// A BCP 47 tag in its canonical form: `RO` is ro, `sr-latn` sr-Latn. Nothing where `tag` is none:
// an underscore, a name of a language instead of its two or three letters. A pure function.
std::optional<std::string> CanonicalLanguageTag(std::string_view tag);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_LANGUAGE_TAG_H_
