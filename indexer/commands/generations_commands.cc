// verify, activate, rollback: what is done with generations that are built already.

#include <cstdio>

#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/publisher.h"
#include "indexer/publish/rollback.h"

namespace kok {

int VerifyCommand(const std::string& index, const Operands& operands) {
  if (operands.size() > 1) return Usage("verify takes one generation at most");
  std::string id = operands.empty() ? "" : operands[0];
  if (id.empty()) {
    absl::StatusOr<std::string> current = generation::ReadCurrent(index);
    if (!current.ok()) return Fail(current.status());
    id = *current;
  }
  const absl::Status status = publish::VerifyAndOpen(index, id);
  if (!status.ok()) return Fail(status);
  std::printf("%s is whole\n", id.c_str());
  return kOk;
}

int ActivateCommand(const std::string& index, const Operands& operands) {
  if (operands.size() != 1) return Usage("activate takes one generation");
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (const absl::Status whole = publish::VerifyAndOpen(index, operands[0]); !whole.ok()) {
    return Fail(whole);
  }
  const absl::Status status = publish::Activate(index, operands[0]);
  if (!status.ok()) return Fail(publish::AsIoError(status));
  std::printf("%s is active\n", operands[0].c_str());
  return kOk;
}

int RollbackCommand(const std::string& index, const Operands& operands) {
  if (operands.size() > 1) return Usage("rollback takes one generation at most");
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  const auto target = publish::Rollback(index, operands.empty() ? "" : operands[0]);
  if (!target.ok()) return Fail(target.status());
  for (const std::string& skipped : target->skipped) {
    std::fprintf(stderr, "kok-indexer: warning: passed over: %s\n", skipped.c_str());
  }
  std::printf("%s is active\n", target->id.c_str());
  return kOk;
}

}  // namespace kok
