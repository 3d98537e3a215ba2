// Norms, file numbers, ECLI and courts that a query names.

#ifndef KOK_SERVICE_SEARCH_REFERENCE_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_REFERENCE_EVIDENCE_H_

#include <cstddef>
#include <string_view>

#include "service/search/understood_query.h"

namespace kok::search_core {

// Different citations of one query that are looked for, those of a range or enumeration one by one.
inline constexpr size_t kMaxReferences = 64;

// Adds the first kMaxReferences citations of `query` to `understood`, whose tokens are set, and the
// courts it names. Sets some_ignored where there are more.
// What stands in a citation is no word any more, for `18` of a file number is in many texts: it
// leaves the tokens, but for the name of a law. Must come before all that counts tokens. Safe from
// any thread.
void AddReferenceEvidence(std::string_view query, UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_REFERENCE_EVIDENCE_H_
