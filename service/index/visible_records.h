// A generation without the records that were withdrawn.
//
// Organisations refer to each other and are few: where one is withdrawn, their database is copied
// without it, into memory, and all else reads the copy. Texts may be many, and nothing refers to
// one: a withdrawn one stays in the database, and every query excludes it (ContentFilter); of what
// could tell it, only the frequencies by which other texts are ranked still count its words, until
// the next build.

#ifndef KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_
#define KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_

#include <xapian.h>

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
  // A database of one file. Documents keep their numbers.
  generation::UniqueFd organizations;
  generation::Manifest::Counts counts;       // without what is withheld
  std::vector<std::string> withheld;         // names of the generation's records left out, sorted
  std::vector<std::string> rewritten;        // records that referred to a withdrawn one, sorted
  std::vector<std::string> rewritten_etags;  // those of the rewritten, in their order
  std::vector<Xapian::docid>
      withheld_contents;  // documents of the texts among those withheld, ascending
};

// Leaves out the records that `retractions` names, and every reference to them; a record that lost
// a reference gets another etag, which follows from what is left of it. Where no organisation has
// to change, the descriptor is that of the generation. A copy passes through a folder of /dev/shm
// or of the temporary files, which is gone before this returns. `content` is the database of the
// texts. Safe from any thread. Fails as xapian_status says, or where neither folder can be written.
absl::StatusOr<VisibleRecords> ReadVisibleRecords(const generation::VerifiedGeneration& generation,
                                                  const Xapian::Database& content,
                                                  const generation::Retractions& retractions);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_
