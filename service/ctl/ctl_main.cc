// kok-searchctl: asks a running service, for people and for scripts.

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>

#include <cstdio>
#include <string>
#include <vector>

#include "absl/flags/usage.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/command_help.h"
#include "indexer/command_line.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/command_table.h"
#include "service/ctl/ctl_flags.h"
#include "service/ctl/error_report.h"
#include "service/ctl/usage_text.h"

namespace {

using kok::ctl::Connection;
using kok::ctl::UsageError;

// Nothing of a request may be printed but by this client itself.
void SilenceLibraries() {
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_function([](gpr_log_func_args*) {});
}

// Without a service: what it makes is needed before one can be reached.
absl::Status Certs(const std::vector<std::string>& words, std::string& output) {
  const absl::Status flags = kok::ctl::CheckFlags(kok::ctl::kCertsCommand);
  if (!flags.ok()) return flags;
  return kok::ctl::RunCerts({words.begin() + 1, words.end()}, kok::ctl::ReadCertsCall(), output);
}

absl::Status Run(const std::vector<std::string>& words, std::string& output) {
  if (words.empty()) return UsageError("expected a command");
  const std::string& name = words[0];
  if (name == kok::ctl::kCertsCommand) return Certs(words, output);
  const kok::ctl::Command* command = kok::ctl::FindCommand(name);
  if (command == nullptr) return UsageError("unknown command");
  if (absl::Status flags = kok::ctl::CheckFlags(name); !flags.ok()) return flags;
  const kok::ctl::Destination to = kok::ctl::ReadDestination();
  if (!to.admin.empty() && !absl::StartsWith(to.admin, "unix:")) {
    return UsageError("--admin: expected unix:/PATH");
  }
  if (to.admin.empty() && command->run == nullptr) {
    return UsageError(absl::StrCat(name, " needs --admin unix:/PATH"));
  }
  const absl::StatusOr<Connection> service =
      to.admin.empty() ? Connection::To(to.target, to.tls, to.timeout)
                       : Connection::To(to.admin, kok::ctl::ClientTls(), to.timeout);
  if (!service.ok()) return service.status();
  const auto run = to.admin.empty() ? command->run : command->run_admin;
  return run(kok::ctl::ReadInvocation(words), *service, output);
}

absl::Status Print(const std::string& output) {
  const size_t written = std::fwrite(output.data(), 1, output.size(), stdout);
  if (written == output.size() && std::fflush(stdout) == 0) return absl::OkStatus();
  return absl::DataLossError("the answer cannot be written to standard output");
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kok::ctl::kUsage);
  if (const auto help =
          kok::HelpAskedFor(argc, argv, "kok-searchctl", kok::ctl::kUsage, kok::ctl::FlagsOf)) {
    return kok::ctl::ExitCodeOf(Print(*help));
  }
  SilenceLibraries();
  const std::vector<std::string> words = kok::ParseCommandLine(argc, argv, kok::ctl::kBadUsage);
  std::string output;
  absl::Status status = Run(words, output);
  if (const absl::Status printed = Print(output); status.ok()) status = printed;
  static_cast<void>(std::fputs(kok::ctl::ErrorText(status).c_str(), stderr));
  return kok::ctl::ExitCodeOf(status);
}
