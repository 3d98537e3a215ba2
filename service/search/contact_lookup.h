// From a telephone number or e-mail address to those who publish it.

#ifndef KOK_SERVICE_SEARCH_CONTACT_LOOKUP_H_
#define KOK_SERVICE_SEARCH_CONTACT_LOOKUP_H_

#include "absl/status/status.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// Fills the response with the organisations that publish the contact, also as their fax and
// whatever their status, in the order of their names, then the curated lines that do. Of more than
// kMaxReplyBytes, the first. Exact: a similar contact is not listed. InvalidArgument where there is
// no contact to read, which request_check refuses before. Safe from any thread.
absl::Status LookupContact(const index::Snapshot& snapshot,
                           const kok::search::v1::LookupContactRequest& request,
                           kok::search::v1::LookupContactResponse& response);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTACT_LOOKUP_H_
