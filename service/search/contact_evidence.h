// Telephone numbers and addresses that a query names.

#ifndef KOK_SERVICE_SEARCH_CONTACT_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_CONTACT_EVIDENCE_H_

#include <string_view>

#include "service/search/understood_query.h"

namespace kok::search_core {

// Adds the numbers and addresses of `query` to `understood`, whose tokens are set. What
// stands in an address or number is no word any more: it leaves the tokens. Must come before all
// that counts tokens. Safe from any thread.
void AddContactEvidence(std::string_view query, UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTACT_EVIDENCE_H_
