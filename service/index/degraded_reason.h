// What stands between what the index folder asks for and what is served.

#ifndef KOK_SERVICE_INDEX_DEGRADED_REASON_H_
#define KOK_SERVICE_INDEX_DEGRADED_REASON_H_

#include <string>

#include "absl/status/statusor.h"
#include "service/index/generation_watcher.h"

namespace kok::index {

// In words, for an operator: the newest refusal of what `current`, as CURRENT reads, or RETRACTED
// asks for, beside `served`, the id of what is served or empty. Empty where all is well. Reads the
// index folder; safe from any thread.
std::string DegradedReason(const std::string& index_folder,
                           const absl::StatusOr<std::string>& current, const std::string& served,
                           const GenerationWatcher& watcher);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_DEGRADED_REASON_H_
