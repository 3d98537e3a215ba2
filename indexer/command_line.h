// How all programs of the project read their command line.

#ifndef KOK_INDEXER_COMMAND_LINE_H_
#define KOK_INDEXER_COMMAND_LINE_H_

#include <string>
#include <vector>

namespace kok {

// Parses Abseil flags and returns the other words, without the program's name. Flags may be spelt
// with hyphens
// (`--skip-invalid`, `--no-activate`); words after `--` are never flags. Ends the program with 0
// after `--help`, with `bad_usage_exit_code` for a wrong flag, and calls `at_bad_usage` before,
// unless that is null. Call once, first thing in main.
std::vector<std::string> ParseCommandLine(int argc, char** argv, int bad_usage_exit_code,
                                          void (*at_bad_usage)() = nullptr);

}  // namespace kok

#endif  // KOK_INDEXER_COMMAND_LINE_H_
