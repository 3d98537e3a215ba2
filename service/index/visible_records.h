// A generation without the records that were withdrawn.
//
// Organisations are few: where one is withdrawn, their database is copied without it and without
// what refers to it, into memory, and all else reads the copy. Texts may be many: a withdrawn one
// stays in the database, every query excludes it (ContentFilter), and what refers to it loses that
// on its way out (shown_content.h). Of what could tell it, only the frequencies by which other
// texts are ranked still count its words, until the next build.

#ifndef KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_
#define KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/text_store.h"
#include "indexer/generation/verified_generation.h"

namespace kok::index {

// What of a generation may be shown.
struct VisibleRecords {
  // A database of one file. Documents keep their numbers.
  generation::UniqueFd organizations;
  generation::Manifest::Counts counts;  // without what is withheld
  std::vector<std::string> withheld;    // names of the generation's records left out, sorted
  // Etags of the records that referred to a withdrawn one, by resource name.
  std::map<std::string, std::string> rewritten;
  // Documents of the texts among those withheld, ascending.
  std::vector<Xapian::docid> withheld_contents;
  // Etags of the texts among those rewritten, by document.
  std::map<Xapian::docid, std::string> rewritten_contents;
};

// Leaves out the records that `retractions` names, and every reference to them; a record that lost
// a reference gets another etag, that of a record which never had it. Where no organisation has to
// change, the descriptor is that of the generation. A copy passes through a folder of /dev/shm or
// of the temporary files, which is gone before this returns. `content` is the database of the
// texts, `bodies` the rest of them. Safe from any thread. Fails as xapian_status says, or where
// neither folder can be written.
absl::StatusOr<VisibleRecords> ReadVisibleRecords(const generation::VerifiedGeneration& generation,
                                                  const Xapian::Database& content,
                                                  const generation::TextStore& bodies,
                                                  const generation::Retractions& retractions);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_VISIBLE_RECORDS_H_
