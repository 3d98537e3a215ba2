// One writer at a time.

#ifndef KOK_INDEXER_PUBLISH_INDEX_LOCK_H_
#define KOK_INDEXER_PUBLISH_INDEX_LOCK_H_

#include <string>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"

namespace kok::publish {

// Holds the lock of an index folder from Take to its destruction; the kernel lets go of it when the
// process dies. Movable.
class IndexLock {
 public:
  // Aborted where another process holds it; the message names that process where it can be told.
  static absl::StatusOr<IndexLock> Take(const std::string& index_folder);

 private:
  explicit IndexLock(generation::UniqueFd fd) : fd_(std::move(fd)) {}
  generation::UniqueFd fd_;
};

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_INDEX_LOCK_H_
