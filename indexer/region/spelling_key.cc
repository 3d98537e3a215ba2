#include "indexer/region/spelling_key.h"

#include <algorithm>

#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/tokenizer.h"

namespace kok::region {

std::string SpellingKey(std::string_view spelling) {
  std::string letters;
  for (const analysis::Span& word : analysis::SplitWords(spelling)) {
    letters.append(spelling.substr(word.begin, word.end - word.begin));
  }
  // Those of `N.R.W.` are within a word.
  letters.erase(std::remove(letters.begin(), letters.end(), '.'), letters.end());
  return analysis::FoldUmlauts(analysis::LowerNfkc(letters));
}

}  // namespace kok::region
