// Reads the words of a text in their forms: the part of analysis that needs no dictionary.

#ifndef KOK_INDEXER_ANALYSIS_WORD_FORMS_H_
#define KOK_INDEXER_ANALYSIS_WORD_FORMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/stop_words.h"
#include "indexer/analysis/token.h"

namespace kok::analysis {

// The stemmer, as Xapian names it. `german2` folds `ae` as `ä`; `german` does not.
inline constexpr char kStemmer[] = "german2";

// The words of `text` in reading order, stop words included. Any bytes are accepted. Safe from any
// thread.
std::vector<Token> ReadWords(std::string_view text, const StopWords& stop_words);

// One word, as SplitWords cuts it, in its forms; without a letter or digit that is kept, `fold` is
// empty. Its range is 0 to 0. Safe from any thread.
Token ReadWord(std::string_view written, const StopWords& stop_words);

// The forms of one word that cost the least.
struct PlainForms {
  std::string exact;
  std::string fold;  // empty: no word
};
PlainForms ReadPlainForms(std::string_view written);

// The spelt-out form of a word, of its exact one; empty: no word.
std::string SpeltOutForm(const std::string& exact);

// The German stem of a folded word, whatever its gender form.
std::string GermanStem(const std::string& folded);

// The folded words of `text`, joined by one space: the key under which names and phrases are
// compared. Words of no letter or digit are left out.
std::string PhraseKey(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_WORD_FORMS_H_
