// The flags of the command line, as values. Which command takes which: command_table.h.
//
// To be read once the command line is parsed; safe from any thread.

#ifndef KOK_SERVICE_CTL_CTL_FLAGS_H_
#define KOK_SERVICE_CTL_CTL_FLAGS_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/connection.h"
#include "service/ctl/invocation.h"

namespace kok::ctl {

// Whom to ask, and how.
struct Destination {
  std::string target;  // HOST:PORT or unix:/PATH
  std::string admin;   // the operators' socket; empty: the service itself is asked
  ClientTls tls;       // for `target` only
  absl::Duration timeout;
};
Destination ReadDestination();

// `words`: the command's name, then its operands.
Invocation ReadInvocation(const std::vector<std::string>& words);
CertsCall ReadCertsCall();

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CTL_FLAGS_H_
