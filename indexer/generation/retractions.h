// INDEX/RETRACTED: the resource names that were withdrawn, whatever a generation holds.
//
// Functions over the file system; safe from any thread.

#ifndef KOK_INDEXER_GENERATION_RETRACTIONS_H_
#define KOK_INDEXER_GENERATION_RETRACTIONS_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::generation {

// Resource names of organisations and texts.
using Retractions = std::set<std::string>;

// What the list holds; nothing where there is none. DataLoss where a line is no resource name: the
// list says what must not be shown, so that nobody may go on without it. Else what reading failed
// with.
absl::StatusOr<Retractions> ReadRetractions(const std::string& index_folder);

// Replaces the list by one rename, in the order of names; one of no name is a line end, so that it
// can be told from a file that was lost. REQUIRES: that nobody else does, see
// publish/retraction_list.h.
absl::Status WriteRetractions(const std::string& index_folder, const Retractions& retractions);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_RETRACTIONS_H_
