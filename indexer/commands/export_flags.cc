// export: the command line's way into ExportCsv.

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/export_command.h"
#include "indexer/generation/files.h"

ABSL_FLAG(bool, csv, false,
          "export as CSV; FILE follows as a word of its own, standard output without or with -");
ABSL_FLAG(std::string, kind, "organization", "what to export: organization or content");
ABSL_DECLARE_FLAG(std::string, reference_data);
ABSL_DECLARE_FLAG(std::string, report);

namespace kok {
namespace {

namespace fs = std::filesystem;

// Writes the whole table and closes `out`, unless that is standard output.
absl::Status WriteTo(std::FILE* out, const ExportOptions& options, const std::string& path) {
  absl::Status status = ExportCsv(options, [out](std::string_view row) {
    std::fwrite(row.data(), 1, row.size(), out);  // told by ferror
  });
  const bool bad = std::ferror(out) != 0 || std::fflush(out) != 0;
  if (status.ok() && bad) status = absl::UnavailableError(absl::StrCat("cannot write ", path));
  if (out != stdout) std::fclose(out);
  return status;
}

// Beside its place and then there by one rename: a spreadsheet that stands there is replaced by a
// whole one or not at all.
absl::Status WriteFile(const ExportOptions& options, const std::string& path) {
  const std::string temporary = path + ".part";
  std::FILE* file = std::fopen(temporary.c_str(), "wbe");
  if (file == nullptr) {
    return absl::UnavailableError(
        absl::StrCat("cannot write ", temporary, ": ",
                     std::error_code(errno, std::generic_category()).message()));
  }
  absl::Status status = WriteTo(file, options, temporary);
  if (status.ok()) status = generation::SyncPath(temporary);
  std::error_code error;
  if (status.ok()) fs::rename(temporary, path, error);
  if (status.ok() && error) status = absl::UnavailableError(absl::StrCat("cannot write ", path));
  if (!status.ok()) fs::remove(temporary, error);
  return status;
}

}  // namespace

int ExportCommand(const std::string& index, const Operands& operands) {
  if (!absl::GetFlag(FLAGS_csv)) return Usage("export needs --csv");
  if (operands.size() > 1) return Usage("export takes one FILE at most");
  const std::string kind = absl::GetFlag(FLAGS_kind);
  if (kind != "organization" && kind != "content") {
    return Usage("--kind is organization or content");
  }
  ExportOptions options;
  options.index_folder = index;
  options.reference_folder = absl::GetFlag(FLAGS_reference_data);
  options.contents = kind == "content";
  const bool to_stdout = operands.empty() || operands[0] == "-";
  if (to_stdout && absl::GetFlag(FLAGS_report) == "json") {
    return Usage("export to standard output leaves no place for --report=json; name a FILE");
  }
  const absl::Status status =
      to_stdout ? WriteTo(stdout, options, "standard output") : WriteFile(options, operands[0]);
  return status.ok() ? kOk : Fail(status);
}

}  // namespace kok
