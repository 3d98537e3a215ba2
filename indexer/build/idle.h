// Things that one thread works with at a time and that cost something to make.

#ifndef KOK_INDEXER_BUILD_IDLE_H_
#define KOK_INDEXER_BUILD_IDLE_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace kok::build {

// Those that no thread works with at the moment. Safe from any thread.
template <typename T>
class Idle {
 public:
  // One of them; null where there is none.
  std::unique_ptr<T> Take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (idle_.empty()) return nullptr;
    std::unique_ptr<T> taken = std::move(idle_.back());
    idle_.pop_back();
    return taken;
  }
  void GiveBack(std::unique_ptr<T> thing) {
    const std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(std::move(thing));
  }
  std::vector<std::unique_ptr<T>> TakeAll() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return std::exchange(idle_, {});
  }

 private:
  // Not Abseil's, whose library ThreadSanitizer does not see through.
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;  // guarded by mutex_
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_IDLE_H_
