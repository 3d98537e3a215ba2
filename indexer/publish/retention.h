// Which generations stay on disk.

#ifndef KOK_INDEXER_PUBLISH_RETENTION_H_
#define KOK_INDEXER_PUBLISH_RETENTION_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/publish/trash.h"

namespace kok::publish {

struct RetentionPlan {
  std::vector<std::string> kept;     // newest first
  std::vector<std::string> removed;  // oldest first
};

// Keeps the newest `keep` generations, the active one, the one that a rollback goes to, and pinned
// ones. Unavailable where CURRENT or PINNED are damaged: what they protect cannot be told. Reads
// only.
absl::StatusOr<RetentionPlan> PlanRetention(const std::string& index_folder, int keep);

// Removes what the plan says, oldest first, and takes it out of HISTORY. Unavailable where that
// fails; what is left then is whole or trash. REQUIRES: the lock.
absl::StatusOr<Removal> CollectGenerations(const std::string& index_folder,
                                           const RetentionPlan& plan);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_RETENTION_H_
