// kok-indexer: builds generations of the index and says which one is active.

#include <google/protobuf/stubs/logging.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "indexer/command_help.h"
#include "indexer/command_line.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/folder_owner.h"
#include "indexer/commands/run_report.h"
#include "indexer/settings_file.h"

ABSL_FLAG(std::string, index, "", "folder of the index");
ABSL_FLAG(std::string, settings, "",
          "file of settings that the unit reads: its keys are checked; nothing else is read of it");
ABSL_FLAG(std::string, report, "text", "form of the report of any command: text or json");

namespace {

constexpr char kUsage[] =
    "builds and looks after the index of kok-search.\n\n"
    "  kok-indexer build --index DIR SOURCE...   build, verify and activate a generation\n"
    "  kok-indexer verify --index DIR [ID]       check every byte of a generation (default: "
    "active)\n"
    "  kok-indexer list --index DIR              generations, newest first\n"
    "  kok-indexer diff --index DIR [A] B        what changed from A (default: active) to B, each "
    "a\n"
    "                                            generation or a SOURCE; `diff active SOURCE...`;\n"
    "                                            --approve FILE --approved_by NAME\n"
    "  kok-indexer activate --index DIR ID       make a generation the active one\n"
    "  kok-indexer rollback --index DIR [ID]     back to the one that was active before, or to ID\n"
    "  kok-indexer gc --index DIR --keep N       remove old generations (default: keep 3)\n"
    "  kok-indexer pin|unpin --index DIR ID      keep a generation from gc\n"
    "  kok-indexer retract --index DIR NAME...   withdraw records at once; --undo, --list;\n"
    "                                            --new-list where the list was lost\n"
    "  kok-indexer purge --index DIR NAME...     withdraw records and remove them from the disk\n"
    "  kok-indexer lint SOURCE...                what is doubtful in the data; needs no index\n"
    "  kok-indexer export --index DIR --csv [FILE] [--kind content]   the active directory as a "
    "spreadsheet;\n"
    "                                            --json [FILE], --hsds [FILE], --fhir [FILE]: as "
    "JSON "
    "Lines,\n"
    "                                            HSDS of Open Referral, or a FHIR R4 Bundle\n\n"
    "A SOURCE is a file (*.jsonl, *.csv, *.md, *.json, *.cases.json, *.xml) or a folder.\n"
    "build --mapping FILE reads *.csv in columns of their own, as NAME.mapping.json beside it "
    "does.\n"
    "build --statutes-corpus FILE [--statutes LIST] takes the listed sections of a corpus of "
    "statutes.\n"
    "build --approvals FILE, --golden FILE, --override GATE --reason TEXT: the gates of a build "
    "(any but\n"
    "protected_values can be overridden); with --no-activate the generation is held.\n"
    "build --gazetteer DIR lays an operator's own places over the shipped ones.\n"
    "--report=json, for any command: one JSON object on standard output.\n"
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
    {"export", kok::ExportCommand},
};

bool OnlyReads(std::string_view command) {
  for (const std::string_view reader : {"verify", "list", "diff", "export"}) {
    if (command == reader) return true;
  }
  return false;
}

// `--csv=FILE`, or another form of export, as the two words that it stands for: `--csv` asks for a
// form, FILE is an operand.
std::vector<std::string> WithFileApart(int argc, char** argv) {
  constexpr std::string_view kForms[] = {"--csv=", "--json=", "--hsds=", "--fhir="};
  std::vector<std::string> words;
  for (int i = 0; i < argc; ++i) {
    const std::string word = argv[i];
    const auto* form = std::find_if(
        std::begin(kForms), std::end(kForms),
        [&](std::string_view known) { return word.compare(0, known.size(), known) == 0; });
    if (form == std::end(kForms)) {
      words.push_back(word);
    } else {
      words.insert(words.end(), {word.substr(0, form->size() - 1), word.substr(form->size())});
    }
  }
  return words;
}

// Before flags are parsed, since a wrong flag is reported in the same form.
bool AsksForJson(const std::vector<std::string>& words) {
  bool json = false;
  for (size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i].empty() || words[i][0] != '-') continue;
    const std::string flag = words[i].substr(words[i].find_first_not_of('-') % words[i].size());
    if (flag == "report" && i + 1 < words.size()) json = words[i + 1] == "json";
    if (flag.rfind("report=", 0) == 0) json = flag == "report=json";
  }
  return json;
}

// Of a command that there is: its own, and those of all.
std::optional<std::vector<std::string>> FlagsOf(std::string_view name) {
  for (const Command& command : kCommands) {
    if (command.name != name) continue;
    std::vector<std::string> flags = kok::FlagsDefinedFor(name);
    flags.insert(flags.end(), {"report", "settings"});
    if (command.needs_index) flags.emplace_back("index");
    return flags;
  }
  return std::nullopt;
}

// Keys of kok-indexer.env.
const std::vector<std::string>& Settings() {
  static const auto& settings = *new std::vector<std::string>{
      "KOK_INDEX", "KOK_SOURCES", "KOK_KEEP", "KOK_BUILD_FLAGS", "KOK_MAILTO"};
  return settings;
}

int Run(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return kok::Usage("expected a command");
  const std::string file = absl::GetFlag(FLAGS_settings);
  if (const absl::Status keys = kok::CheckSettingsFile(file, Settings()); !keys.ok()) {
    return kok::Fail(keys);
  }
  const std::string form = absl::GetFlag(FLAGS_report);
  if (form != "text" && form != "json") return kok::Usage("--report is text or json");
  const kok::Operands operands(arguments.begin() + 1, arguments.end());
  for (const Command& command : kCommands) {
    if (command.name != arguments[0]) continue;
    const std::string index = absl::GetFlag(FLAGS_index);
    if (index.empty() && command.needs_index) return kok::Usage("--index is missing");
    if (command.needs_index && !OnlyReads(command.name)) {
      if (const absl::Status owner = kok::CheckFolderOwner(index); !owner.ok()) {
        return kok::Fail(owner);
      }
    }
    return command.run(index, operands);
  }
  return kok::Usage(absl::StrCat("unknown command: ", arguments[0]));
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kUsage);
  if (const auto help = kok::HelpAskedFor(argc, argv, "kok-indexer", kUsage, FlagsOf)) {
    return std::fputs(help->c_str(), stdout) < 0 ? kok::kIo : kok::kOk;
  }
  // protobuf would print parts of what it cannot parse; our own messages name file, line and field.
  google::protobuf::SetLogHandler(nullptr);
  umask(0027);  // the service reads through its group, others do not
  std::vector<std::string> words = WithFileApart(argc, argv);
  std::vector<char*> spelt;
  for (std::string& word : words) spelt.push_back(word.data());
  if (AsksForJson(words)) kok::RunReport::Current().SpeakJson();
  const std::vector<std::string> arguments = kok::ParseCommandLine(
      static_cast<int>(spelt.size()), spelt.data(), kok::kBadInput, [](const std::string& problem) {
        kok::RunReport::Current().Error(problem);
        kok::RunReport::Current().Finish("", kok::kBadInput);
      });
  const int exit_code = Run(arguments);
  kok::RunReport::Current().Finish(arguments.empty() ? "" : arguments[0], exit_code);
  return exit_code;
}
