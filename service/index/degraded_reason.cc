#include "service/index/degraded_reason.h"

#include "absl/strings/str_cat.h"
#include "indexer/generation/retractions.h"

namespace kok::index {

std::string DegradedReason(const std::string& index_folder,
                           const absl::StatusOr<std::string>& current, const std::string& served,
                           const GenerationWatcher& watcher) {
  const std::string instead =
      served.empty() ? "nothing is served: " : absl::StrCat(served, " is served: ");
  if (!current.ok()) return absl::StrCat(instead, std::string(current.status().message()));
  const absl::Status list = generation::ReadRetractions(index_folder).status();
  if (!list.ok()) return absl::StrCat(instead, std::string(list.message()));
  if (*current == served) return "";
  for (const Refusal& refusal : watcher.Refused()) {
    if (refusal.id == *current) {
      return absl::StrCat(instead, std::string(refusal.reason.message()));
    }
  }
  return "";  // it was activated a moment ago
}

}  // namespace kok::index
