// What may be meant by the beginning of a word or name, best first.

#ifndef KOK_SERVICE_SEARCH_SUGGESTION_MATCHES_H_
#define KOK_SERVICE_SEARCH_SUGGESTION_MATCHES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "service/index/completions.h"

namespace kok::search_core {

// What was typed, as it is compared.
struct TypedPrefix {
  std::string key;        // folded words, joined by blanks; empty where it holds none
  bool word_is_complete;  // a blank follows
};

// Any bytes are accepted. Pure function, as below; safe from any thread.
TypedPrefix ReadTypedPrefix(std::string_view prefix);

// A target and the text of it that matches best. Points into its completions.
struct SuggestionMatch {
  const index::CompletionTarget* target;
  const index::CompletionText* text;
  std::string_view typed;  // the part of the folded text that was typed, slips mended
  bool at_later_word;      // not at the beginning of the text
};

// The text to show, in the language asked.
const std::string& ShownText(const SuggestionMatch& match, std::string_view language_code);

// Every target of the directory that matches, and the first `max_titles` titles of each list, once
// each and best first:
//   a short name that was typed whole;
//   the beginning of a text before that of a later word;
//   names before further spellings of regions and names of places in other languages;
//   organisations, towns, regions, topics, titles; of a kind, those named in the language asked
//   first; the order of the texts.
// Where nothing at all matches, one slip is forgiven from the fourth letter, two from the eighth,
// outside of titles; only what has the fewest slips is meant.
std::vector<SuggestionMatch> FindSuggestions(const index::Completions& directory,
                                             const index::Completions& titles,
                                             const TypedPrefix& prefix,
                                             std::string_view language_code, size_t max_titles);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SUGGESTION_MATCHES_H_
