// Says where HISTORY is damaged, in every command that goes by it.

#ifndef KOK_INDEXER_COMMANDS_HISTORY_WARNING_H_
#define KOK_INDEXER_COMMANDS_HISTORY_WARNING_H_

#include <string>

#include "indexer/commands/run_report.h"
#include "indexer/publish/history.h"

namespace kok {

// A warning of the run where a line of HISTORY is no id; nothing otherwise.
inline void WarnOfDamagedHistory(const std::string& index) {
  const std::string damage = publish::HistoryDamage(index);
  if (!damage.empty()) RunReport::Current().Warn(damage);
}

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_HISTORY_WARNING_H_
