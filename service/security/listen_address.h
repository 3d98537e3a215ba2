// Where the service may listen.

#ifndef KOK_SERVICE_SECURITY_LISTEN_ADDRESS_H_
#define KOK_SERVICE_SECURITY_LISTEN_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"

namespace kok::security {

// A checked address.
struct ListenAddress {
  std::string target;  // as gRPC takes it: `127.0.0.1:50051`, `[::1]:50051`, `unix:/path`
  bool is_unix_socket;
  std::string host;  // without brackets; empty for a unix socket
  int port;          // 0: any free one; unused for a unix socket
  bool is_local;     // loopback or unix socket: plaintext; any other: mutual TLS and a policy
};

// Reads `host:port` with localhost or a numeric IP address (IPv6 in brackets), or `unix:/path`.
// InvalidArgument for anything else. Pure function.
absl::StatusOr<ListenAddress> ParseListenAddress(const std::string& text);

// What gRPC is to bind, which asks nobody for an address: `localhost` is 127.0.0.1, whatever the
// machine's files call so.
std::string NumericTarget(const ListenAddress& address);

// An address that is listened on, with its real port. As it is made of a checked address only, a
// log may hold it. Immutable.
class BoundAddress {
 public:
  // `port` is unused for a unix socket.
  BoundAddress(const ListenAddress& address, int port);

  // As gRPC takes it.
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Tries to take the address for a moment, so that the reason why it cannot be taken can be told:
// AlreadyExists where somebody listens there, else what binding failed with. Removes the socket
// file of a dead service.
absl::Status CheckAddressIsFree(const ListenAddress& address);

// A listening socket on a TCP address, not blocking. AlreadyExists where somebody listens there.
absl::StatusOr<generation::UniqueFd> BindListener(const ListenAddress& address);

// The port that a listening socket got; 0 where it has none.
int PortOf(int listener);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_LISTEN_ADDRESS_H_
