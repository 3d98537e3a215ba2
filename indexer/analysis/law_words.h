// Words as names of laws are compared.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_LAW_WORDS_H_
#define KOK_INDEXER_ANALYSIS_LAW_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kok::analysis {

// A word in lower case, umlauts spelt out, hyphens left out; of A to Z, ä, ö, ü and ß.
struct LawWord {
  std::string key;  // empty: none, or one that goes on with a digit
  size_t end = 0;   // in the text, behind it
  int capitals = 0;
  bool begins_capital = false;
};

// The word at `at`; at most 64 bytes of it.
LawWord LawWordAt(std::string_view text, size_t at);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_LAW_WORDS_H_
