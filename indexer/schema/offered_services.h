// Which services an organisation offers, as far as a source says so.

#ifndef KOK_INDEXER_SCHEMA_OFFERED_SERVICES_H_
#define KOK_INDEXER_SCHEMA_OFFERED_SERVICES_H_

#include <vector>

#include "kok/search/v1/organization.pb.h"

namespace kok::schema {

// The services stated as offered, by itself or through an interpreter, in the order of the record:
// by these it is found, and these are shown as what was found. Neither NO nor UNKNOWN is one.
// Points into the record, which must outlive them. Pure function; safe from any thread.
std::vector<const kok::search::v1::Attribute*> OfferedServices(
    const kok::search::v1::Organization& organization);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_OFFERED_SERVICES_H_
