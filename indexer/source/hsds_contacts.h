// The telephone numbers and addresses of an organization of HSDS.

#ifndef KOK_INDEXER_SOURCE_HSDS_CONTACTS_H_
#define KOK_INDEXER_SOURCE_HSDS_CONTACTS_H_

#include "indexer/source/hsds_parts.h"

namespace kok::source {

// Adds those of the organization, its active services and their locations, each once; a type or an
// extension goes into the label. A second fax is a warning. REQUIRES: services and locations are
// collected.
void AddPhones(HsdsParts& parts);
void AddEmails(HsdsParts& parts);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_CONTACTS_H_
