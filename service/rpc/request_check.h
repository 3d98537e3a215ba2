// What a request must be before anything looks at it. All violations are collected, so that a
// caller mends them at once.
//
// Pure functions; safe from any thread. Errors are those of rpc_errors.

#ifndef KOK_SERVICE_RPC_REQUEST_CHECK_H_
#define KOK_SERVICE_RPC_REQUEST_CHECK_H_

#include <string>

#include "absl/status/status.h"
#include "kok/search/v1/directory_service.pb.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"

namespace kok::rpc {

// Checks sizes, ranges and enum values, and refuses what is not served yet. Regions and languages
// of the filter are replaced by their codes. Places to be avoided must be known to the snapshot.
absl::Status CheckRequest(kok::search::v1::SearchRequest& request, const index::Snapshot& snapshot);
absl::Status CheckRequest(kok::search::v1::SuggestRequest& request,
                          const index::Snapshot& snapshot);
absl::Status CheckRequest(const kok::search::v1::LookupContactRequest& request);
absl::Status CheckRequest(kok::search::v1::ListOrganizationsRequest& request,
                          const index::Snapshot& snapshot);
absl::Status CheckRequest(kok::search::v1::ListContentsRequest& request,
                          const index::Snapshot& snapshot);
absl::Status CheckRequest(const kok::search::v1::GetOrganizationRequest& request);
absl::Status CheckRequest(const kok::search::v1::GetContentRequest& request);
absl::Status CheckRequest(const kok::search::v1::BatchGetOrganizationsRequest& request);
absl::Status CheckRequest(const kok::search::v1::ListRegionsRequest& request);
absl::Status CheckRequest(const kok::search::v1::GetIndexInfoRequest& request);

// The page size that a request gets. REQUIRES: not negative.
int EffectivePageSize(int requested);

// The number of suggestions that a request gets at most. REQUIRES: not negative.
int EffectiveSuggestions(int requested);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_REQUEST_CHECK_H_
