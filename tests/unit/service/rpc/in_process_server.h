// All services of kok-searchd in this process, without a network: for requests as bytes.

#ifndef KOK_TESTS_UNIT_SERVICE_RPC_IN_PROCESS_SERVER_H_
#define KOK_TESTS_UNIT_SERVICE_RPC_IN_PROCESS_SERVER_H_

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/server.h>

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <string_view>

#include "service/index/generation_watcher.h"
#include "service/index/snapshot_holder.h"
#include "service/rpc/calls.h"
#include "service/rpc/directory_service.h"
#include "service/rpc/index_admin_service.h"
#include "service/rpc/limits.h"
#include "service/rpc/page_token.h"
#include "service/rpc/search_service.h"
#include "service/rpc/worker_pool.h"

namespace kok::tests {

// Serves an index folder over gRPC's transport within a process, with one worker. Calls may come
// from several threads.
class InProcessServer {
 public:
  explicit InProcessServer(const std::string& index_folder);
  ~InProcessServer();

  // What a call ended with.
  struct Reply {
    grpc::Status status;
    std::string bytes;
  };

  // Sends the bytes as they are. `method` is the full path: `/kok.search.v1.SearchService/Search`.
  // Every call must have ended before the server goes.
  std::future<Reply> Start(const std::string& method, std::string_view bytes);
  // The same, and waits.
  Reply Call(const std::string& method, std::string_view bytes);

  const rpc::PageTokens& tokens() const { return tokens_; }
  rpc::WorkerPool& workers() { return workers_; }
  std::shared_ptr<const index::Snapshot> snapshot() const { return snapshots_.Current(); }

 private:
  // Nobody reads of these calls.
  class Unread final : public telemetry::CallSink {
    void Record(const telemetry::CallRecord& /*call*/) override {}
  };

  index::SnapshotHolder snapshots_;
  // A key that is the same in each process, so that a request is answered alike in each.
  const rpc::PageTokens tokens_{std::string(32, 'k')};
  rpc::WorkerPool workers_{1, rpc::kMaxQueuedRequests};
  Unread sink_;
  const rpc::Calls calls_{snapshots_, workers_, sink_};
  index::GenerationWatcher watcher_;
  const std::atomic<bool> draining_{false};
  rpc::SearchService search_;
  rpc::DirectoryService directory_;
  rpc::IndexAdminService admin_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<grpc::GenericStub> stub_;
};

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_RPC_IN_PROCESS_SERVER_H_
