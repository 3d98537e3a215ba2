// The commands that ask a service, and which flags each command takes: the one table of them, from
// which the help is made and by which the command line is checked.
//
// Constants and pure functions; safe from any thread.

#ifndef KOK_SERVICE_CTL_COMMAND_TABLE_H_
#define KOK_SERVICE_CTL_COMMAND_TABLE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "service/ctl/connection.h"
#include "service/ctl/invocation.h"

namespace kok::ctl {

struct Command {
  const char* name;
  absl::Status (*run)(const Invocation&, const Connection&, std::string&);
  std::vector<std::string> flags;  // of its own, beside those of all
  // With --admin; null: takes no --admin.
  absl::Status (*run_admin)(const Invocation&, const Connection&, std::string&) = nullptr;
};

const std::vector<Command>& Commands();
// Null where there is none of that name.
const Command* FindCommand(std::string_view name);

// The command that makes certificates, which asks no service.
inline constexpr std::string_view kCertsCommand = "certs";

// All flags that a command takes; nothing for one that there is not.
std::optional<std::vector<std::string>> FlagsOf(std::string_view name);

// UsageError where a flag is set that some command takes, but not this one: it must not be ignored,
// since the answer would be another one than asked for. What says how to reach the service may be
// set for any. REQUIRES: FlagsOf knows the command, and the program defines all flags of the table.
absl::Status CheckFlags(std::string_view name);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_COMMAND_TABLE_H_
