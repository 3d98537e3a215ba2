// What INDEX/HISTORY says: which generations were active before the present one. Written by
// publish/history.h; read by services too, which go back to nothing that never was active.

#ifndef KOK_INDEXER_GENERATION_HISTORY_ENTRIES_H_
#define KOK_INDEXER_GENERATION_HISTORY_ENTRIES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::generation {

// Stands for a line that is no id: something was active at that time, and nobody knows what.
inline constexpr char kUnreadableEntry[] = "?";

// Ids, oldest first, and kUnreadableEntry for each line that is none. NotFound where there is no
// list, else what reading failed with. Safe from any thread.
absl::StatusOr<std::vector<std::string>> ReadHistoryEntries(const std::string& index_folder);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_HISTORY_ENTRIES_H_
