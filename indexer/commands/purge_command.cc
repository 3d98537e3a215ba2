// purge: the command line's way into Purge.

#include <cstdio>
#include <string>

#include "absl/strings/str_join.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/purge.h"
#include "indexer/commands/resource_operands.h"
#include "indexer/publish/index_lock.h"

namespace kok {
namespace {

void Print(const PurgeReport& report) {
  if (!report.rebuilt.empty()) {
    std::printf("%s is active, built anew without them\n", report.rebuilt.c_str());
  }
  for (const std::string& id : report.removed) std::printf("%s is removed\n", id.c_str());
  for (const std::string& id : report.pinned) {
    std::printf("%s was pinned; a purge goes before a pin\n", id.c_str());
  }
  std::printf("%zu generations removed, %ju bytes\n", report.removed.size(), report.bytes);
}

void Warn(const PurgeReport& report) {
  if (!report.was_held && report.rebuilt.empty()) {
    std::fputs("kok-indexer: warning: no generation held them; they stay withdrawn\n", stderr);
  }
  if (!report.still_said.empty()) {
    std::fprintf(stderr,
                 "kok-indexer: warning: other records or reference texts say the same and keep it: "
                 "%s; mend their sources and build\n",
                 absl::StrJoin(report.still_said, ", ").c_str());
  }
}

}  // namespace

int PurgeCommand(const std::string& index, const Operands& operands) {
  if (operands.empty()) return Usage("purge needs at least one NAME");
  const auto names = ResourceOperands(operands);
  if (!names.ok()) return Fail(names.status());
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (!lock->leftovers().ok()) return Fail(lock->leftovers().status());
  PurgeReport report;
  const absl::Status status = Purge(index, *names, report);
  Print(report);
  if (!status.ok()) return Fail(status);
  Warn(report);
  return kOk;
}

}  // namespace kok
