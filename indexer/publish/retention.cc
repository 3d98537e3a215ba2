#include "indexer/publish/retention.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/history.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/rollback.h"

namespace kok::publish {

absl::StatusOr<RetentionPlan> PlanRetention(const std::string& index_folder, int keep) {
  absl::StatusOr<Pins> kept = ReadPins(index_folder);
  if (!kept.ok()) return AsIoError(kept.status());
  absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder);
  const bool is_new = absl::IsNotFound(current.status()) && ReadHistory(index_folder).ok() &&
                      ReadHistory(index_folder)->empty();
  const bool holds_some = !generation::ListGenerations(index_folder).empty();
  if (!current.ok() && (!is_new || holds_some)) {
    return absl::UnavailableError(
        absl::StrCat(std::string(current.status().message()),
                     "; nothing is removed while nobody knows which generation is active"));
  }
  if (current.ok()) kept->insert(*current);
  const absl::StatusOr<RollbackTarget> target = FindRollbackTarget(index_folder);
  if (target.ok()) kept->insert(target->id);
  if (!target.ok() && !absl::IsFailedPrecondition(target.status()) &&
      !absl::IsDataLoss(target.status())) {
    return target.status();
  }

  RetentionPlan plan;
  int newer = 0;
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    if (newer++ < keep || kept->count(id) > 0) {
      plan.kept.push_back(id);
    } else {
      plan.removed.insert(plan.removed.begin(), id);
    }
  }
  return plan;
}

absl::StatusOr<Removal> CollectGenerations(const std::string& index_folder,
                                           const RetentionPlan& plan) {
  Removal all;
  const absl::Status forgotten =
      RemoveFromHistory(index_folder, {plan.removed.begin(), plan.removed.end()});
  if (!forgotten.ok()) return AsIoError(forgotten);
  for (const std::string& id : plan.removed) {
    absl::StatusOr<Removal> removal = RemoveGeneration(index_folder, id);
    if (!removal.ok()) return removal.status();
    all.names.push_back(id);
    all.bytes += removal->bytes;
  }
  return all;
}

}  // namespace kok::publish
