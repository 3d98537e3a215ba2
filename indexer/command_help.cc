#include "indexer/command_help.h"

#include <algorithm>
#include <map>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace kok {
namespace {

constexpr size_t kWidth = 100;
constexpr char kIndent[] = "      ";

using Flags = std::map<std::string, const absl::CommandLineFlag*>;

// Those that our own sources define.
Flags OwnFlags() {
  Flags own;
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    const std::string file = flag->Filename();
    if (absl::StrContains(file, "indexer/") || absl::StrContains(file, "service/")) {
      own.emplace(name, flag);
    }
  }
  return own;
}

// In lines that fit a terminal.
std::string Wrapped(std::string_view text) {
  std::string lines;
  size_t column = 0;
  for (const absl::string_view word : absl::StrSplit(std::string(text), ' ', absl::SkipEmpty())) {
    if (column == 0 || column + 1 + word.size() > kWidth) {
      absl::StrAppend(&lines, column == 0 ? "" : "\n", kIndent, word);
      column = sizeof(kIndent) - 1 + word.size();
    } else {
      absl::StrAppend(&lines, " ", word);
      column += 1 + word.size();
    }
  }
  return lines + "\n";
}

std::string FlagText(const absl::CommandLineFlag& flag) {
  const std::string value = flag.DefaultValue();
  if (flag.IsOfType<bool>()) {
    const bool is_on = value == "true";
    return absl::StrCat("  --", is_on ? "no-" : "", flag.Name(), "\n",
                        Wrapped(absl::StrCat(is_on ? "do not: " : "", flag.Help())));
  }
  const std::string by_default = value.empty() || absl::StartsWith(flag.Help(), "default")
                                     ? ""
                                     : absl::StrCat("; default: ", value);
  return absl::StrCat("  --", flag.Name(), "=VALUE\n", Wrapped(flag.Help() + by_default));
}

std::string FlagTexts(const Flags& flags) {
  std::string text = flags.empty() ? "" : "\nFlags:\n";
  for (const auto& [name, flag] : flags) text += FlagText(*flag);
  return text;
}

// The lines of `usage` that begin with this command, and those that carry them on.
std::string LinesOf(std::string_view usage, std::string_view program, std::string_view command) {
  std::string lines;
  bool inside = false;
  for (const absl::string_view line : absl::StrSplit(std::string(usage), '\n')) {
    absl::string_view rest = line;
    if (absl::ConsumePrefix(&rest, absl::StrCat("  ", std::string(program), " "))) {
      const std::string names(rest.substr(0, rest.find(' ')));
      inside = false;
      for (const absl::string_view name : absl::StrSplit(names, '|')) {
        inside = inside || name == absl::string_view(command.data(), command.size());
      }
    } else if (!absl::StartsWith(line, "   ")) {
      inside = false;
    }
    if (inside) absl::StrAppend(&lines, line, "\n");
  }
  return lines;
}

// The first word that is no flag; empty where nobody asks for help.
std::optional<std::string> CommandAskedAbout(int argc, char** argv) {
  std::optional<std::string> command;
  bool asks = false;
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view word = argv[i];
    asks = asks || word == "--help" || word == "-help" || word == "-h";
    if (!command.has_value() && !word.empty() && word[0] != '-') command = std::string(word);
  }
  if (!asks) return std::nullopt;
  return command.value_or("");
}

}  // namespace

std::optional<std::string> HelpAskedFor(int argc, char** argv, std::string_view program,
                                        std::string_view usage, const FlagsOfCommand& flags_of) {
  const std::optional<std::string> command = CommandAskedAbout(argc, argv);
  if (!command.has_value()) return std::nullopt;
  const Flags own = OwnFlags();
  const auto names = flags_of && !command->empty() ? flags_of(*command) : std::nullopt;
  if (!names.has_value()) {
    return absl::StrCat(std::string(program), ": ", std::string(usage), "\n", FlagTexts(own));
  }
  Flags of_command;
  for (const std::string& name : *names) {
    if (const auto flag = own.find(name); flag != own.end()) of_command.insert(*flag);
  }
  return absl::StrCat(LinesOf(usage, program, *command), FlagTexts(of_command),
                      "\nMore: ", std::string(program), " --help\n");
}

std::vector<std::string> FlagsDefinedFor(std::string_view command) {
  std::vector<std::string> names;
  const std::string stem(command);
  for (const auto& [name, flag] : OwnFlags()) {
    const std::string file = flag->Filename();
    const std::string help = flag->Help();
    const std::vector<std::string> named =
        absl::StrSplit(help.substr(0, std::min(help.find(':'), help.size())), ", ");
    if (absl::EndsWith(file, absl::StrCat("/", stem, "_flags.cc")) ||
        absl::EndsWith(file, absl::StrCat("/", stem, "_command.cc")) ||
        std::count(named.begin(), named.end(), stem) > 0) {
      names.push_back(name);
    }
  }
  return names;
}

}  // namespace kok
