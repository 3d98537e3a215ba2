// What commands do about generations that say what is protected by now.

#ifndef KOK_INDEXER_COMMANDS_EXPOSED_REMOVAL_H_
#define KOK_INDEXER_COMMANDS_EXPOSED_REMOVAL_H_

#include <string>

#include "indexer/commands/run_report.h"
#include "indexer/publish/exposed_generations.h"
#include "indexer/publish/io_error.h"

namespace kok {

// Removes those of `listed` that are not active, and tells the report. Unavailable where that
// fails. REQUIRES: the lock.
inline absl::Status RemoveExposedAndTell(const std::string& index, const publish::Ids& listed) {
  const auto removal = publish::RemoveExposed(index, listed);
  if (!removal.ok()) return publish::AsIoError(removal.status());
  for (const std::string& id : removal->removed) {
    RunReport::Current().Say(id + " is removed: it said what is protected now");
  }
  return absl::OkStatus();
}

// The same of INDEX/EXPOSED, whose ids it returns. Before anything is changed: nobody goes back to
// one that a killed run has left.
inline absl::StatusOr<publish::Ids> RemoveListedExposed(const std::string& index) {
  absl::StatusOr<publish::Ids> listed = publish::ReadExposed(index);
  if (!listed.ok()) return publish::AsIoError(listed.status());
  if (absl::Status removed = RemoveExposedAndTell(index, *listed); !removed.ok()) return removed;
  return listed;
}

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_EXPOSED_REMOVAL_H_
