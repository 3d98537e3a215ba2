// What courts, norms and days of a filter must be.

#ifndef KOK_SERVICE_RPC_CITATION_CHECK_H_
#define KOK_SERVICE_RPC_CITATION_CHECK_H_

#include "kok/search/v1/search_filter.pb.h"
#include "service/index/snapshot.h"
#include "service/rpc/violations.h"

namespace kok::rpc {

// A court or norm must be one by its form, or one that a text of the snapshot bears: a slip must
// not look like an empty directory. Days are of the calendar, years 0000 to 9999, and in order.
// Safe from any thread.
void CheckCitations(const index::Snapshot& snapshot, const kok::search::v1::SearchFilter& filter,
                    Violations& violations);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_CITATION_CHECK_H_
