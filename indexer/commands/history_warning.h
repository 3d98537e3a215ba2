// Says where HISTORY is damaged, in every command that goes by it.

#ifndef KOK_INDEXER_COMMANDS_HISTORY_WARNING_H_
#define KOK_INDEXER_COMMANDS_HISTORY_WARNING_H_

#include <string>

#include "absl/status/status.h"
#include "indexer/commands/run_report.h"
#include "indexer/publish/history.h"

namespace kok {

// A warning of the run where a line of HISTORY is no id; nothing otherwise. Unavailable where
// HISTORY cannot be read: who goes by it must not go on.
inline absl::Status WarnOfDamagedHistory(const std::string& index) {
  const absl::StatusOr<std::string> damage = publish::HistoryDamage(index);
  if (damage.ok() && !damage->empty()) RunReport::Current().Warn(*damage);
  return damage.status();
}

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_HISTORY_WARNING_H_
