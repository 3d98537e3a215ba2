// Generations on disk that say what has become protected since they were built.

#ifndef KOK_INDEXER_PUBLISH_EXPOSED_GENERATIONS_H_
#define KOK_INDEXER_PUBLISH_EXPOSED_GENERATIONS_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/publish/forced_removal.h"
#include "indexer/publish/id_list.h"
#include "indexer/publish/protected_needles.h"
#include "indexer/publish/protected_scan.h"

namespace kok::publish {

// Those but `built`, which was examined, that hold one of the values in any spelling that the gate
// would find. One that cannot be read is none of them: no service reads it either. Reads all of
// them where there are values, nothing where there are none.
absl::StatusOr<std::set<std::string>> FindExposedGenerations(
    const std::string& index_folder, const std::string& built,
    const std::vector<ProtectedText>& values, ReferenceTexts texts);

// INDEX/EXPOSED lists them until they are gone, so that whoever is killed, or activates a build
// that was held, leaves none to go back to. Read before anything is changed: where it cannot be,
// nothing is done.
absl::StatusOr<Ids> ReadExposed(const std::string& index_folder);

// Adds `ids` to `listed`, and to the file where that changes it. REQUIRES: the lock.
absl::Status ListExposed(const std::string& index_folder, const std::set<std::string>& ids,
                         Ids& listed);

// Removes the listed ones but for the active one, pinned or not, and takes them off the list; does
// nothing where none is listed, or CURRENT is lost: activating one mends that. Fails as
// RemoveByForce, or where CURRENT cannot be read. REQUIRES: the lock.
absl::StatusOr<ForcedRemoval> RemoveExposed(const std::string& index_folder, const Ids& listed);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_EXPOSED_GENERATIONS_H_
