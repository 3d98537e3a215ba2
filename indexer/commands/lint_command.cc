// lint: what is doubtful in the sources, before anything is built of them.

#include <string>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/protected_mask.h"
#include "indexer/commands/run_report.h"
#include "indexer/lint/lint_report.h"

ABSL_DECLARE_FLAG(std::string, reference_data);
ABSL_DECLARE_FLAG(std::string, gazetteer);
ABSL_DECLARE_FLAG(std::string, mapping);
ABSL_FLAG(int, stale_after_days, 365,
          "age from which lint calls a person's check of a record out of date");

namespace kok {
namespace {

// Masks every text of the sources that would be printed. How many were masked.
int Apply(const ProtectedMask& mask, lint::LintReport& report) {
  int masked = 0;
  for (lint::Finding& finding : report.findings) {
    masked += mask.Replace(finding.path) + mask.Replace(finding.name) +
              mask.Replace(finding.field) + mask.Replace(finding.cell.column) +
              mask.Replace(finding.message);
  }
  for (std::string& name : report.verification.never) masked += mask.Replace(name);
  for (auto& checked : report.verification.stale) masked += mask.Replace(checked.name);
  return masked;
}

}  // namespace

int LintCommand(const std::string&, const Operands& operands) {
  if (operands.empty()) return Usage("lint needs at least one SOURCE");
  lint::LintOptions options;
  options.sources = operands;
  options.mapping_file = absl::GetFlag(FLAGS_mapping);
  options.stale_after_days = absl::GetFlag(FLAGS_stale_after_days);
  options.today = absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
  if (options.stale_after_days < 1) return Usage("--stale_after_days is a number of days, from 1");
  const auto reference =
      build::OpenReferenceData(absl::GetFlag(FLAGS_reference_data), absl::GetFlag(FLAGS_gazetteer));
  if (!reference.ok()) {
    return Fail(absl::InvalidArgumentError(reference.status().message()));
  }
  source::ProtectedValues protected_values;
  absl::StatusOr<lint::LintReport> report = lint::Lint(options, *reference, protected_values);
  const ProtectedMask mask(protected_values);
  if (!report.ok()) return Fail(mask.Masked(report.status()));
  const int masked = Apply(mask, *report);
  RunReport::Current().Show(ToText(*report), ToJson(*report));
  if (masked > 0) RunReport::Current().Warn(ProtectedMask::Withheld(masked));
  return report->Count(lint::Severity::kError) == 0 ? kOk : kBadInput;
}

}  // namespace kok
