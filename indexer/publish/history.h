// INDEX/HISTORY: which generations were active before the present one.
//
// It may be one step ahead or behind CURRENT after a crash: a last entry that equals CURRENT is
// none. Functions over the file system; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_HISTORY_H_
#define KOK_INDEXER_PUBLISH_HISTORY_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/generation/history_entries.h"

namespace kok::publish {

// Entries beyond that are forgotten, the oldest first.
inline constexpr size_t kMaxHistory = 1000;

using generation::kUnreadableEntry;

// Ids, oldest first, and kUnreadableEntry for each line that is none. NotFound where there is no
// list, else what reading failed with.
absl::StatusOr<std::vector<std::string>> ReadHistory(const std::string& index_folder);

// What is wrong with the list, for a person; empty where all is well or there is none. Unavailable
// where it cannot be read.
absl::StatusOr<std::string> HistoryDamage(const std::string& index_folder);

// Replaces the list by one rename; keeps the newest kMaxHistory. REQUIRES: the lock.
absl::Status WriteHistory(const std::string& index_folder, std::vector<std::string> ids);

// Writes down that `id` was active until now; does nothing where it is the last entry already.
// REQUIRES: the lock.
absl::Status AppendToHistory(const std::string& index_folder, const std::string& id);

// Takes every entry of `ids` out; writes nothing where there is none. REQUIRES: the lock.
absl::Status RemoveFromHistory(const std::string& index_folder, const std::set<std::string>& ids);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_HISTORY_H_
