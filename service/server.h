// The service as a whole: index watcher, workers, gRPC server, health.

#ifndef KOK_SERVICE_SERVER_H_
#define KOK_SERVICE_SERVER_H_

#include <grpcpp/server.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "service/admin_listener.h"
#include "service/index/generation_watcher.h"
#include "service/index/snapshot_holder.h"
#include "service/rpc/directory_service.h"
#include "service/rpc/page_token.h"
#include "service/rpc/search_service.h"
#include "service/rpc/worker_pool.h"
#include "service/security/listeners.h"
#include "service/security/tls_files.h"
#include "service/telemetry/access_log.h"
#include "service/telemetry/call_metrics.h"
#include "service/telemetry/call_sinks.h"
#include "service/telemetry/event_counts.h"
#include "service/telemetry/event_log.h"
#include "service/telemetry/metrics_listener.h"
#include "service/telemetry/server_state.h"
#include "service/telemetry/usage_statistics.h"

namespace kok {

// How to serve.
struct ServerOptions {
  std::string index_folder;  // need not exist yet
  // Addresses between commas, see security/listen_address.h; port 0: any free one.
  std::string listen = "127.0.0.1:50051";
  security::TlsFiles tls = {};   // for addresses beyond this machine
  std::string policy_file = {};  // for these as well; see security/policy.h
  std::string admin = {};        // unix:/PATH for IndexAdminService; empty: none
  std::string metrics = {};      // loopback HOST:PORT for Prometheus; empty: none
  std::string version = {};      // of this program, as the admin service tells it
  size_t workers = 2;            // at least 1; more than there are cores gains nothing
  int stale_after_days = 365;    // a person's check older than this is STALE; at least 1
  absl::Duration drain_notice = absl::Seconds(2);  // between "not serving" and refusing new calls
  absl::Duration drain_limit = absl::Seconds(10);  // for calls in flight
};

// One running service. Start it, and call Drain before it goes. Methods are for one thread.
class Server {
 public:
  // InvalidArgument for a bad option; AlreadyExists or another status, with one clear line, where
  // the address cannot be taken. A missing or bad index is no error: the service then answers
  // UNAVAILABLE and its health NOT_SERVING until there is one.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options);
  ~Server();

  // What it listens on first, with the real port.
  const std::string& address() const { return listeners_->addresses().front().text(); }
  // All of it.
  const std::vector<security::BoundAddress>& addresses() const { return listeners_->addresses(); }
  // Whether there is anything to serve yet.
  bool has_index() const { return snapshots_.Current() != nullptr; }

  // Where the metrics are; nullptr where nowhere.
  const security::BoundAddress* metrics_address() const {
    return metrics_ == nullptr ? nullptr : &metrics_->address();
  }

  // Reads policy and certificates again. What cannot be used is logged, and changes nothing.
  void Reload() { listeners_->Reload(); }

  // Says NOT_SERVING, waits for clients to notice, refuses new calls, lets those in flight finish.
  // Call once.
  void Drain();

 private:
  explicit Server(const ServerOptions& options);
  absl::Status Listen();
  absl::Status ListenForAdmin();
  absl::Status ServeMetrics();
  telemetry::ServerState State() const;
  void SetHealth(bool serving);

  const ServerOptions options_;
  const absl::Time started_ = absl::Now();
  telemetry::EventCounts events_;
  std::unique_ptr<security::Listeners> listeners_;
  telemetry::AccessLog access_log_;
  telemetry::CallMetrics call_metrics_;
  telemetry::UsageStatistics usage_{telemetry::LogUsage};
  telemetry::CallSinks call_sinks_{{&access_log_, &call_metrics_, &usage_}};
  index::SnapshotHolder snapshots_;
  const rpc::PageTokens tokens_;
  rpc::WorkerPool workers_;
  rpc::SearchService search_service_;
  rpc::DirectoryService directory_service_;
  std::unique_ptr<grpc::Server> grpc_server_;
  std::unique_ptr<index::GenerationWatcher> watcher_;
  std::atomic<bool> draining_{false};
  std::unique_ptr<AdminListener> admin_;
  std::unique_ptr<telemetry::MetricsListener> metrics_;
};

}  // namespace kok

#endif  // KOK_SERVICE_SERVER_H_
