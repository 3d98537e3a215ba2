// What kok-indexer's exit code says, and the one line that goes with it.

#ifndef KOK_INDEXER_COMMANDS_EXIT_CODE_H_
#define KOK_INDEXER_COMMANDS_EXIT_CODE_H_

#include <string>

#include "absl/status/status.h"

namespace kok {

enum ExitCode { kOk = 0, kBadInput = 2, kGateFailed = 3, kLocked = 4, kIo = 5 };

// InvalidArgument, NotFound and FailedPrecondition are bad input, Aborted is a lock that another
// process holds, anything else the file system or the index library. A failed gate is no status: a
// command that has gates says so itself.
ExitCode ExitCodeOf(const absl::Status& status);

// Tells the report (run_report.h) the status's message and returns its exit code.
ExitCode Fail(const absl::Status& status);

// The same for a command line that cannot be understood; points to --help.
ExitCode Usage(const std::string& problem);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_EXIT_CODE_H_
