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

// What the list holds; nothing where there never was one. DataLoss where a line is no resource
// name, or where the list is gone or without a byte although names were withdrawn once: the list
// says what must not be shown, so that nobody may go on without it. Else what reading failed with.
absl::StatusOr<Retractions> ReadRetractions(const std::string& index_folder);

// Whether RETRACTED.required says that there must be a list. Fails where that cannot be told.
absl::StatusOr<bool> IsListRequired(const std::string& index_folder);

// Replaces the list by one rename, in the order of names; one of no name is a line end, so that it
// can be told from a file that was lost. From the first one on RETRACTED.required stands beside it;
// whatever is interrupted or fails, a list is there before that says that one must be, and the
// names are as they were before or as they are meant to be. REQUIRES: that nobody else does, see
// publish/retraction_list.h.
absl::Status WriteRetractions(const std::string& index_folder, const Retractions& retractions);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_RETRACTIONS_H_
