// Changes INDEX/RETRACTED, also while a build is under way.

#ifndef KOK_INDEXER_PUBLISH_RETRACTION_LIST_H_
#define KOK_INDEXER_PUBLISH_RETRACTION_LIST_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/generation/retractions.h"

namespace kok::publish {

// Lets `change` change the list, and replaces the file where it did. Waits for another change to
// end, which takes milliseconds, but not for the lock of the index: whoever must be hidden now is
// not to wait for a build. Returns the list as it is now. Fails where it cannot be read or
// written; nothing has changed then. Safe from any thread and process.
absl::StatusOr<generation::Retractions> ChangeRetractions(
    const std::string& index_folder, const std::function<void(generation::Retractions&)>& change);

// Replaces a list that is lost or damaged by one of `names`; none at all is allowed. What the old
// one held beside them is shown again. FailedPrecondition where the list can be read; else fails as
// ChangeRetractions.
absl::Status BeginListAnew(const std::string& index_folder, const generation::Retractions& names);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_RETRACTION_LIST_H_
