#include "service/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpc/health/v1/health.pb.h"
#include "indexer/generation/layout.h"
#include "service/rpc/limits.h"
#include "service/security/credentials.h"
#include "service/security/listen_address.h"
#include "service/telemetry/event_log.h"

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
}

// The built-in health service registers no descriptor; linking our own lets reflection describe it.
void RegisterHealthDescriptor() { grpc::health::v1::HealthCheckRequest::descriptor(); }

// A word for machines; the message says more.
const char* RefusalReason(const std::string& id, const absl::Status& reason) {
  if (id == generation::kCurrentFile) return "CURRENT_UNUSABLE";
  if (id == generation::kRetractedFile) return "RETRACTED_UNUSABLE";
  switch (reason.code()) {
    case absl::StatusCode::kDataLoss:
      return "GENERATION_DAMAGED";
    case absl::StatusCode::kNotFound:
      return "GENERATION_MISSING";
    case absl::StatusCode::kFailedPrecondition:
      return "GENERATION_OF_ANOTHER_VERSION";
    default:
      return "READ_FAILED";
  }
}

}  // namespace

Server::Server(const ServerOptions& options)
    : options_(options),
      tokens_(rpc::PageTokens::WithRandomKey()),
      workers_(options.workers, rpc::kMaxQueuedRequests),
      search_service_(snapshots_, tokens_, workers_, options.stale_after_days),
      directory_service_(snapshots_, tokens_, workers_, options.index_folder,
                         options.stale_after_days) {}

Server::~Server() {
  admin_.reset();  // asks the watcher
  watcher_.reset();
  if (grpc_server_ != nullptr) grpc_server_->Shutdown(std::chrono::system_clock::now());
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options) {
  if (options.index_folder.empty()) return absl::InvalidArgumentError("--index is missing");
  if (options.workers < 1) return absl::InvalidArgumentError("--workers: expected at least 1");
  if (options.stale_after_days < 1) {
    return absl::InvalidArgumentError("--stale_after_days: expected at least 1");
  }
  std::unique_ptr<Server> server(new Server(options));
  if (const absl::Status listening = server->Listen(); !listening.ok()) return listening;
  server->SetHealth(false);
  index::WatcherEvents events;
  events.activated = [raw = server.get()](const index::Snapshot& snapshot) {
    const auto& counts = snapshot.counts();
    telemetry::LogGenerationActivated(snapshot.id(), counts.organizations(), counts.contents());
    raw->SetHealth(true);
  };
  events.refused = [](const std::string& id, const absl::Status& reason) {
    telemetry::LogGenerationRefused(generation::IsGenerationId(id) ? id : "",
                                    RefusalReason(id, reason), std::string(reason.message()));
  };
  events.fell_back = telemetry::LogFellBack;
  events.lost = [raw = server.get()](const std::string& id) {
    telemetry::LogServedGenerationDamaged(id);
    raw->SetHealth(false);
  };
  events.retracted = [](size_t listed) {
    telemetry::LogRetractionsApplied(static_cast<int>(listed));
  };
  events.withdrawn = [raw = server.get()] {
    telemetry::LogNothingServed();
    raw->SetHealth(false);
  };
  events.folder_gone = telemetry::LogGenerationFolderGone;
  server->watcher_ = std::make_unique<index::GenerationWatcher>(
      options.index_folder, server->snapshots_, std::move(events));
  server->snapshots_.OnDoubt([raw = server->watcher_.get()] { raw->DoubtServed(); });
  if (const absl::Status listening = server->ListenForAdmin(); !listening.ok()) return listening;
  server->watcher_->Look();
  if (server->snapshots_.Current() == nullptr) telemetry::LogIndexMissing(options.index_folder);
  server->watcher_->Start();
  return server;
}

absl::Status Server::Listen() {
  const absl::StatusOr<security::ListenAddress> address =
      security::ParseListenAddress(options_.listen);
  if (!address.ok()) return address.status();
  if (absl::Status is_free = security::CheckAddressIsFree(*address); !is_free.ok()) return is_free;

  RegisterHealthDescriptor();
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address->target, security::LocalCredentials(*address), &port);
  builder.RegisterService(&search_service_);
  builder.RegisterService(&directory_service_);
  SetLimits(builder);
  grpc_server_ = builder.BuildAndStart();
  if (grpc_server_ == nullptr || (!address->is_unix_socket && port == 0)) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", address->target));
  }
  address_ = address->is_unix_socket
                 ? address->target
                 : absl::StrCat(address->target.substr(0, address->target.rfind(':')), ":", port);
  return absl::OkStatus();
}

absl::Status Server::ListenForAdmin() {
  if (options_.admin.empty()) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<AdminListener>> listener = AdminListener::Start(
      options_.admin, std::make_unique<rpc::IndexAdminService>(
                          rpc::ProcessFacts{options_.version, absl::Now(), options_.index_folder},
                          snapshots_, *watcher_, workers_, draining_));
  if (!listener.ok()) return listener.status();
  admin_ = *std::move(listener);
  return absl::OkStatus();
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
  grpc_server_->Shutdown(absl::ToChronoTime(absl::Now() + options_.drain_limit));
}

}  // namespace kok
