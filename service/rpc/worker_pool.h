// A bounded number of threads behind a bounded queue: gRPC's own threads must never wait for a
// search.

#ifndef KOK_SERVICE_RPC_WORKER_POOL_H_
#define KOK_SERVICE_RPC_WORKER_POOL_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kok::rpc {

// Safe from any thread. Jobs run in the order of submission, each once.
class WorkerPool {
 public:
  // `threads` at least 1. `max_queued` jobs wait at most.
  WorkerPool(size_t threads, size_t max_queued);
  // Runs what is still queued, then joins.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Takes the job, or returns false at once where the queue is full. Jobs must not throw.
  [[nodiscard]] bool Submit(std::function<void()> job);

  // Jobs that wait.
  size_t queued() const;

 private:
  void Work();

  const size_t max_queued_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_WORKER_POOL_H_
