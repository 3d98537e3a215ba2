// verify, activate, rollback: what is done with generations that are built already.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "indexer/build/stored_record_set.h"
#include "indexer/commands/build_gates.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/exposed_removal.h"
#include "indexer/commands/history_warning.h"
#include "indexer/commands/run_report.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/publisher.h"
#include "indexer/publish/rollback.h"

ABSL_DECLARE_FLAG(std::string, approvals);

namespace kok {
namespace {

constexpr int64_t kMaxTextBytes = 64 << 20;

// Whether the list of what was withdrawn is there where one must be: without it no service shows
// anything, and nobody may make it show something else.
absl::Status CheckRetractionList(const std::string& index) {
  return publish::AsIoError(generation::ReadRetractions(index).status());
}

}  // namespace

int VerifyCommand(const std::string& index, const Operands& operands) {
  if (operands.size() > 1) return Usage("verify takes one generation at most");
  std::string id = operands.empty() ? "" : operands[0];
  if (id.empty()) {
    absl::StatusOr<std::string> current = generation::ReadCurrent(index);
    if (!current.ok()) return Fail(publish::AsIoError(current.status()));
    id = *current;
  }
  absl::Status status = publish::VerifyAndOpen(index, id);
  if (status.ok()) status = CheckRetractionList(index);
  if (!status.ok()) return Fail(status);
  RunReport::Current().Say(id + " is whole");
  return kOk;
}

namespace {

absl::StatusOr<region::RegionTable> RegionsOf(const generation::VerifiedGeneration& generation) {
  std::vector<std::string> texts;
  for (const char* path : {generation::kRegionsFile, generation::kRegionNamesFile}) {
    const auto file = generation.files.find(path);
    if (file == generation.files.end()) {
      return absl::DataLossError(absl::StrCat(path, " is missing"));
    }
    absl::StatusOr<std::string> text = generation::ReadAll(file->second.get(), kMaxTextBytes);
    if (!text.ok()) return text.status();
    texts.push_back(*std::move(text));
  }
  return region::RegionTable::Parse(texts[0], texts[1]);
}

// Compares a generation that was held because it is unlike the active one with that one again, now
// that somebody may have approved it. Returns what still stands against it, a line each.
absl::StatusOr<std::vector<std::string>> FindObjections(
    const std::string& index, const generation::VerifiedGeneration& held) {
  const auto& gates = held.manifest.gates();
  if (std::all_of(gates.begin(), gates.end(), [](const auto& gate) { return gate.passed(); })) {
    return std::vector<std::string>();
  }
  publish::Overrides overrides;  // as it was built with
  for (const auto& gate : gates) {
    if (!gate.override_reason().empty()) overrides[gate.name()] = gate.override_reason();
  }
  absl::StatusOr<BuildGates> again =
      BuildGates::Open(index, {"", absl::GetFlag(FLAGS_approvals)}, std::move(overrides));
  if (!again.ok()) return again.status();
  const auto regions = RegionsOf(held);
  if (!regions.ok()) return regions.status();
  const auto records = build::ReadStoredHeads(held, {}, *regions);
  if (!records.ok()) return records.status();
  absl::Status compared = again->CompareRecords(records->organizations, records->counts, *regions);
  if (!compared.ok()) return compared;
  if (again->report().passed()) return std::vector<std::string>();
  return again->report().findings();
}

}  // namespace

int ActivateCommand(const std::string& index, const Operands& operands) {
  if (operands.size() != 1) return Usage("activate takes one generation");
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (const absl::Status list = CheckRetractionList(index); !list.ok()) return Fail(list);
  if (const absl::Status told = WarnOfDamagedHistory(index); !told.ok()) return Fail(told);
  const absl::StatusOr<publish::Ids> exposed = RemoveListedExposed(index);
  if (!exposed.ok()) return Fail(exposed.status());
  const auto verified = generation::VerifyGeneration(index, operands[0]);
  if (!verified.ok()) return Fail(verified.status());
  if (const absl::Status opens = publish::OpenDatabases(*verified); !opens.ok()) {
    return Fail(opens);
  }
  const auto objections = FindObjections(index, *verified);
  if (!objections.ok()) return Fail(objections.status());
  for (const std::string& objection : *objections) RunReport::Current().Say(objection);
  if (!objections->empty()) {
    Fail(absl::FailedPreconditionError(
        "it is unlike the active generation; have the changes approved (--approvals FILE), or "
        "build it again with --override GATE --reason TEXT"));
    return kGateFailed;
  }
  const absl::Status status = publish::Activate(index, operands[0]);
  if (!status.ok()) return Fail(publish::AsIoError(status));
  RunReport::Current().Say(operands[0] + " is active");
  if (const absl::Status removed = RemoveExposedAndTell(index, *exposed); !removed.ok()) {
    return Fail(removed);
  }
  return kOk;
}

int RollbackCommand(const std::string& index, const Operands& operands) {
  if (operands.size() > 1) return Usage("rollback takes one generation at most");
  const auto lock = publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (const absl::Status list = CheckRetractionList(index); !list.ok()) return Fail(list);
  if (const absl::Status told = WarnOfDamagedHistory(index); !told.ok()) return Fail(told);
  const absl::StatusOr<publish::Ids> exposed = RemoveListedExposed(index);
  if (!exposed.ok()) return Fail(exposed.status());
  const auto target = publish::Rollback(index, operands.empty() ? "" : operands[0]);
  if (!target.ok()) return Fail(target.status());
  for (const std::string& skipped : target->skipped) {
    RunReport::Current().Warn("passed over: " + skipped);
  }
  RunReport::Current().Say(target->id + " is active");
  if (const absl::Status removed = RemoveExposedAndTell(index, *exposed); !removed.ok()) {
    return Fail(removed);
  }
  return kOk;
}

}  // namespace kok
