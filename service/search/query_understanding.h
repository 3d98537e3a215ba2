// What is looked for, after analysis.

#ifndef KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_
#define KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"

namespace kok::search_core {

// Words beyond these are not looked for: each costs the match, and nobody's question has so many.
inline constexpr size_t kMaxWords = 64;

// Plain data, of one request.
struct SearchWords {
  std::vector<analysis::Token> words;  // each once, in order, at most kMaxWords
  std::string full_name_key;           // of the whole query, should it be a name
  std::string name_key;
  bool some_ignored = false;  // there were more words

  bool empty() const { return words.empty(); }
};

// Pure function; safe from any thread. Any text is accepted.
SearchWords UnderstandQuery(const analysis::Analyzer& analyzer, std::string_view query);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_
