// Records by name, and lists of them in the order of names.

#ifndef KOK_SERVICE_SEARCH_RECORD_STORE_H_
#define KOK_SERVICE_SEARCH_RECORD_STORE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"
#include "kok/search/v1/search_filter.pb.h"
#include "service/index/snapshot.h"
#include "service/search/page_range.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// One page of a list.
template <typename Record>
struct RecordPage {
  std::vector<Record> records;
  size_t total = 0;        // on all pages together
  size_t next_offset = 0;  // 0: this is the last page
};

// The record or curated line of that name. NotFound where there is neither. Safe from any thread,
// as all below.
absl::StatusOr<kok::search::v1::Organization> GetOrganization(const index::Snapshot& snapshot,
                                                              const std::string& name);
absl::StatusOr<kok::search::v1::Content> GetContent(const index::Snapshot& snapshot,
                                                    const std::string& name);

// Records that pass the filter, on the day of the answer; curated lines are none of them.
// `with_body`: texts whole. DeadlineExceeded and Cancelled by the limit.
// REQUIRES: the filter passed request_check.
absl::StatusOr<RecordPage<kok::search::v1::Organization>> ListOrganizations(
    const index::Snapshot& snapshot, const kok::search::v1::SearchFilter& filter, PageRange page,
    absl::CivilDay today);
absl::StatusOr<RecordPage<kok::search::v1::Content>> ListContents(
    const index::Snapshot& snapshot, const kok::search::v1::SearchFilter& filter, PageRange page,
    bool with_body, TimeLimit limit);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RECORD_STORE_H_
