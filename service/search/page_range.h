// How much of what is found one reply holds.

#ifndef KOK_SERVICE_SEARCH_PAGE_RANGE_H_
#define KOK_SERVICE_SEARCH_PAGE_RANGE_H_

#include <cstddef>

namespace kok::search_core {

// Which part of all results is wanted.
struct PageRange {
  size_t offset;  // results before it, over both kinds
  size_t size;    // at most so many
};

// Replies stay below this, whatever the records hold: clients accept 4 MiB.
inline constexpr size_t kMaxReplyBytes = 3 << 20;

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PAGE_RANGE_H_
