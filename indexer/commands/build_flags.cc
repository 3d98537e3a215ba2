// build: the command line's way into RunBuild.

#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/commands/build_command.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/history_warning.h"
#include "indexer/commands/run_report.h"

ABSL_FLAG(std::string, reference_data, "",
          "build, diff, lint, export: folder with stop words, vocabulary and regions; default: the "
          "shipped data");
ABSL_FLAG(std::string, gazetteer, "",
          "build, diff, lint: folder with tables to lay over the shipped gazetteer: any of "
          "municipalities.tsv, postcodes.tsv, places_abroad.tsv, quarters.tsv; a row replaces the "
          "shipped one of the same key");
ABSL_FLAG(bool, skip_invalid, false,
          "leave invalid records out and count them, instead of failing");
ABSL_FLAG(bool, activate, true, "make the new generation the active one");
ABSL_FLAG(std::string, mapping, "",
          "build, diff, lint: mapping file for *.csv whose columns are not those of export --csv");
ABSL_FLAG(std::string, statutes_corpus, "",
          "build, diff: JSON Lines of all sections of statutes (id, title, text); those that the "
          "list of --statutes names are taken");
ABSL_FLAG(std::string, statutes, "",
          "build, diff: list of the sections to take from --statutes_corpus; default: "
          "content/statutes.tsv of the reference data");
ABSL_FLAG(std::string, golden, "", "file of queries that the new generation must answer");
ABSL_FLAG(
    std::string, approvals, "",
    "build, activate: file in which a second person approved what is removed or reached elsewhere");
ABSL_FLAG(std::vector<std::string>, override, {},
          "gates that need not be passed, with a comma between; needs --reason; protected_values "
          "cannot be overridden");
ABSL_FLAG(std::string, reason, "", "why gates are overridden; the manifest records it");

namespace kok {
namespace {

// Before anything is read: a build takes its time, and a file that it wants at its end should not
// be missed then.
absl::Status CheckFile(const char* flag, const std::string& path) {
  if (path.empty() || access(path.c_str(), R_OK) == 0) return absl::OkStatus();
  return absl::ErrnoToStatus(errno, absl::StrCat("--", flag, ": cannot open ", path));
}

absl::Status CheckFiles() {
  absl::Status checked = CheckFile("golden", absl::GetFlag(FLAGS_golden));
  checked.Update(CheckFile("approvals", absl::GetFlag(FLAGS_approvals)));
  checked.Update(CheckFile("mapping", absl::GetFlag(FLAGS_mapping)));
  checked.Update(CheckFile("statutes_corpus", absl::GetFlag(FLAGS_statutes_corpus)));
  checked.Update(CheckFile("statutes", absl::GetFlag(FLAGS_statutes)));
  checked.Update(CheckFile("reference_data", absl::GetFlag(FLAGS_reference_data)));
  return checked;
}

}  // namespace

int BuildCommand(const std::string& index, const Operands& operands) {
  if (operands.empty()) return Usage("build needs at least one SOURCE");
  BuildOptions options;
  options.index_folder = index;
  options.sources = operands;
  options.reference_folder = absl::GetFlag(FLAGS_reference_data);
  options.gazetteer_folder = absl::GetFlag(FLAGS_gazetteer);
  options.mapping_file = absl::GetFlag(FLAGS_mapping);
  options.statutes_corpus = absl::GetFlag(FLAGS_statutes_corpus);
  options.statutes_list = absl::GetFlag(FLAGS_statutes);
  options.gate_files.golden_queries = absl::GetFlag(FLAGS_golden);
  options.gate_files.approvals = absl::GetFlag(FLAGS_approvals);
  absl::StatusOr<publish::Overrides> overrides = publish::ParseOverrides(
      absl::StrJoin(absl::GetFlag(FLAGS_override), ","), absl::GetFlag(FLAGS_reason));
  if (!overrides.ok()) return Usage(std::string(overrides.status().message()));
  options.overrides = *std::move(overrides);
  options.skip_invalid = absl::GetFlag(FLAGS_skip_invalid);
  options.activate = absl::GetFlag(FLAGS_activate);
  options.show_progress = true;
  if (const absl::Status files = CheckFiles(); !files.ok()) return Fail(files);
  if (const absl::Status told = WarnOfDamagedHistory(index); !told.ok()) return Fail(told);
  build::BuildReport report;
  const absl::Status status = RunBuild(options, report);
  RunReport::Current().Show(ToText(report), ToJson(report));
  if (status.ok()) return kOk;
  const ExitCode code = Fail(status);
  return report.failed_gates.empty() ? code : kGateFailed;
}

}  // namespace kok
