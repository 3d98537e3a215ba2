#include "service/index/snapshot_holder.h"

#include <algorithm>
#include <utility>

namespace kok::index {
namespace {

constexpr size_t kKept = 3;

}  // namespace

std::shared_ptr<const Snapshot> SnapshotHolder::Current() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return newest_first_.empty() ? nullptr : newest_first_.front();
}

std::shared_ptr<const Snapshot> SnapshotHolder::Find(const std::string& id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const auto& snapshot : newest_first_) {
    if (snapshot->id() == id) return snapshot;
  }
  return nullptr;
}

void SnapshotHolder::Swap(std::shared_ptr<const Snapshot> snapshot) {
  std::shared_ptr<const Snapshot> dropped;  // closed after the lock is gone
  const std::lock_guard<std::mutex> lock(mutex_);
  newest_first_.erase(
      std::remove_if(newest_first_.begin(), newest_first_.end(),
                     [&](const auto& kept) { return kept->id() == snapshot->id(); }),
      newest_first_.end());
  newest_first_.push_front(std::move(snapshot));
  if (newest_first_.size() > kKept) {
    dropped = std::move(newest_first_.back());
    newest_first_.pop_back();
  }
}

std::vector<std::shared_ptr<const Snapshot>> SnapshotHolder::All() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return {newest_first_.begin(), newest_first_.end()};
}

void SnapshotHolder::Replace(std::vector<std::shared_ptr<const Snapshot>> newest_first) {
  std::deque<std::shared_ptr<const Snapshot>> closed;  // after the lock is gone
  const std::lock_guard<std::mutex> lock(mutex_);
  closed = std::move(newest_first_);
  newest_first_.assign(newest_first.begin(), newest_first.end());
}

}  // namespace kok::index
