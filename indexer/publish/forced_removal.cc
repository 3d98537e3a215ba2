#include "indexer/publish/forced_removal.h"

#include "indexer/publish/history.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/trash.h"

namespace kok::publish {

absl::StatusOr<ForcedRemoval> RemoveByForce(const std::string& index_folder,
                                            const std::set<std::string>& ids) {
  ForcedRemoval removal;
  if (absl::Status forgotten = RemoveFromHistory(index_folder, ids); !forgotten.ok()) {
    return forgotten;
  }
  absl::StatusOr<Pins> pins = ReadPins(index_folder);
  if (!pins.ok()) return pins.status();
  for (const std::string& id : ids) {
    if (pins->erase(id) > 0) removal.pinned.push_back(id);
  }
  if (!removal.pinned.empty()) {
    if (absl::Status written = WritePins(index_folder, *pins); !written.ok()) return written;
  }
  for (const std::string& id : ids) {
    const absl::StatusOr<Removal> removed = RemoveGeneration(index_folder, id);
    if (!removed.ok()) return removed.status();
    removal.removed.push_back(id);
    removal.bytes += removed->bytes;
  }
  return removal;
}

}  // namespace kok::publish
