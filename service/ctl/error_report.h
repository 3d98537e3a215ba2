// What the client says, and how it ends, when something went wrong.
//
// Pure functions: safe from any thread. The errors of the service carry their google.rpc details
// as payloads (see FromGrpcStatus); those of usage are told apart by a payload of their own.

#ifndef KOK_SERVICE_CTL_ERROR_REPORT_H_
#define KOK_SERVICE_CTL_ERROR_REPORT_H_

#include <grpcpp/support/status.h>

#include <string>

#include "absl/status/status.h"

namespace kok::ctl {

enum ExitCode {
  kDone = 0,
  kServiceError = 1,
  kBadUsage = 2,
  kUnreachable = 3,
  kFolderProblem = 4,
  kDue = 5
};

// The call itself was wrong: INVALID_ARGUMENT, with the mark that makes it kBadUsage.
absl::Status UsageError(const std::string& problem);

// A file, a folder or a program of this machine: kFolderProblem. `problem` names it and the remedy.
absl::Status FolderError(const std::string& problem);

// Nothing failed, but something ends soon: kDue. `problem` says what, and what to do.
absl::Status DueError(const std::string& problem);

// The same status with the details that came along. Details that cannot be read are left out.
absl::Status FromGrpcStatus(const grpc::Status& status);

// kUnreachable for DEADLINE_EXCEEDED, and for UNAVAILABLE where no service answered, which is to
// say without details.
ExitCode ExitCodeOf(const absl::Status& status);

// `kok-searchctl: CODE: message`, then a line for each violation, the reason and when to try
// again; fit for a terminal, each line ended. Empty if `status` is OK.
std::string ErrorText(const absl::Status& status);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_ERROR_REPORT_H_
