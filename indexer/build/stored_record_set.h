// The records of a generation as a set, as they were when it was built.

#ifndef KOK_INDEXER_BUILD_STORED_RECORD_SET_H_
#define KOK_INDEXER_BUILD_STORED_RECORD_SET_H_

#include "absl/status/statusor.h"
#include "indexer/build/record_set.h"
#include "indexer/generation/verified_generation.h"

namespace kok::build {

// All records of `generation`, with their etags; the place of each is the generation's id and the
// number of its document. Fails as generation::ReadRecords does. Safe from any thread.
absl::StatusOr<RecordSet> StoredRecordSet(const generation::VerifiedGeneration& generation);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_STORED_RECORD_SET_H_
