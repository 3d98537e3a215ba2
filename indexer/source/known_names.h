// Whether a format has a name: an element, a key.

#ifndef KOK_INDEXER_SOURCE_KNOWN_NAMES_H_
#define KOK_INDEXER_SOURCE_KNOWN_NAMES_H_

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace kok::source {

// Of a list as it stands in the source. Pure function.
template <size_t N>
bool IsOneOf(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_KNOWN_NAMES_H_
