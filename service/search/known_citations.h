// Courts and norms that a filter may name.

#ifndef KOK_SERVICE_SEARCH_KNOWN_CITATIONS_H_
#define KOK_SERVICE_SEARCH_KNOWN_CITATIONS_H_

#include <string>

#include "service/index/snapshot.h"

namespace kok::search_core {

// Whether a value names a court or norm by its form, or in the words in which a text of the
// snapshot bears it. Where the index cannot be read, the answer is yes: the search itself will say
// so. Safe from any thread.
bool IsKnownCourt(const index::Snapshot& snapshot, const std::string& value);
bool IsKnownNorm(const index::Snapshot& snapshot, const std::string& value);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_KNOWN_CITATIONS_H_
