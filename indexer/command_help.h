// What `PROGRAM --help` and `PROGRAM COMMAND --help` print: for people, and for the manual pages
// and the completion, which are made from nothing else.

#ifndef KOK_INDEXER_COMMAND_HELP_H_
#define KOK_INDEXER_COMMAND_HELP_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kok {

// Names of the flags that a command takes; nothing for a command that there is not.
using FlagsOfCommand = std::function<std::optional<std::vector<std::string>>(std::string_view)>;

// The text where the command line asks for `--help`, otherwise nothing. `program` is the program's
// name, `usage` its usage message: a line of what it does, then lines that begin with two spaces,
// `program` and a command, each with the lines that carry it on, then paragraphs. With a command
// that `flags_of` knows: its lines and its flags; else all of it and every flag of the program's
// own. A program without commands gives no `flags_of`. Call before the command line is parsed,
// which would print less.
std::optional<std::string> HelpAskedFor(int argc, char** argv, std::string_view program,
                                        std::string_view usage,
                                        const FlagsOfCommand& flags_of = nullptr);

// The flags that the source file of a command defines (`build_flags.cc` or `build_command.cc` for
// `build`), and those whose help begins with the names of commands, this one among them: `retract,
// purge: ...`.
std::vector<std::string> FlagsDefinedFor(std::string_view command);

}  // namespace kok

#endif  // KOK_INDEXER_COMMAND_HELP_H_
