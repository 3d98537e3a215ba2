// INDEX/PINNED: generations that an operator wants kept, whatever their age.
//
// Functions over the file system; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_PINS_H_
#define KOK_INDEXER_PUBLISH_PINS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/publish/id_list.h"

namespace kok::publish {

// Ids of generations.
using Pins = Ids;

// None where there is no list. DataLoss where a line is no id: what a damaged list wanted kept
// cannot be told, so that nothing may be collected by it. Else what reading failed with.
absl::StatusOr<Pins> ReadPins(const std::string& index_folder);

// Replaces the list by one rename. REQUIRES: the lock.
absl::Status WritePins(const std::string& index_folder, const Pins& pins);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_PINS_H_
