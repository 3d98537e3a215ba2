// The laws that are known by name.

#ifndef KOK_INDEXER_ANALYSIS_LAW_NAMES_TABLE_H_
#define KOK_INDEXER_ANALYSIS_LAW_NAMES_TABLE_H_

#include <string_view>

namespace kok::analysis {

struct KnownLaw {
  std::string_view key;
  std::string_view name;       // official abbreviation
  std::string_view long_name;  // its noun, lower case, umlauts spelt out; empty: none in use
  bool articles = false;
};

// Whether a word is a name, or an inflection of it: `gesetzes` of `gesetz`. Pure function.
bool IsInflected(std::string_view word, std::string_view name);

// The law of an abbreviation, former name or long name of one word, lower case, umlauts spelt out,
// hyphens left out; null where it is none. Lives as long as the program. Pure function.
const KnownLaw* FindKnown(std::string_view word);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_LAW_NAMES_TABLE_H_
