// Removal of generations in spite of what keeps them: the way back, and pins.

#ifndef KOK_INDEXER_PUBLISH_FORCED_REMOVAL_H_
#define KOK_INDEXER_PUBLISH_FORCED_REMOVAL_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::publish {

struct ForcedRemoval {
  std::vector<std::string> removed;  // ids, the lowest first
  std::vector<std::string> pinned;   // those of them that were pinned
  std::uintmax_t bytes = 0;          // that they had
};

// Takes the generations out of HISTORY and PINNED and deletes them. Fails with what changing those
// or RemoveGeneration failed with; what was not deleted yet is left whole. REQUIRES: the lock; none
// of them is active.
absl::StatusOr<ForcedRemoval> RemoveByForce(const std::string& index_folder,
                                            const std::set<std::string>& ids);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_FORCED_REMOVAL_H_
