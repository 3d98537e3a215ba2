// export: the command line's way into the export of each format.

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
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
ABSL_FLAG(bool, json, false,
          "export as JSON Lines of Record, organisations and texts; FILE as with --csv");
ABSL_FLAG(bool, hsds, false,
          "export as HSDS 3 JSON of Open Referral, organisations; FILE as with --csv");
ABSL_FLAG(bool, fhir, false,
          "export as a Bundle of HL7 FHIR R4, organisations; FILE as with --csv");
ABSL_FLAG(std::string, kind, "",
          "what to export: organization or content (default: with --json both, else organization)");
ABSL_DECLARE_FLAG(std::string, reference_data);
ABSL_DECLARE_FLAG(std::string, report);

namespace kok {
namespace {

namespace fs = std::filesystem;

// One export with its options.
using Export = std::function<absl::Status(const std::function<void(std::string_view)>& write)>;

// A format: its flag, and what writes it.
struct Format {
  const absl::Flag<bool>& flag;
  absl::Status (*run)(const ExportOptions& options,
                      const std::function<void(std::string_view)>& write);
  bool has_texts;  // whether it has a place for texts
};

// Writes the whole file and closes `out`, unless that is standard output.
absl::Status WriteTo(std::FILE* out, const Export& run, const std::string& path) {
  absl::Status status = run([out](std::string_view piece) {
    std::fwrite(piece.data(), 1, piece.size(), out);  // told by ferror
  });
  const bool bad = std::ferror(out) != 0 || std::fflush(out) != 0;
  if (status.ok() && bad) status = absl::UnavailableError(absl::StrCat("cannot write ", path));
  if (out != stdout) std::fclose(out);
  return status;
}

// Beside its place and then there by one rename: a file that stands there is replaced by a whole
// one or not at all.
absl::Status WriteFile(const Export& run, const std::string& path) {
  const std::string temporary = path + ".part";
  std::FILE* file = std::fopen(temporary.c_str(), "wbe");
  if (file == nullptr) {
    return absl::UnavailableError(
        absl::StrCat("cannot write ", temporary, ": ",
                     std::error_code(errno, std::generic_category()).message()));
  }
  absl::Status status = WriteTo(file, run, temporary);
  if (status.ok()) status = generation::SyncPath(temporary);
  std::error_code error;
  if (status.ok()) fs::rename(temporary, path, error);
  if (status.ok() && error) status = absl::UnavailableError(absl::StrCat("cannot write ", path));
  if (!status.ok()) fs::remove(temporary, error);
  return status;
}

}  // namespace

int ExportCommand(const std::string& index, const Operands& operands) {
  const Format formats[] = {{FLAGS_csv, ExportCsv, true},
                            {FLAGS_json, ExportJsonLines, true},
                            {FLAGS_hsds, ExportHsds, false},
                            {FLAGS_fhir, ExportFhir, false}};
  const Format* format = nullptr;
  for (const Format& each : formats) {
    if (!absl::GetFlag(each.flag)) continue;
    if (format != nullptr) return Usage("export takes one format at a time");
    format = &each;
  }
  if (format == nullptr) return Usage("export needs --csv, --json, --hsds or --fhir");
  if (operands.size() > 1) return Usage("export takes one FILE at most");
  const std::string kind = absl::GetFlag(FLAGS_kind);
  if (!kind.empty() && kind != "organization" && kind != "content") {
    return Usage("--kind is organization or content");
  }
  ExportOptions options;
  options.index_folder = index;
  options.reference_folder = absl::GetFlag(FLAGS_reference_data);
  options.contents = kind == "content";
  options.both_kinds = kind.empty() && format->run == ExportJsonLines;
  if (options.contents && !format->has_texts) {
    return Usage("that format has no place for texts; --kind content goes with --csv or --json");
  }
  const Export run = [&](const std::function<void(std::string_view)>& write) {
    return format->run(options, write);
  };
  const bool to_stdout = operands.empty() || operands[0] == "-";
  if (to_stdout && absl::GetFlag(FLAGS_report) == "json") {
    return Usage("export to standard output leaves no place for --report=json; name a FILE");
  }
  const absl::Status status =
      to_stdout ? WriteTo(stdout, run, "standard output") : WriteFile(run, operands[0]);
  return status.ok() ? kOk : Fail(status);
}

}  // namespace kok
