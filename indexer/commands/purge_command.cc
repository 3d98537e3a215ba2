// purge: the command line's way into Purge.

#include <set>
#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/known_names.h"
#include "indexer/commands/purge.h"
#include "indexer/commands/resource_operands.h"
#include "indexer/commands/run_report.h"
#include "indexer/generation/retractions.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/io_error.h"

ABSL_DECLARE_FLAG(bool, in_advance);

namespace kok {
namespace {

void Print(const PurgeReport& purged) {
  RunReport& report = RunReport::Current();
  if (!purged.rebuilt.empty()) report.Say(purged.rebuilt + " is active, built anew without them");
  for (const std::string& id : purged.removed) report.Say(id + " is removed");
  for (const std::string& id : purged.pinned) {
    report.Say(id + " was pinned; a purge goes before a pin");
  }
  report.Say(absl::StrCat(purged.removed.size(), " generations removed, ", purged.bytes, " bytes"));
}

void Warn(const PurgeReport& purged) {
  if (!purged.was_held && purged.rebuilt.empty()) {
    RunReport::Current().Warn("no generation held them; they stay withdrawn");
  }
  if (!purged.still_said.empty()) {
    RunReport::Current().Warn(
        absl::StrCat("other records or reference texts say the same and keep it: ",
                     absl::StrJoin(purged.still_said, ", "), "; mend their sources and build"));
  }
}

// Names that neither a generation nor the list of withdrawals knows: nothing is purged then. What
// is on the list may be the rest of a purge that was interrupted.
absl::Status CheckNamesAreKnown(const std::string& index, std::set<std::string> names) {
  if (absl::GetFlag(FLAGS_in_advance)) return absl::OkStatus();
  const auto retracted = generation::ReadRetractions(index);
  if (!retracted.ok()) return publish::AsIoError(retracted.status());
  for (const std::string& name : *retracted) names.erase(name);
  std::vector<std::string> problems;
  for (const auto& [name, nearest] : FindUnknownNames(index, names)) {
    problems.push_back(DescribeUnknown(name, nearest));
  }
  if (problems.empty()) return absl::OkStatus();
  return absl::NotFoundError(absl::StrCat(absl::StrJoin(problems, "; "), "; nothing is purged"));
}

}  // namespace

int PurgeCommand(const std::string& index, const Operands& operands) {
  if (operands.empty()) return Usage("purge needs at least one NAME");
  const auto names = ResourceOperands(operands);
  if (!names.ok()) return Fail(names.status());
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (!lock->leftovers().ok()) return Fail(lock->leftovers().status());
  if (const absl::Status known = CheckNamesAreKnown(index, *names); !known.ok()) return Fail(known);
  PurgeReport report;
  const absl::Status status = Purge(index, *names, report);
  Print(report);
  if (!status.ok()) return Fail(status);
  Warn(report);
  return kOk;
}

}  // namespace kok
