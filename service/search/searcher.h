// Runs a search on one snapshot: organisations first, then content, each ranked on its own index.

#ifndef KOK_SERVICE_SEARCH_SEARCHER_H_
#define KOK_SERVICE_SEARCH_SEARCHER_H_

#include <cstddef>

#include "absl/status/statusor.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/freshness.h"
#include "service/search/page_range.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// Fills all of `response` but the page token, and returns the offset of the next
// page, 0 where there is none. REQUIRES: the request passed request_check. Safe from any thread.
// Fails as xapian_status says, DataLoss for a document that holds no record, NotFound where
// `similar_to` names none, DeadlineExceeded and Cancelled by the limit: there is no half an answer.
absl::StatusOr<size_t> Search(const index::Snapshot& snapshot,
                              const kok::search::v1::SearchRequest& request, PageRange page,
                              const Freshness& freshness, TimeLimit limit,
                              kok::search::v1::SearchResponse& response);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SEARCHER_H_
