// The subcommands of kok-indexer, one file each; each reads the flags that its file defines.

#ifndef KOK_INDEXER_COMMANDS_COMMANDS_H_
#define KOK_INDEXER_COMMANDS_COMMANDS_H_

#include <string>
#include <vector>

namespace kok {

// What follows the command's name and is no flag.
using Operands = std::vector<std::string>;

// Each runs one command on the index folder `index`, empty for those that need none, to its end,
// prints what it has to say, and returns the exit code of exit_code.h. For the main thread only.
int BuildCommand(const std::string& index, const Operands& operands);
int VerifyCommand(const std::string& index, const Operands& operands);
int ListCommand(const std::string& index, const Operands& operands);
int DiffCommand(const std::string& index, const Operands& operands);
int ActivateCommand(const std::string& index, const Operands& operands);
int RollbackCommand(const std::string& index, const Operands& operands);
int GcCommand(const std::string& index, const Operands& operands);
int PinCommand(const std::string& index, const Operands& operands);
int UnpinCommand(const std::string& index, const Operands& operands);
int RetractCommand(const std::string& index, const Operands& operands);
int PurgeCommand(const std::string& index, const Operands& operands);
int LintCommand(const std::string& index, const Operands& operands);
int ExportCommand(const std::string& index, const Operands& operands);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_COMMANDS_H_
