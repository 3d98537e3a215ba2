// Where the service may listen.

#ifndef KOK_SERVICE_SECURITY_LISTEN_ADDRESS_H_
#define KOK_SERVICE_SECURITY_LISTEN_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"

namespace kok::security {

// A checked address.
struct ListenAddress {
  std::string target;  // as gRPC takes it: `127.0.0.1:50051`, `[::1]:50051`, `unix:/path`
  bool is_unix_socket;
  std::string host;  // without brackets; empty for a unix socket
  int port;          // 0: any free one; unused for a unix socket
};

// Reads `host:port` with a loopback host (127.0.0.0/8, ::1, localhost), or `unix:/path`.
// InvalidArgument for anything else: other addresses need mutual TLS and a policy. Pure function.
absl::StatusOr<ListenAddress> ParseListenAddress(const std::string& text);

// Tries to take the address for a moment, so that the reason why it cannot be taken can be told:
// AlreadyExists where somebody listens there, else what binding failed with. Removes the socket
// file of a dead service.
absl::Status CheckAddressIsFree(const ListenAddress& address);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_LISTEN_ADDRESS_H_
