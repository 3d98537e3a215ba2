#include "indexer/commands/exit_code.h"

#include <cstdio>

namespace kok {

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return kOk;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kFailedPrecondition:
      return kBadInput;
    case absl::StatusCode::kAborted:
      return kLocked;
    default:
      return kIo;
  }
}

ExitCode Fail(const absl::Status& status) {
  std::fprintf(stderr, "kok-indexer: %s\n", std::string(status.message()).c_str());
  return ExitCodeOf(status);
}

ExitCode Usage(const std::string& problem) {
  std::fprintf(stderr, "kok-indexer: %s; see kok-indexer --help\n", problem.c_str());
  return kBadInput;
}

}  // namespace kok
