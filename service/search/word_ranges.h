// The ranges of words of a query, the longest first, for what may be said in several words.

#ifndef KOK_SERVICE_SEARCH_WORD_RANGES_H_
#define KOK_SERVICE_SEARCH_WORD_RANGES_H_

#include <algorithm>
#include <cstddef>
#include <vector>

#include "service/search/understood_query.h"

namespace kok::search_core {

// Gives `add` the ranges of up to `longest` words none of which is taken, the longest first, from
// left to right; marks those that it says it takes. `taken` has an element for each word of the
// query. Returns whether any was taken. Safe from any thread, for different `taken`.
template <typename Add>
bool TakeRanges(size_t longest, std::vector<bool>& taken, const Add& add) {
  const size_t words = taken.size();
  bool found = false;
  for (size_t count = std::min(words, longest); count > 0; --count) {
    for (size_t first = 0; first + count <= words; ++first) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = begin + static_cast<std::ptrdiff_t>(count);
      if (std::find(begin, end, true) != end || !add(WordRange{first, count})) continue;
      std::fill(begin, end, true);
      found = true;
    }
  }
  return found;
}

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_WORD_RANGES_H_
