// Removing generations, and what interrupted runs left behind.

#ifndef KOK_INDEXER_PUBLISH_TRASH_H_
#define KOK_INDEXER_PUBLISH_TRASH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::publish {

// What was removed: file names below the index folder, and how many bytes their files had.
struct Removal {
  std::vector<std::string> names;
  std::uintmax_t bytes = 0;
};

// Sum of the sizes of the files below `folder`; what cannot be read counts nothing.
std::uintmax_t BytesBelow(const std::string& folder);

// Removes a generation: renames it to `.trash-<id>`, fsyncs the index folder, so that it is a
// generation no more before the first of its files goes, then unlinks. Unavailable where that
// fails; once renamed, the next writer removes the rest. REQUIRES: the lock; IsGenerationId(id).
absl::StatusOr<Removal> RemoveGeneration(const std::string& index_folder, const std::string& id);

// Removes `.trash-*`, `.building-*` and the temporary files of the layout. Unavailable for the
// first that cannot be removed, after trying all. Nothing where the folder is missing. REQUIRES:
// the lock, and no build of one's own under way.
absl::StatusOr<Removal> RemoveLeftovers(const std::string& index_folder);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_TRASH_H_
