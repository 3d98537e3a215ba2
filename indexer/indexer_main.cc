// kok-indexer: builds generations of the index and says which one is active.

#include <google/protobuf/stubs/logging.h>
#include <sys/stat.h>

#include <cstdio>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/str_cat.h"
#include "indexer/build_command.h"
#include "indexer/command_line.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/publisher.h"

ABSL_FLAG(std::string, index, "", "folder of the index");
ABSL_FLAG(std::string, reference_data, "",
          "folder with stop words, vocabulary and regions; default: the shipped data");
ABSL_FLAG(std::string, gazetteer, "",
          "folder with tables to lay over the shipped gazetteer: any of municipalities.tsv, "
          "postcodes.tsv, places_abroad.tsv; a row replaces the shipped one of the same key");
ABSL_FLAG(bool, skip_invalid, false,
          "leave invalid records out and count them, instead of failing");
ABSL_FLAG(bool, activate, true, "make the new generation the active one");
ABSL_FLAG(std::string, report, "text", "form of the report: text or json");

namespace {

constexpr char kUsage[] =
    "builds and looks after the index of kok-search.\n\n"
    "  kok-indexer build --index DIR SOURCE...   build, verify and activate a generation\n"
    "  kok-indexer verify --index DIR [ID]       check every byte of a generation (default: "
    "active)\n"
    "  kok-indexer list --index DIR              generations, newest first\n"
    "  kok-indexer activate --index DIR ID       make a generation the active one\n\n"
    "A SOURCE is a file (*.jsonl, *.md) or a folder.\n"
    "build --gazetteer DIR lays an operator's own places over the shipped ones.\n"
    "Exit code: 0 done, 2 bad input, 3 gate failed, 4 another indexer is at work, 5 I/O.";

enum ExitCode { kOk = 0, kBadInput = 2, kLocked = 4, kIo = 5 };

int ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return kOk;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kFailedPrecondition:
      return kBadInput;
    case absl::StatusCode::kAborted:
      return kLocked;
    default:
      return kIo;
  }
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "kok-indexer: %s\n", std::string(status.message()).c_str());
  return ExitCodeOf(status);
}

int Usage(const std::string& problem) {
  std::fprintf(stderr, "kok-indexer: %s; see kok-indexer --help\n", problem.c_str());
  return kBadInput;
}

int Build(const std::vector<std::string>& sources) {
  const std::string form = absl::GetFlag(FLAGS_report);
  if (form != "text" && form != "json") return Usage("--report is text or json");
  if (sources.empty()) return Usage("build needs at least one SOURCE");
  kok::BuildOptions options;
  options.index_folder = absl::GetFlag(FLAGS_index);
  options.sources = sources;
  options.reference_folder = absl::GetFlag(FLAGS_reference_data);
  options.gazetteer_folder = absl::GetFlag(FLAGS_gazetteer);
  options.skip_invalid = absl::GetFlag(FLAGS_skip_invalid);
  options.activate = absl::GetFlag(FLAGS_activate);
  kok::build::BuildReport report;
  const absl::Status status = kok::RunBuild(options, report);
  std::fputs((form == "json" ? ToJson(report) : ToText(report)).c_str(), stdout);
  return status.ok() ? kOk : Fail(status);
}

int Verify(const std::string& index, std::string id) {
  if (id.empty()) {
    absl::StatusOr<std::string> current = kok::generation::ReadCurrent(index);
    if (!current.ok()) return Fail(current.status());
    id = *current;
  }
  const absl::Status status = kok::publish::VerifyAndOpen(index, id);
  if (!status.ok()) return Fail(status);
  std::printf("%s is whole\n", id.c_str());
  return kOk;
}

int List(const std::string& index) {
  const absl::StatusOr<std::string> current = kok::generation::ReadCurrent(index);
  for (const std::string& id : kok::generation::ListGenerations(index)) {
    std::printf("%s%s\n", id.c_str(), current.ok() && *current == id ? "  active" : "");
  }
  return kOk;
}

int Activate(const std::string& index, const std::string& id) {
  const auto lock = kok::publish::IndexLock::Take(index);
  if (!lock.ok()) return Fail(lock.status());
  if (const absl::Status whole = kok::publish::VerifyAndOpen(index, id); !whole.ok()) {
    return Fail(whole);
  }
  const absl::Status status = kok::publish::Activate(index, id);
  if (!status.ok()) return Fail(status);
  std::printf("%s is active\n", id.c_str());
  return kOk;
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kUsage);
  // protobuf would print parts of what it cannot parse; our own messages name file, line and field.
  google::protobuf::SetLogHandler(nullptr);
  umask(0027);  // the service reads through its group, others do not
  const std::vector<std::string> arguments = kok::ParseCommandLine(argc, argv, kBadInput);
  if (arguments.empty()) return Usage("expected a command");
  const std::string& command = arguments[0];
  const std::vector<std::string> operands(arguments.begin() + 1, arguments.end());
  const std::string index = absl::GetFlag(FLAGS_index);
  if (index.empty()) return Usage("--index is missing");
  if (command == "build") return Build(operands);
  if (command == "verify" && operands.size() <= 1) {
    return Verify(index, operands.empty() ? "" : operands[0]);
  }
  if (command == "list" && operands.empty()) return List(index);
  if (command == "activate" && operands.size() == 1) return Activate(index, operands[0]);
  return Usage(absl::StrCat("unknown command or operands: ", command));
}
