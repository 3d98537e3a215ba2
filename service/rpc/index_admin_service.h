// IndexAdminService: what is served, what is kept, look again now. Reads the index folder only.

#ifndef KOK_SERVICE_RPC_INDEX_ADMIN_SERVICE_H_
#define KOK_SERVICE_RPC_INDEX_ADMIN_SERVICE_H_

#include <atomic>
#include <string>

#include "absl/time/time.h"
#include "kok/search/admin/v1/index_admin_service.grpc.pb.h"
#include "service/index/generation_watcher.h"
#include "service/index/snapshot_holder.h"
#include "service/rpc/worker_pool.h"

namespace kok::rpc {

// What the process knows of itself.
struct ProcessFacts {
  std::string version;
  absl::Time started;
  std::string index_folder;
};

// Safe from any thread. Never waits for the workers that answer searches: an operator asks just
// when those are busy. Plain calls, for a socket that few may open.
class IndexAdminService final : public kok::search::admin::v1::IndexAdminService::Service {
 public:
  // All must outlive it; `searchers` is asked for its queue only.
  IndexAdminService(ProcessFacts facts, const index::SnapshotHolder& snapshots,
                    index::GenerationWatcher& watcher, const WorkerPool& searchers,
                    const std::atomic<bool>& draining);

  grpc::Status GetServerStatus(grpc::ServerContext* context,
                               const kok::search::admin::v1::GetServerStatusRequest* request,
                               kok::search::admin::v1::GetServerStatusResponse* response) override;
  grpc::Status ListGenerations(grpc::ServerContext* context,
                               const kok::search::admin::v1::ListGenerationsRequest* request,
                               kok::search::admin::v1::ListGenerationsResponse* response) override;
  grpc::Status ReloadIndex(grpc::ServerContext* context,
                           const kok::search::admin::v1::ReloadIndexRequest* request,
                           kok::search::admin::v1::ReloadIndexResponse* response) override;

 private:
  const ProcessFacts facts_;
  const index::SnapshotHolder& snapshots_;
  index::GenerationWatcher& watcher_;
  const WorkerPool& searchers_;
  const std::atomic<bool>& draining_;
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_INDEX_ADMIN_SERVICE_H_
