// What a service of HSDS that this project wrote says of its organization: hours, coverage,
// languages, coded properties and alert.

#ifndef KOK_INDEXER_SOURCE_HSDS_TAKEOUT_SERVICES_H_
#define KOK_INDEXER_SOURCE_HSDS_TAKEOUT_SERVICES_H_

#include "indexer/source/hsds_takeout_parts.h"
#include "kok/search/ingest/v1/hsds.pb.h"

namespace kok::source {

// Adds what `service`, one of the organization's, says to the record. The sentence that the writer
// put before the alert for the record's status is no part of it, so the status must have been read
// before. An attribute that is not understood is a warning of `parts`, a word outside of its list a
// problem. Safe from any thread, each with parts of its own.
void ReadTakeoutService(const kok::search::ingest::v1::HsdsService& service,
                        HsdsTakeoutParts& parts);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_TAKEOUT_SERVICES_H_
