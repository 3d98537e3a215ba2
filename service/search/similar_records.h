// Finds the neighbours of a record.

#ifndef KOK_SERVICE_SEARCH_SIMILAR_RECORDS_H_
#define KOK_SERVICE_SEARCH_SIMILAR_RECORDS_H_

#include <cstddef>

#include "absl/status/statusor.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/freshness.h"
#include "service/search/page_range.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// As Search, for a request with `similar_to` and without a query: what that field promises.
// NotFound where the snapshot shows no record of that name.
absl::StatusOr<size_t> FindSimilar(const index::Snapshot& snapshot,
                                   const kok::search::v1::SearchRequest& request, PageRange page,
                                   const Freshness& freshness, TimeLimit limit,
                                   kok::search::v1::SearchResponse& response);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SIMILAR_RECORDS_H_
