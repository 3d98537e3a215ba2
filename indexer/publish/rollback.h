// The way back to a generation that was active before.

#ifndef KOK_INDEXER_PUBLISH_ROLLBACK_H_
#define KOK_INDEXER_PUBLISH_ROLLBACK_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::publish {

struct RollbackTarget {
  std::string id;
  // What was passed over, each with the reason: it is gone or not whole.
  std::vector<std::string> skipped;
};

// Where a rollback goes: the last entry of HISTORY that is there and verifies; where there is no
// HISTORY, the newest generation older than the active one that does. FailedPrecondition where
// there is none, DataLoss where those that there are are damaged; the message says what was passed
// over. Unavailable where a line of HISTORY before it is no id: nobody guesses. Verifies as many
// generations as it has to.
absl::StatusOr<RollbackTarget> FindRollbackTarget(const std::string& index_folder);

// Makes FindRollbackTarget, or `id` where it is not empty, the active generation, and forgets what
// was active after it: a further rollback goes further back. Killed at any point, CURRENT names the
// old or the new one, and a further rollback never comes forward again. FailedPrecondition where
// `id` is active already, or newer than the active one and never was active before it; NotFound or
// DataLoss where it is not there or not whole; Unavailable where writing fails, with CURRENT as it
// was. REQUIRES: the lock.
absl::StatusOr<RollbackTarget> Rollback(const std::string& index_folder, const std::string& id);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_ROLLBACK_H_
