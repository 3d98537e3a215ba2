#include "indexer/commands/exit_code.h"

#include "indexer/commands/run_report.h"

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
  RunReport::Current().Error(std::string(status.message()));
  return ExitCodeOf(status);
}

ExitCode Usage(const std::string& problem) {
  RunReport::Current().Error(problem + "; see kok-indexer --help");
  return kBadInput;
}

}  // namespace kok
