#include "service/rpc/index_admin_service.h"

#include <map>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/verified_generation.h"
#include "service/index/degraded_reason.h"
#include "service/rpc/limits.h"
#include "service/search/page_range.h"

namespace kok::rpc {
namespace {

namespace admin = kok::search::admin::v1;

constexpr size_t kMaxGenerations = 1000;
constexpr int64_t kMaxManifestBytes = 4 << 20;

std::string Rfc3339(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

void Fill(const index::Refusal& refusal, admin::RefusedGeneration& refused) {
  refused.set_generation(refusal.id);
  refused.set_reason(std::string(refusal.reason.message()));
  refused.set_refuse_time(Rfc3339(refusal.time));
}

// Files and sources are left out: they are many, and verify and list tell them on the spot.
absl::StatusOr<generation::Manifest> ReadManifest(const std::string& index_folder,
                                                  const std::string& id) {
  const std::string folder = generation::JoinPath(index_folder, id);
  const absl::StatusOr<std::string> json = generation::ReadWholeFile(
      generation::JoinPath(folder, generation::kManifestFile), kMaxManifestBytes);
  if (!json.ok()) return json.status();
  absl::StatusOr<generation::Manifest> manifest = generation::ManifestFromJson(*json);
  if (!manifest.ok()) return manifest.status();
  manifest->clear_files();
  manifest->clear_sources();
  return manifest;
}

}  // namespace

IndexAdminService::IndexAdminService(ProcessFacts facts, const index::SnapshotHolder& snapshots,
                                     index::GenerationWatcher& watcher, const WorkerPool& searchers,
                                     const std::atomic<bool>& draining)
    : facts_(std::move(facts)),
      snapshots_(snapshots),
      watcher_(watcher),
      searchers_(searchers),
      draining_(draining) {}

grpc::Status IndexAdminService::GetServerStatus(grpc::ServerContext* /*context*/,
                                                const admin::GetServerStatusRequest* /*request*/,
                                                admin::GetServerStatusResponse* response) {
  if (const auto active = snapshots_.Current(); active != nullptr) {
    *response->mutable_index() = active->info();
  }
  const absl::StatusOr<std::string> current = generation::ReadCurrent(facts_.index_folder);
  if (current.ok()) response->set_current_generation(*current);
  response->set_degraded_reason(index::DegradedReason(facts_.index_folder, current,
                                                      response->index().generation(), watcher_));
  response->set_start_time(Rfc3339(facts_.started));
  response->set_version(facts_.version);
  response->set_draining(draining_);
  response->set_queue_depth(static_cast<int>(searchers_.queued()));
  for (const index::Refusal& refusal : watcher_.Refused()) {
    Fill(refusal, *response->add_refused());
  }
  response->set_retracted_count(static_cast<int>(watcher_.retracted_count()));
  return grpc::Status::OK;
}

grpc::Status IndexAdminService::ListGenerations(grpc::ServerContext* /*context*/,
                                                const admin::ListGenerationsRequest* /*request*/,
                                                admin::ListGenerationsResponse* response) {
  const absl::StatusOr<std::string> current = generation::ReadCurrent(facts_.index_folder);
  const auto served = snapshots_.Current();
  std::map<std::string, std::string> refusals;
  for (const index::Refusal& refusal : watcher_.Refused()) {
    refusals.emplace(refusal.id, std::string(refusal.reason.message()));
  }
  std::vector<std::string> ids = generation::ListGenerations(facts_.index_folder);
  if (ids.size() > kMaxGenerations) ids.resize(kMaxGenerations);
  size_t manifest_bytes = 0;
  for (const std::string& id : ids) {
    admin::Generation& generation = *response->add_generations();
    generation.set_id(id);
    generation.set_active(current.ok() && *current == id);
    generation.set_served(served != nullptr && served->id() == id);
    if (const auto refusal = refusals.find(id); refusal != refusals.end()) {
      generation.set_refusal(refusal->second);
    }
    if (manifest_bytes > search_core::kMaxReplyBytes) continue;
    absl::StatusOr<generation::Manifest> manifest = ReadManifest(facts_.index_folder, id);
    if (!manifest.ok()) continue;
    manifest_bytes += manifest->ByteSizeLong();
    if (manifest_bytes <= search_core::kMaxReplyBytes) {
      *generation.mutable_manifest() = *std::move(manifest);
    }
  }
  return grpc::Status::OK;
}

grpc::Status IndexAdminService::ReloadIndex(grpc::ServerContext* /*context*/,
                                            const admin::ReloadIndexRequest* /*request*/,
                                            admin::ReloadIndexResponse* response) {
  if (const auto before = snapshots_.Current(); before != nullptr) {
    *response->mutable_previous() = before->info();
  }
  const absl::Status looked = watcher_.LookAgain();
  if (const auto now = snapshots_.Current(); now != nullptr) {
    *response->mutable_index() = now->info();
  }
  if (looked.ok()) return grpc::Status::OK;
  const absl::StatusOr<std::string> current = generation::ReadCurrent(facts_.index_folder);
  Fill({current.ok() ? *current : generation::kCurrentFile, looked, absl::Now()},
       *response->mutable_refused());
  return grpc::Status::OK;
}

}  // namespace kok::rpc
