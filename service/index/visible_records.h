// A generation without the records that were withdrawn.
//
// Filtering answers would leave a withdrawn record in word lists, frequencies and counts. So the
// databases that hold one are copied without it, into memory, and all else reads the copy.

#ifndef KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_
#define KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"

namespace kok::index {

// What of a generation may be shown.
struct VisibleRecords {
  // Databases of one file. Documents keep their numbers.
  generation::UniqueFd organizations;
  generation::UniqueFd content;
  generation::Manifest::Counts counts;  // without what is withheld
  std::vector<std::string> withheld;    // names of the generation's records left out, sorted
  std::vector<std::string> rewritten;   // records that referred to a withdrawn one, sorted
};

// Leaves out the records that `retractions` names, and every reference to them; a record that lost
// a reference gets another etag. Where nothing has to change, the descriptors are those of the
// generation. Copies pass through a folder of /dev/shm or of the temporary files, which is gone
// before this returns. Safe from any thread. Fails as xapian_status says, or where neither folder
// can be written.
absl::StatusOr<VisibleRecords> ReadVisibleRecords(const generation::VerifiedGeneration& generation,
                                                  const generation::Retractions& retractions);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_
