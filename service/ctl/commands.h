// The subcommands. Each reads its operands and flags, calls the service, and writes down the
// answer.
//
// Safe from several threads, except that search, suggest and lookup may read standard input. What
// is to be printed is appended to `output`, also where an error follows: a text for people, or
// nothing but the response as JSON. Errors: UsageError, what the service answered, or what
// Connection::Call says if nobody did.

#ifndef KOK_SERVICE_CTL_COMMANDS_H_
#define KOK_SERVICE_CTL_COMMANDS_H_

#include <string>

#include "absl/status/status.h"
#include "service/ctl/connection.h"
#include "service/ctl/invocation.h"

namespace kok::ctl {

absl::Status RunSearch(const Invocation& call, const Connection& service, std::string& output);
absl::Status RunSuggest(const Invocation& call, const Connection& service, std::string& output);
absl::Status RunLookup(const Invocation& call, const Connection& service, std::string& output);
absl::Status RunGet(const Invocation& call, const Connection& service, std::string& output);
absl::Status RunList(const Invocation& call, const Connection& service, std::string& output);
absl::Status RunRegions(const Invocation& call, const Connection& service, std::string& output);
absl::Status RunStatus(const Invocation& call, const Connection& service, std::string& output);

// These ask the socket of --admin.
absl::Status RunServerStatus(const Invocation& call, const Connection& service,
                             std::string& output);
absl::Status RunGenerations(const Invocation& call, const Connection& service, std::string& output);
// FailedPrecondition where what CURRENT names cannot be served.
absl::Status RunReload(const Invocation& call, const Connection& service, std::string& output);

// FailedPrecondition where the service answers, but does not serve.
absl::Status RunHealth(const Invocation& call, const Connection& service, std::string& output);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_COMMANDS_H_
