// Which suggestions pass the filter of a request.

#ifndef KOK_SERVICE_SEARCH_PASSING_RECORDS_H_
#define KOK_SERVICE_SEARCH_PASSING_RECORDS_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "kok/search/v1/search_filter.pb.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// The records of one snapshot that pass one filter, as a search would find them. Not safe from
// several threads at once. Errors are those of xapian_status.
class PassingRecords {
 public:
  // Finds the organisations, on the day of the answer. REQUIRES: the filter passed request_check.
  // `snapshot` must outlive it.
  static absl::StatusOr<PassingRecords> Find(const index::Snapshot& snapshot,
                                             const kok::search::v1::SearchFilter& filter,
                                             absl::CivilDay today);

  // Whether one of these organisations passes.
  bool AnyOrganization(const std::vector<Xapian::docid>& documents) const;

  // Whether a text of this topic passes.
  absl::StatusOr<bool> AnyOfTopic(const std::string& code) const;

  // The documents of those texts that pass. Costs one look-up a name.
  absl::StatusOr<std::vector<Xapian::docid>> Contents(const std::vector<std::string>& names) const;

 private:
  explicit PassingRecords(index::DatabasePool::Handle content) : content_(std::move(content)) {}
  // At most `limit` texts that pass and bear one of `terms`.
  absl::StatusOr<std::vector<Xapian::docid>> ContentsWith(const std::vector<std::string>& terms,
                                                          size_t limit) const;

  absl::flat_hash_set<Xapian::docid> organizations_;
  index::DatabasePool::Handle content_;
  std::optional<Xapian::Query> content_filter_;  // nothing: no text passes
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PASSING_RECORDS_H_
