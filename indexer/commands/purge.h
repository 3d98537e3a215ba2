// Removes records from the disk: from the active generation by rebuilding it without them, from all
// others by deleting those.

#ifndef KOK_INDEXER_COMMANDS_PURGE_H_
#define KOK_INDEXER_COMMANDS_PURGE_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace kok {

// What a purge did. Never holds a value of a record.
struct PurgeReport {
  std::string rebuilt;               // id of the new active generation; empty: none was needed
  std::vector<std::string> removed;  // ids of deleted generations
  std::vector<std::string> pinned;   // those of them that were pinned
  std::uintmax_t bytes = 0;          // that the deleted ones had
  bool was_held = false;             // whether any generation held one of the names
  // Fields whose value stands in what other records or reference texts say as well, and with it
  // still in the index.
  std::set<std::string> still_said;
};

// In this order, so that a run killed at any point leaves a whole generation served and the next
// one finishes it: adds `names` to RETRACTED; builds the active generation anew without the
// records, the references to them and their curated lines, and activates it; takes every other
// generation that holds them, that has their bytes in a file, or that cannot be read, out of
// HISTORY and PINNED and deletes it; looks through every file of the index folder once more.
// Unavailable where any of that fails, or where bytes are left that it must not delete. REQUIRES:
// the lock; valid resource names.
absl::Status Purge(const std::string& index_folder, const std::set<std::string>& names,
                   PurgeReport& report);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_PURGE_H_
