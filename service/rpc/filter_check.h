// What the filter of a request must be.

#ifndef KOK_SERVICE_RPC_FILTER_CHECK_H_
#define KOK_SERVICE_RPC_FILTER_CHECK_H_

#include "kok/search/v1/search_filter.pb.h"
#include "service/index/snapshot.h"
#include "service/rpc/violations.h"

namespace kok::rpc {

// Checks counts, sizes, ranges, enum values and codes, and refuses what is not served yet. Regions
// and languages are replaced by their codes. Places to be avoided must be known to the snapshot:
// whoever names one relies on it. Safe from any thread, on different filters.
void CheckFilter(const index::Snapshot& snapshot, kok::search::v1::SearchFilter& filter,
                 Violations& violations);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_FILTER_CHECK_H_
