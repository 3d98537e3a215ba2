#include "indexer/command_line.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kok {
namespace {

// Exit code if the program ends while flags are parsed; unset before and after.
constexpr int kNotParsing = -1;
int exit_code_while_parsing = kNotParsing;
TellBadUsage tell_bad_usage = nullptr;

// Abseil ends the program with 1 for a wrong flag and for --help alike; our codes say more.
void EndWithOwnExitCode() {
  if (exit_code_while_parsing == kNotParsing) return;
  if (exit_code_while_parsing != EXIT_SUCCESS && tell_bad_usage != nullptr) {
    tell_bad_usage("the command line cannot be understood");
  }
  std::cout.flush();
  std::fflush(nullptr);
  std::_Exit(exit_code_while_parsing);
}

// Begins with a hyphen and names something.
bool IsFlag(const std::string& word) {
  return !word.empty() && word.front() == '-' && word.find_first_not_of('-') != std::string::npos;
}

bool AsksForHelp(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (!IsFlag(word)) continue;
    const std::string name = word.substr(word.find_first_not_of('-'));
    if (absl::StartsWith(name, "help") || name == "version") return true;
  }
  return false;
}

// `--no-activate` and `--skip-invalid` as Abseil spells them: `--noactivate`, `--skip_invalid`.
std::string WithUnderscores(const std::string& flag) {
  const size_t begin = flag.find_first_not_of('-');
  const size_t end = std::min(flag.find('='), flag.size());
  std::string name = flag.substr(begin, end - begin);
  if (absl::StartsWith(name, "no-")) name.erase(2, 1);
  std::replace(name.begin(), name.end(), '-', '_');
  return "--" + name + flag.substr(end);
}

// Without hyphens and value.
std::string NameOf(const std::string& flag) {
  const size_t begin = flag.find_first_not_of('-');
  return flag.substr(begin, flag.find('=') - begin);
}

// Also by `no` in front, where that is a switch; nullptr where there is none.
const absl::CommandLineFlag* FindFlag(const std::string& name) {
  const absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
  if (flag != nullptr || !absl::StartsWith(name, "no")) return flag;
  flag = absl::FindCommandLineFlag(absl::string_view(name).substr(2));
  return flag != nullptr && flag->IsOfType<bool>() ? flag : nullptr;
}

// One line that names program, flag and remedy, where Abseil would name the flag alone. What
// systemd starts gets its flags from files of settings, which are named too.
void EndForFlag(const std::vector<std::string>& words, const std::string& problem) {
  const std::string program = words[0].substr(words[0].rfind('/') + 1);
  std::string text = absl::StrCat(problem, "; see ", program, " --help");
  const auto settings = std::find(words.begin(), words.end(), "--settings");
  if (settings != words.end() && settings + 1 != words.end()) {
    absl::StrAppend(&text, " (settings: ", *(settings + 1), ")");
  }
  const int exit_code = exit_code_while_parsing;
  exit_code_while_parsing = kNotParsing;
  if (tell_bad_usage != nullptr) {
    tell_bad_usage(text);
  } else {
    std::fprintf(stderr, "%s: %s\n", program.c_str(), text.c_str());
  }
  std::fflush(nullptr);
  std::_Exit(exit_code);
}

// Spells every flag as Abseil does, and ends the program for one that there is not, or whose value
// is none of its kind.
void SpellFlags(std::vector<std::string>& words) {
  for (size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    if (!IsFlag(words[i])) continue;
    words[i] = WithUnderscores(words[i]);
    const std::string name = NameOf(words[i]);
    const absl::CommandLineFlag* flag = FindFlag(name);
    if (flag == nullptr) {
      if (AsksForHelp({words[i]})) continue;
      EndForFlag(words, absl::StrCat("--", name, ": no such flag"));
    }
    if (flag->IsOfType<bool>()) continue;
    const size_t equals = words[i].find('=');
    if (equals == std::string::npos && ++i == words.size()) {
      EndForFlag(words, absl::StrCat("--", name, ": expected a value"));
    }
    std::string error;
    const std::string value = equals == std::string::npos ? words[i] : words[i].substr(equals + 1);
    if (!absl::FindCommandLineFlag(name)->ParseFrom(value, &error)) {
      EndForFlag(words, absl::StrCat("--", name, ": not a value of this flag, such as ",
                                     flag->DefaultValue()));
    }
  }
}

}  // namespace

std::vector<std::string> ParseCommandLine(int argc, char** argv, int bad_usage_exit_code,
                                          TellBadUsage at_bad_usage) {
  tell_bad_usage = at_bad_usage;
  std::vector<std::string> words(argv, argv + argc);
  exit_code_while_parsing = AsksForHelp(words) ? EXIT_SUCCESS : bad_usage_exit_code;
  std::atexit(EndWithOwnExitCode);
  SpellFlags(words);
  std::vector<char*> spelt;
  spelt.reserve(words.size());
  for (std::string& word : words) spelt.push_back(word.data());
  const std::vector<char*> operands = absl::ParseCommandLine(argc, spelt.data());
  exit_code_while_parsing = kNotParsing;
  return std::vector<std::string>(operands.begin() + 1, operands.end());
}

}  // namespace kok
