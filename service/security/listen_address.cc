#include "service/security/listen_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"

namespace kok::security {
namespace {

constexpr char kUnixPrefix[] = "unix:";

bool IsLoopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  return host == "::1" || host == "localhost";
}

absl::Status Malformed() {
  return absl::InvalidArgumentError("--listen: expected HOST:PORT or unix:/PATH");
}

absl::Status CheckPort(const ListenAddress& address) {
  const bool v6 = address.host == "::1";
  sockaddr_in6 a6{};
  sockaddr_in a4{};
  a6.sin6_family = AF_INET6;
  a6.sin6_addr = in6addr_loopback;
  a6.sin6_port = htons(static_cast<uint16_t>(address.port));
  a4.sin_family = AF_INET;
  a4.sin_port = htons(static_cast<uint16_t>(address.port));
  inet_pton(AF_INET, address.host == "localhost" ? "127.0.0.1" : address.host.c_str(),
            &a4.sin_addr);
  const generation::UniqueFd probe(socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int reuse = 1;  // a connection that lingers from an earlier run is no obstacle
  setsockopt(probe.get(), SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse));
  const auto* generic =
      v6 ? reinterpret_cast<const sockaddr*>(&a6) : reinterpret_cast<const sockaddr*>(&a4);
  if (bind(probe.get(), generic, v6 ? sizeof(a6) : sizeof(a4)) == 0 &&
      listen(probe.get(), 1) == 0) {
    return absl::OkStatus();
  }
  const int error = errno;
  const absl::Status failed =
      absl::ErrnoToStatus(error, absl::StrCat("cannot listen on ", address.target));
  return error == EADDRINUSE ? absl::AlreadyExistsError(failed.message()) : failed;
}

// gRPC would silently take over the path of a living service.
absl::Status CheckSocketPath(const ListenAddress& address) {
  sockaddr_un name{};
  const std::string path = address.target.substr(std::strlen(kUnixPrefix));
  if (path.size() >= sizeof(name.sun_path)) {
    return absl::InvalidArgumentError("--listen: the socket's path is too long");
  }
  struct stat info {};
  if (lstat(path.c_str(), &info) != 0) return absl::OkStatus();
  // Connecting to any other file is refused as well, and that one is not ours to remove.
  if (!S_ISSOCK(info.st_mode)) {
    return absl::FailedPreconditionError(
        absl::StrCat("cannot listen on ", address.target, ": what is there is no socket"));
  }
  name.sun_family = AF_UNIX;
  std::memcpy(name.sun_path, path.c_str(), path.size() + 1);
  const generation::UniqueFd probe(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (connect(probe.get(), reinterpret_cast<const sockaddr*>(&name), sizeof(name)) == 0) {
    return absl::AlreadyExistsError(
        absl::StrCat("cannot listen on ", address.target, ": a service listens there"));
  }
  if (errno == ECONNREFUSED) unlink(path.c_str());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ListenAddress> ParseListenAddress(const std::string& text) {
  if (absl::StartsWith(text, kUnixPrefix)) {
    if (text.compare(std::strlen(kUnixPrefix), 1, "/") != 0) return Malformed();
    return ListenAddress{text, true, "", 0};
  }
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return Malformed();
  ListenAddress address{text, false, text.substr(0, colon), 0};
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  } else if (absl::StrContains(address.host, ':')) {
    return Malformed();  // where would the port begin?
  }
  const std::string port = text.substr(colon + 1);
  if (port.find_first_not_of("0123456789") != std::string::npos ||
      !absl::SimpleAtoi(port, &address.port) || address.port > 65535) {
    return Malformed();
  }
  if (!IsLoopback(address.host)) {
    return absl::InvalidArgumentError(
        "--listen: any address but loopback and unix sockets needs mutual TLS and a policy, which "
        "this version does not serve yet; use 127.0.0.1:PORT or unix:/PATH");
  }
  return address;
}

absl::Status CheckAddressIsFree(const ListenAddress& address) {
  return address.is_unix_socket ? CheckSocketPath(address) : CheckPort(address);
}

}  // namespace kok::security
