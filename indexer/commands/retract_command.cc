// retract: hides records at once, whatever a generation holds; the service re-reads the list.

#include <cstdio>
#include <set>
#include <string>

#include "absl/flags/flag.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/resource_operands.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/stored_records.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/retraction_list.h"

ABSL_FLAG(bool, undo, false, "retract: take the names back from the list of what is withdrawn");
ABSL_FLAG(bool, list, false, "retract: show what is withdrawn");

namespace kok {
namespace {

using Names = std::set<std::string>;

int Show(const std::string& index) {
  const absl::StatusOr<Names> retracted = generation::ReadRetractions(index);
  if (!retracted.ok()) return Fail(publish::AsIoError(retracted.status()));
  for (const std::string& name : *retracted) std::printf("%s\n", name.c_str());
  return kOk;
}

// The names that a record on disk has. What cannot be read is passed over: this is for a warning.
Names HeldNames(const std::string& index) {
  Names held;
  const auto visit = [&](const auto& record) { held.insert(record.name()); };
  for (const std::string& id : generation::ListGenerations(index)) {
    const auto verified = generation::VerifyGeneration(index, id);
    if (verified.ok()) generation::ReadRecords(*verified, {visit, visit}).IgnoreError();
  }
  return held;
}

void WarnOfUnknown(const std::string& index, const Names& names) {
  const Names held = HeldNames(index);
  for (const std::string& name : names) {
    if (held.count(name) > 0) continue;
    std::fprintf(stderr,
                 "kok-indexer: warning: no generation holds %s; the name is withdrawn for those to "
                 "come\n",
                 name.c_str());
  }
}

// Changes the list by `names` and says what became of each.
void Change(const Names& names, bool undo, generation::Retractions& retracted) {
  for (const std::string& name : names) {
    if (undo) {
      std::printf("%s %s\n", name.c_str(),
                  retracted.erase(name) > 0 ? "is withdrawn no more" : "was not withdrawn");
    } else {
      std::printf("%s %s\n", name.c_str(),
                  retracted.insert(name).second ? "is withdrawn" : "was withdrawn already");
    }
  }
}

}  // namespace

int RetractCommand(const std::string& index, const Operands& operands) {
  const bool undo = absl::GetFlag(FLAGS_undo);
  if (absl::GetFlag(FLAGS_list) && (undo || !operands.empty())) {
    return Usage("retract --list takes no NAME");
  }
  if (undo && operands.empty()) return Usage("retract --undo needs at least one NAME");
  if (operands.empty()) return Show(index);
  const auto names = ResourceOperands(operands);
  if (!names.ok()) return Fail(names.status());
  const auto changed = publish::ChangeRetractions(
      index, [&](generation::Retractions& retracted) { Change(*names, undo, retracted); });
  if (!changed.ok()) return Fail(changed.status());
  std::fflush(stdout);
  if (!undo) WarnOfUnknown(index, *names);  // after the list is written: hiding does not wait
  return kOk;
}

}  // namespace kok
