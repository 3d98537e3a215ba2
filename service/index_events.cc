#include "service/index_events.h"

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "indexer/generation/layout.h"
#include "service/telemetry/event_log.h"

namespace kok {
namespace {

using telemetry::GenerationId;
using telemetry::GenerationProblem;

GenerationProblem ProblemOf(const absl::Status& reason) {
  switch (reason.code()) {
    case absl::StatusCode::kDataLoss:
      return GenerationProblem::kDamaged;
    case absl::StatusCode::kNotFound:
      return GenerationProblem::kMissing;
    case absl::StatusCode::kFailedPrecondition:
      return GenerationProblem::kOfAnotherVersion;
    default:
      return GenerationProblem::kReadFailed;
  }
}

void LogRefused(const std::string& id, const absl::Status& reason) {
  if (const auto generation = GenerationId::Of(id)) {
    telemetry::LogGenerationRefused(*generation, ProblemOf(reason),
                                    telemetry::IndexFile::NamedIn(reason.message()));
  } else {
    telemetry::LogFolderRefused(id == generation::kCurrentFile
                                    ? telemetry::FolderProblem::kCurrentUnusable
                                    : telemetry::FolderProblem::kRetractedUnusable);
  }
}

}  // namespace

index::WatcherEvents LoggedIndexEvents(telemetry::EventCounts& counts,
                                       std::function<void(bool)> serving) {
  index::WatcherEvents events;
  events.activated = [&counts, serving](const index::Snapshot& snapshot) {
    if (const auto id = GenerationId::Of(snapshot.id())) {
      const auto& shown = snapshot.counts();
      telemetry::LogGenerationActivated(*id, shown.organizations(), shown.contents());
    }
    ++counts.generations_activated;
    serving(true);
  };
  events.refused = [&counts](const std::string& id, const absl::Status& reason) {
    LogRefused(id, reason);
    ++counts.generations_refused;
  };
  events.fell_back = [&counts](const std::string& served, const std::string& current) {
    ++counts.fallbacks;
    const auto from = GenerationId::Of(current);
    const auto to = GenerationId::Of(served);
    if (to) telemetry::LogFellBack(*to, from);
  };
  events.lost = [serving](const std::string& id) {
    if (const auto lost = GenerationId::Of(id)) telemetry::LogServedGenerationDamaged(*lost);
    serving(false);
  };
  events.retracted = telemetry::LogRetractionsApplied;
  events.withdrawn = [serving] {
    telemetry::LogNothingServed();
    serving(false);
  };
  events.folder_gone = [](const std::string& id) {
    if (const auto gone = GenerationId::Of(id)) telemetry::LogGenerationFolderGone(*gone);
  };
  return events;
}

}  // namespace kok
