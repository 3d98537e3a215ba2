#include "indexer/command_line.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "absl/flags/parse.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace kok {
namespace {

// Exit code if the program ends while flags are parsed; unset before and after.
constexpr int kNotParsing = -1;
int exit_code_while_parsing = kNotParsing;
void (*tell_bad_usage)() = nullptr;

// Abseil ends the program with 1 for a wrong flag and for --help alike; our codes say more.
void EndWithOwnExitCode() {
  if (exit_code_while_parsing == kNotParsing) return;
  if (exit_code_while_parsing != EXIT_SUCCESS && tell_bad_usage != nullptr) tell_bad_usage();
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

}  // namespace

std::vector<std::string> ParseCommandLine(int argc, char** argv, int bad_usage_exit_code,
                                          void (*at_bad_usage)()) {
  tell_bad_usage = at_bad_usage;
  std::vector<std::string> words(argv, argv + argc);
  exit_code_while_parsing = AsksForHelp(words) ? EXIT_SUCCESS : bad_usage_exit_code;
  std::atexit(EndWithOwnExitCode);
  for (size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    if (IsFlag(words[i])) words[i] = WithUnderscores(words[i]);
  }
  std::vector<char*> spelt;
  spelt.reserve(words.size());
  for (std::string& word : words) spelt.push_back(word.data());
  const std::vector<char*> operands = absl::ParseCommandLine(argc, spelt.data());
  exit_code_while_parsing = kNotParsing;
  return std::vector<std::string>(operands.begin() + 1, operands.end());
}

}  // namespace kok
