// diff: what is different between two generations, or between one and a source; and the approval of
// it.

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "indexer/build/record_collector.h"
#include "indexer/commands/change_lines.h"
#include "indexer/commands/change_report.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/compared_records.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/protected_mask.h"
#include "indexer/commands/run_report.h"
#include "indexer/publish/approvals.h"
#include "indexer/publish/record_changes.h"

ABSL_DECLARE_FLAG(std::string, reference_data);
ABSL_DECLARE_FLAG(std::string, gazetteer);
ABSL_DECLARE_FLAG(std::string, mapping);
ABSL_DECLARE_FLAG(std::string, statutes);
ABSL_DECLARE_FLAG(std::string, statutes_corpus);
ABSL_FLAG(std::string, approve, "",
          "file to write what needs approval into; build takes it with --approvals");
ABSL_FLAG(std::string, approved_by, "", "who looked at the changes; needed by --approve");

namespace kok {
namespace {

absl::StatusOr<publish::RecordChanges> Compare(const std::string& index,
                                               const Operands& before_operands,
                                               const Operands& after_operands,
                                               source::ProtectedValues& protected_values) {
  const auto reference =
      build::OpenReferenceData(absl::GetFlag(FLAGS_reference_data), absl::GetFlag(FLAGS_gazetteer));
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());
  const std::string mapping = absl::GetFlag(FLAGS_mapping);
  const auto statutes =
      build::StatutesOf(absl::GetFlag(FLAGS_statutes_corpus), absl::GetFlag(FLAGS_statutes),
                        absl::GetFlag(FLAGS_reference_data));
  if (!statutes.ok()) return statutes.status();
  const auto before =
      RecordsOfOperands(index, before_operands, *reference, mapping, protected_values, *statutes);
  if (!before.ok()) return before.status();
  const auto after =
      RecordsOfOperands(index, after_operands, *reference, mapping, protected_values, *statutes);
  if (!after.ok()) return after.status();
  publish::RecordChanges changes;
  publish::AddChanges(before->organizations(), after->organizations(), changes);
  const absl::Status added = AddContentChanges(before->contents(), after->contents(), changes);
  if (!added.ok()) return added;
  return changes;
}

absl::Status WriteApprovals(const publish::RecordChanges& changes, const std::string& path) {
  const std::string today = absl::FormatTime("%Y-%m-%d", absl::Now(), absl::UTCTimeZone());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << publish::ApprovalFile(publish::ChangesThatNeedApproval(changes),
                                absl::GetFlag(FLAGS_approved_by), today);
  file.close();
  if (file.fail()) return absl::UnavailableError(absl::StrCat("cannot write ", path));
  return absl::OkStatus();
}

}  // namespace

int DiffCommand(const std::string& index, const Operands& operands) {
  if (operands.empty() || (operands.size() > 2 && !NamesGeneration(operands[0]))) {
    return Usage(
        "diff takes one or two of: active, the id of a generation, a source; or a generation and "
        "all the sources of a build");
  }
  const std::string approve = absl::GetFlag(FLAGS_approve);
  if (!approve.empty() && absl::GetFlag(FLAGS_approved_by).empty()) {
    return Usage("--approve needs --approved_by: who looked at the changes");
  }
  if (!approve.empty() && operands.size() > 1 && !NamesGeneration(operands[0])) {
    return Usage("--approve compares with a generation: diff active SOURCE... --approve FILE");
  }
  const bool names_before = operands.size() > 1;
  source::ProtectedValues protected_values;
  auto changes =
      Compare(index, {names_before ? operands[0] : "active"},
              {operands.begin() + (names_before ? 1 : 0), operands.end()}, protected_values);
  const ProtectedMask mask(protected_values);
  if (!changes.ok()) return Fail(mask.Masked(changes.status()));
  // What is put together of harmless parts may tell a value that none of them does.
  publish::RecordChanges lines = WithChangeLines(*changes);
  const int masked = std::max(mask.Apply(lines), mask.Apply(*changes));
  RunReport::Current().Show(ChangesToText(lines), ChangesToJson(*changes));
  if (masked > 0) RunReport::Current().Warn(ProtectedMask::Withheld(masked));
  if (masked > 0 && !approve.empty()) {
    return Fail(absl::FailedPreconditionError(
        "nothing is approved while public columns of the sources tell a protected value"));
  }
  if (approve.empty()) return kOk;
  const absl::Status written = WriteApprovals(*changes, approve);
  return written.ok() ? kOk : Fail(written);
}

}  // namespace kok
