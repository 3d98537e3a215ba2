// A word of a text in all the forms under which it is stored and looked for.

#ifndef KOK_INDEXER_ANALYSIS_TOKEN_H_
#define KOK_INDEXER_ANALYSIS_TOKEN_H_

#include <cstddef>
#include <string>

namespace kok::analysis {

// Plain data. Each form is at most 100 bytes; longer words are cut there.
struct Token {
  std::string exact;  // lower case, NFKC, gender markers removed: `migrantinnen` of `Migrant*innen`
  std::string spelt_out;  // umlauts as two letters: `koeln` of `Köln`
  std::string fold;       // umlauts and diacritics folded: `koln` of `Köln` and `Koeln`
  std::string stem;       // German stem of the folded word that all gender forms share
  size_t begin;           // byte range in the text: [begin, end)
  size_t end;
  bool is_stop_word;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_TOKEN_H_
