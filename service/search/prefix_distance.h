// How many slips lie between what was typed and the beginning of a text.

#ifndef KOK_SERVICE_SEARCH_PREFIX_DISTANCE_H_
#define KOK_SERVICE_SEARCH_PREFIX_DISTANCE_H_

#include <cstddef>
#include <string_view>

namespace kok::search_core {

// The nearest beginning of a text.
struct NearestPrefix {
  int edits;      // up to the limit, or limit + 1 where none is so near
  size_t length;  // of that beginning, in bytes
};

// Longer prefixes are no slips any more, and cost too much.
inline constexpr size_t kMaxSlipBytes = 100;

// Compares `typed` with every beginning of `text`: insertion, deletion, substitution and
// transposition of neighbours count one each, in bytes of folded words. Digits are never changed:
// another number is another thing. Of equally near beginnings the one as long as `typed` is meant.
// REQUIRES: limit is at most 2. Pure function; safe from any thread.
NearestPrefix FindNearestPrefix(std::string_view typed, std::string_view text, int limit);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PREFIX_DISTANCE_H_
