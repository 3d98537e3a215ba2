// Completes what is being typed on one snapshot: from names, towns, regions, topics and titles.

#ifndef KOK_SERVICE_SEARCH_SUGGESTER_H_
#define KOK_SERVICE_SEARCH_SUGGESTER_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// Fills suggestions, at most `limit` and best first, and index of `response`. With a filter,
// suggested is only what leads to a record that passes. REQUIRES: the request passed
// request_check. Safe from any thread. Fails as xapian_status says.
absl::Status Suggest(const index::Snapshot& snapshot,
                     const kok::search::v1::SuggestRequest& request, size_t limit,
                     absl::CivilDay today, kok::search::v1::SuggestResponse& response);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SUGGESTER_H_
