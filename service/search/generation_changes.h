// What differs between two generations, by etag.

#ifndef KOK_SERVICE_SEARCH_GENERATION_CHANGES_H_
#define KOK_SERVICE_SEARCH_GENERATION_CHANGES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/index/snapshot.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// Resource names of both kinds, each list sorted.
struct GenerationChanges {
  std::vector<std::string> added;
  std::vector<std::string> changed;  // another etag
  std::vector<std::string> removed;
};

// Reads every record of both snapshots once. What is retracted counts as removed where the earlier
// generation held it. Safe from any thread. Fails as xapian_status says,
// DeadlineExceeded and Cancelled by the limit.
absl::StatusOr<GenerationChanges> CompareGenerations(const index::Snapshot& before,
                                                     const index::Snapshot& after, TimeLimit limit);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_GENERATION_CHANGES_H_
