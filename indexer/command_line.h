// How all programs of the project read their command line.

#ifndef KOK_INDEXER_COMMAND_LINE_H_
#define KOK_INDEXER_COMMAND_LINE_H_

#include <string>
#include <vector>

namespace kok {

// Takes what is wrong with a command line, in one line.
using TellBadUsage = void (*)(const std::string& problem);

// Parses Abseil flags and returns the other words, without the program's name. Flags may be spelt
// with hyphens
// (`--skip-invalid`, `--no-activate`); words after `--` are never flags. Ends the program with 0
// after `--help`, with `bad_usage_exit_code` for a wrong flag or value, told on standard error or,
// where it is not null, to `at_bad_usage`. Call once, first thing in main.
std::vector<std::string> ParseCommandLine(int argc, char** argv, int bad_usage_exit_code,
                                          TellBadUsage at_bad_usage = nullptr);

}  // namespace kok

#endif  // KOK_INDEXER_COMMAND_LINE_H_
