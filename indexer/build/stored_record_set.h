// The records of a generation as a set, as they were when it was built.

#ifndef KOK_INDEXER_BUILD_STORED_RECORD_SET_H_
#define KOK_INDEXER_BUILD_STORED_RECORD_SET_H_

#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/build/record_set.h"
#include "indexer/generation/verified_generation.h"

namespace kok::build {

// All records of `generation`, with their etags; the place of each is the generation's id and the
// number of its document. `folder`: where a scratch file goes, as RecordSet has it; empty: that for
// temporary files. Fails as generation::ReadRecords and RecordSet::status do. Safe from any thread.
absl::StatusOr<RecordSet> StoredRecordSet(const generation::VerifiedGeneration& generation,
                                          const std::string& folder = "");

// What gates compare: the organisations, and all records counted.
struct StoredHeads {
  std::map<std::string, kok::search::v1::Organization> organizations;
  generation::Manifest::Counts counts;
};

// Those of `generation` but for the records of the names `left_out`; no content is held. Fails as
// generation::ReadRecords does. Safe from any thread.
absl::StatusOr<StoredHeads> ReadStoredHeads(const generation::VerifiedGeneration& generation,
                                            const std::set<std::string>& left_out,
                                            const region::RegionTable& regions);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_STORED_RECORD_SET_H_
