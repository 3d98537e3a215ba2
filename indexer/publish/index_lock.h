// One writer at a time.

#ifndef KOK_INDEXER_PUBLISH_INDEX_LOCK_H_
#define KOK_INDEXER_PUBLISH_INDEX_LOCK_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"
#include "indexer/publish/trash.h"

namespace kok::publish {

// Holds the lock of an index folder from Take to its destruction; the kernel lets go of it when the
// process dies. Movable.
class IndexLock {
 public:
  // Takes the lock and removes what interrupted runs left behind. Aborted where another process
  // holds it; the message names that process and since when, where it can be told. NotFound where
  // there is no such folder; Unavailable where its file system has no locks or cannot be written.
  static absl::StatusOr<IndexLock> Take(const std::string& index_folder);
  // Empties the file, so that nobody reads of a holder that is gone.
  ~IndexLock();
  IndexLock(IndexLock&&) noexcept = default;
  IndexLock& operator=(IndexLock&&) = delete;

  // Removes the index folder and the lock in it, if there is nothing else. The lock is then one of
  // nothing.
  void RemoveEmptyIndex() const;

  // What was left behind, or why not all of it could be removed.
  const absl::StatusOr<Removal>& leftovers() const { return leftovers_; }

 private:
  IndexLock(std::string index_folder, generation::UniqueFd fd, absl::StatusOr<Removal> leftovers)
      : index_folder_(std::move(index_folder)),
        fd_(std::move(fd)),
        leftovers_(std::move(leftovers)) {}

  std::string index_folder_;
  generation::UniqueFd fd_;
  absl::StatusOr<Removal> leftovers_;
};

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_INDEX_LOCK_H_
