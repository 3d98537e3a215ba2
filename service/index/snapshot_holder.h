// Lends the active snapshot, and for a while the ones before it.

#ifndef KOK_SERVICE_INDEX_SNAPSHOT_HOLDER_H_
#define KOK_SERVICE_INDEX_SNAPSHOT_HOLDER_H_

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "service/index/snapshot.h"

namespace kok::index {

// Safe from any thread. A request takes one snapshot and keeps it to its end, whatever is swapped
// meanwhile.
class SnapshotHolder {
 public:
  // The active one; null while there is none.
  std::shared_ptr<const Snapshot> Current() const;

  // The active one or one of its last two predecessors, by id; null otherwise. For page tokens of a
  // listing begun earlier.
  std::shared_ptr<const Snapshot> Find(const std::string& id) const;

  // Tells whoever listens that reading a snapshot failed. Never waits.
  void TellDoubt() const {
    if (doubt_) doubt_();
  }
  // Who listens; to be set before any request is served. Must not wait, and be safe from any
  // thread.
  void OnDoubt(std::function<void()> listener) { doubt_ = std::move(listener); }

  // Makes `snapshot` the active one.
  void Swap(std::shared_ptr<const Snapshot> snapshot);

  // The active one and those kept, newest first.
  std::vector<std::shared_ptr<const Snapshot>> All() const;

  // Holds these instead, the active one first; none at all is allowed.
  void Replace(std::vector<std::shared_ptr<const Snapshot>> newest_first);

 private:
  std::function<void()> doubt_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<const Snapshot>> newest_first_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_SNAPSHOT_HOLDER_H_
