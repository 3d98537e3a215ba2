#include "service/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <thread>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "grpc/health/v1/health.pb.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "service/index/degraded_reason.h"
#include "service/index_events.h"
#include "service/rpc/limits.h"
#include "service/security/file_fault.h"
#include "service/telemetry/event_log.h"
#include "service/telemetry/metrics.h"

namespace kok {
namespace {

void SetLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(rpc::kMaxReceivedBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, rpc::kMaxConcurrentStreams);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, rpc::kMaxMetadataBytes);
  // A small compressed request could unpack to gigabytes before any limit sees it.
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  // Without this a second process on the same port would silently take part of the connections.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  const auto milliseconds = [](absl::Duration time) {
    return static_cast<int>(absl::ToInt64Milliseconds(time));
  };
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS,
                             milliseconds(rpc::kMaxHandshakeTime));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS,
                             milliseconds(rpc::kMaxConnectionIdle));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, milliseconds(rpc::kMaxConnectionAge));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
                             milliseconds(rpc::kConnectionAgeGrace));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, milliseconds(rpc::kKeepaliveTime));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, milliseconds(rpc::kKeepaliveTimeout));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             milliseconds(rpc::kMinPingInterval));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, rpc::kMaxPingStrikes);
  grpc::ResourceQuota quota("kok-searchd");
  quota.Resize(rpc::kMaxBufferedBytes);
  builder.SetResourceQuota(quota);
}

// The same status, whose message begins with the flag that it is about: the file that is wrong
// names its own.
absl::Status About(const char* flag, const absl::Status& status) {
  if (status.ok() || absl::StartsWith(status.message(), "--") ||
      security::FaultOf(status).has_value()) {
    return status;
  }
  return absl::Status(status.code(), absl::StrCat(flag, ": ", status.message()));
}

// A refused call is one, too.
void LogRefusedCall(telemetry::CallSink& sink, const std::optional<security::Principal>& principal,
                    std::optional<security::MethodId> method, grpc::StatusCode code) {
  sink.Record({method, principal, static_cast<absl::StatusCode>(code), std::nullopt, std::nullopt,
               std::nullopt, telemetry::RequestId::New()});
}

// The built-in health service registers no descriptor; linking our own lets reflection describe it.
void RegisterHealthDescriptor() { grpc::health::v1::HealthCheckRequest::descriptor(); }

}  // namespace

Server::Server(const ServerOptions& options)
    : options_(options),
      tokens_(rpc::PageTokens::WithRandomKey()),
      workers_(options.workers, rpc::kMaxQueuedRequests),
      search_service_(tokens_, {snapshots_, workers_, call_sinks_}, options.stale_after_days),
      directory_service_(tokens_, {snapshots_, workers_, call_sinks_}, options.index_folder,
                         options.stale_after_days) {}

Server::~Server() {
  metrics_.reset();  // asks all of the below
  admin_.reset();    // asks the watcher
  watcher_.reset();
  if (listeners_ != nullptr) listeners_->Close();
  if (grpc_server_ != nullptr) grpc_server_->Shutdown(std::chrono::system_clock::now());
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options) {
  if (options.index_folder.empty()) return absl::InvalidArgumentError("--index is missing");
  if (options.workers < 1) return absl::InvalidArgumentError("--workers: expected at least 1");
  if (options.stale_after_days < 1) {
    return absl::InvalidArgumentError("--stale_after_days: expected at least 1");
  }
  std::unique_ptr<Server> server(new Server(options));
  if (const absl::Status listening = server->Listen(); !listening.ok()) {
    return About("--listen", listening);
  }
  server->SetHealth(false);
  server->watcher_ = std::make_unique<index::GenerationWatcher>(
      options.index_folder, server->snapshots_,
      LoggedIndexEvents(server->events_,
                        [raw = server.get()](bool serving) { raw->SetHealth(serving); }));
  server->snapshots_.OnDoubt([raw = server->watcher_.get()] { raw->DoubtServed(); });
  if (const absl::Status listening = server->ListenForAdmin(); !listening.ok()) {
    return About("--admin", listening);
  }
  if (const absl::Status listening = server->ServeMetrics(); !listening.ok()) {
    return About("--metrics", listening);
  }
  server->watcher_->Look();
  server->watcher_->Start();
  return server;
}

absl::Status Server::Listen() {
  security::ListenerOptions wanted;
  wanted.addresses = absl::StrSplit(options_.listen, ',', absl::SkipWhitespace());
  wanted.tls = options_.tls;
  wanted.policy_file = options_.policy_file;
  wanted.connections = {rpc::kMaxConnections, rpc::kMaxConnectionsPerAddress};
  security::AccessEvents events;
  events.call_refused = [this](const auto& principal, auto method, grpc::StatusCode code) {
    LogRefusedCall(call_sinks_, principal, method, code);
  };
  events.certificates.accepted = [this](absl::Time expires) {
    telemetry::LogCertificatesInUse(expires);
    events_.certificates.Taken();
  };
  events.certificates.refused = [this](const absl::Status& reason) {
    telemetry::LogCertificatesRefused(security::FaultOf(reason));
    events_.certificates.Refused();
  };
  events.policy_loaded = [this](size_t principals) {
    telemetry::LogPolicyInForce(principals);
    events_.policies.Taken();
  };
  events.policy_refused = [this](const absl::Status& reason) {
    telemetry::LogPolicyRefused(security::FaultOf(reason));
    events_.policies.Refused();
  };
  absl::StatusOr<std::unique_ptr<security::Listeners>> listeners =
      security::Listeners::Prepare(std::move(wanted), std::move(events));
  if (!listeners.ok()) return listeners.status();
  listeners_ = *std::move(listeners);

  RegisterHealthDescriptor();
  grpc::EnableDefaultHealthCheckService(true);
  // What the methods are called is in the protos; who is on another machine has those.
  if (listeners_->only_local()) grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  listeners_->AddTo(builder);
  builder.RegisterService(&search_service_);
  builder.RegisterService(&directory_service_);
  SetLimits(builder);
  grpc_server_ = builder.BuildAndStart();
  if (grpc_server_ == nullptr) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", options_.listen));
  }
  return listeners_->Open();
}

absl::Status Server::ListenForAdmin() {
  if (options_.admin.empty()) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<AdminListener>> listener = AdminListener::Start(
      options_.admin, std::make_unique<rpc::IndexAdminService>(
                          rpc::ProcessFacts{options_.version, started_, options_.index_folder},
                          snapshots_, *watcher_, workers_, draining_));
  if (!listener.ok()) return listener.status();
  admin_ = *std::move(listener);
  return absl::OkStatus();
}

absl::Status Server::ServeMetrics() {
  if (options_.metrics.empty()) return absl::OkStatus();
  auto listener = telemetry::MetricsListener::Start(
      options_.metrics, [this] { return telemetry::MetricsText(call_metrics_, State()); });
  if (!listener.ok()) return listener.status();
  metrics_ = *std::move(listener);
  return absl::OkStatus();
}

telemetry::ServerState Server::State() const {
  const std::shared_ptr<const index::Snapshot> served = snapshots_.Current();
  const std::string id = served == nullptr ? "" : served->id();
  std::optional<telemetry::ServedIndex> index;
  if (served != nullptr) {
    index = {generation::BuildTimeOf(id), served->counts().organizations(),
             served->counts().contents()};
  }
  const bool degraded =
      !index::DegradedReason(options_.index_folder, generation::ReadCurrent(options_.index_folder),
                             id, *watcher_)
           .empty();
  return {events_,
          started_,
          draining_,
          workers_.queued(),
          index,
          degraded,
          watcher_->retracted_count(),
          listeners_->open_connections(),
          listeners_->refused_connections(),
          listeners_->certificate_not_after(),
          listeners_->revocation_list_next_update()};
}

void Server::SetHealth(bool serving) {
  grpc::HealthCheckServiceInterface* health = grpc_server_->GetHealthCheckService();
  for (const char* name : {"", "kok.search.v1.SearchService", "kok.search.v1.DirectoryService"}) {
    health->SetServingStatus(name, serving);
  }
}

void Server::Drain() {
  telemetry::LogDraining();
  draining_ = true;
  watcher_->Stop();
  SetHealth(false);
  absl::SleepFor(options_.drain_notice);
  listeners_->Close();
  grpc_server_->Shutdown(absl::ToChronoTime(absl::Now() + options_.drain_limit));
}

}  // namespace kok
