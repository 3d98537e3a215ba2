// The numbers of a manifest, less some records.

#ifndef KOK_SERVICE_INDEX_RECORD_COUNTS_H_
#define KOK_SERVICE_INDEX_RECORD_COUNTS_H_

#include "indexer/generation/manifest.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::index {

// Take one record out of counts that the indexer made with it (build::RecordSet::Count). A number
// that becomes 0 for a type is left out, as the indexer leaves it out. Pure functions but for
// `counts`.
void Discount(const kok::search::v1::Organization& organization,
              generation::Manifest::Counts& counts);
void Discount(const kok::search::v1::Content& content, generation::Manifest::Counts& counts);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_RECORD_COUNTS_H_
