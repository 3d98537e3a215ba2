// Short lists of words that stand in code.

#ifndef KOK_INDEXER_SCHEMA_WORD_LIST_H_
#define KOK_INDEXER_SCHEMA_WORD_LIST_H_

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace kok::schema {

// Whether the word is one of the list, which is gone through. Pure function; safe from any thread.
template <size_t kSize>
bool IsOneOf(std::string_view word, const std::string_view (&words)[kSize]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_WORD_LIST_H_
