// Languages by code and by name.
//
// Pure functions over ICU's tables and a few names that these lack; safe from any thread.

#ifndef KOK_INDEXER_ANALYSIS_LANGUAGES_H_
#define KOK_INDEXER_ANALYSIS_LANGUAGES_H_

#include <optional>
#include <string>
#include <string_view>

namespace kok::analysis {

// A BCP 47 tag in its canonical form: `RO` is ro, `sr-latn` sr-Latn. Nothing where `tag` is none:
// an underscore, a name of a language instead of its two or three letters.
std::optional<std::string> CanonicalLanguageTag(std::string_view tag);

// The language of a tag, without script and region, which say nothing of what is spoken: `ro` for
// `RO`, `ro-RO` and `ron`. Nothing where it is no tag.
std::optional<std::string> LanguageOfTag(std::string_view tag);

// The same for whatever people write: a tag of a language that has a name here, or the language's
// name in German, English or itself (`Rumänisch`, `Romanian`, `română`), capitals and umlauts
// aside. Nothing where it is neither.
std::optional<std::string> FindLanguage(std::string_view text);

// Name of a language in `ui_language` ("en", German for any other); the code itself where there is
// none.
std::string LanguageName(const std::string& code, std::string_view ui_language);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_LANGUAGES_H_
