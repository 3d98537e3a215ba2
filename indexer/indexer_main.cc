// kok-indexer: builds generations of the index and says which one is active.

#include <google/protobuf/stubs/logging.h>
#include <sys/stat.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "indexer/command_line.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"

ABSL_FLAG(std::string, index, "", "folder of the index");

namespace {

constexpr char kUsage[] =
    "builds and looks after the index of kok-search.\n\n"
    "  kok-indexer build --index DIR SOURCE...   build, verify and activate a generation\n"
    "  kok-indexer verify --index DIR [ID]       check every byte of a generation (default: "
    "active)\n"
    "  kok-indexer list --index DIR              generations, newest first\n"
    "  kok-indexer diff --index DIR [A] B        what changed from A (default: active) to B, each "
    "a\n"
    "                                            generation or a SOURCE; --approve FILE\n"
    "  kok-indexer activate --index DIR ID       make a generation the active one\n"
    "  kok-indexer rollback --index DIR [ID]     back to the one that was active before, or to ID\n"
    "  kok-indexer gc --index DIR --keep N       remove old generations (default: keep 3)\n"
    "  kok-indexer pin|unpin --index DIR ID      keep a generation from gc\n"
    "  kok-indexer retract --index DIR NAME...   withdraw records at once; --undo, --list\n"
    "  kok-indexer purge --index DIR NAME...     withdraw records and remove them from the disk\n"
    "  kok-indexer lint SOURCE...                what is doubtful in the data; needs no index\n"
    "\n"
    "A SOURCE is a file (*.jsonl, *.md) or a folder.\n"
    "build --gazetteer DIR lays an operator's own places over the shipped ones.\n"
    "Exit code: 0 done, 2 bad input, 3 gate failed, 4 another indexer is at work, 5 I/O.";

struct Command {
  std::string_view name;
  int (*run)(const std::string& index, const kok::Operands& operands);
  bool needs_index = true;
};

constexpr Command kCommands[] = {
    {"build", kok::BuildCommand},
    {"verify", kok::VerifyCommand},
    {"list", kok::ListCommand},
    {"diff", kok::DiffCommand},
    {"activate", kok::ActivateCommand},
    {"rollback", kok::RollbackCommand},
    {"gc", kok::GcCommand},
    {"pin", kok::PinCommand},
    {"unpin", kok::UnpinCommand},
    {"retract", kok::RetractCommand},
    {"purge", kok::PurgeCommand},
    {"lint", kok::LintCommand, false},
};

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kUsage);
  // protobuf would print parts of what it cannot parse; our own messages name file, line and field.
  google::protobuf::SetLogHandler(nullptr);
  umask(0027);  // the service reads through its group, others do not
  const std::vector<std::string> arguments = kok::ParseCommandLine(argc, argv, kok::kBadInput);
  if (arguments.empty()) return kok::Usage("expected a command");
  const kok::Operands operands(arguments.begin() + 1, arguments.end());
  for (const Command& command : kCommands) {
    if (command.name != arguments[0]) continue;
    const std::string index = absl::GetFlag(FLAGS_index);
    if (index.empty() && command.needs_index) return kok::Usage("--index is missing");
    return command.run(index, operands);
  }
  return kok::Usage(absl::StrCat("unknown command: ", arguments[0]));
}
