// gc, pin, unpin: what stays on disk.

#include <string>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/exposed_removal.h"
#include "indexer/commands/history_warning.h"
#include "indexer/commands/run_report.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/publisher.h"
#include "indexer/publish/retention.h"

ABSL_FLAG(int, keep, 3,
          "gc: how many of the newest generations stay, beside the active one, the one that a "
          "rollback goes to and pinned ones");

namespace kok {
namespace {

// Adds `id` to the pins or takes it out.
int ChangePin(const std::string& index, const Operands& operands, bool pin) {
  if (operands.size() != 1) return Usage("pin and unpin take one generation");
  const std::string& id = operands[0];
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  absl::StatusOr<publish::Pins> pins = publish::ReadPins(index);
  if (!pins.ok()) return Fail(publish::AsIoError(pins.status()));
  if (pin) {
    if (const absl::Status whole = publish::VerifyAndOpen(index, id); !whole.ok()) {
      return Fail(whole);
    }
    pins->insert(id);
  } else if (pins->erase(id) == 0) {
    return Fail(absl::NotFoundError(absl::StrCat(id, " is not pinned")));
  }
  const absl::Status written = publish::WritePins(index, *pins);
  if (!written.ok()) return Fail(publish::AsIoError(written));
  RunReport::Current().Say(id + (pin ? " is pinned" : " is pinned no more"));
  return kOk;
}

}  // namespace

int GcCommand(const std::string& index, const Operands& operands) {
  if (!operands.empty()) return Usage("gc takes no operand");
  const int keep = absl::GetFlag(FLAGS_keep);
  if (keep < 0) return Usage("--keep is a number of generations, 0 or more");
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (!lock->leftovers().ok()) return Fail(lock->leftovers().status());
  if (const absl::Status told = WarnOfDamagedHistory(index); !told.ok()) return Fail(told);
  const absl::StatusOr<publish::Ids> exposed = RemoveListedExposed(index);
  if (!exposed.ok()) return Fail(exposed.status());
  const absl::StatusOr<publish::RetentionPlan> plan = publish::PlanRetention(index, keep);
  if (!plan.ok()) return Fail(plan.status());
  const absl::StatusOr<publish::Removal> removal = publish::CollectGenerations(index, *plan);
  if (!removal.ok()) return Fail(removal.status());
  RunReport& report = RunReport::Current();
  for (const std::string& name : lock->leftovers()->names) {
    report.Say(name + ", left by an interrupted run, is removed");
  }
  for (const std::string& id : removal->names) report.Say(id + " is removed");
  report.Say(absl::StrCat(removal->names.size(), " generations removed, ",
                          removal->bytes + lock->leftovers()->bytes, " bytes; ", plan->kept.size(),
                          " kept"));
  return kOk;
}

int PinCommand(const std::string& index, const Operands& operands) {
  return ChangePin(index, operands, true);
}

int UnpinCommand(const std::string& index, const Operands& operands) {
  return ChangePin(index, operands, false);
}

}  // namespace kok
