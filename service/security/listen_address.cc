#include "service/security/listen_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
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

// The numeric address as the socket calls take it.
socklen_t SocketAddress(const ListenAddress& address, sockaddr_storage& storage) {
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
  auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
  if (inet_pton(AF_INET6, address.host.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(static_cast<uint16_t>(address.port));
    return sizeof(sockaddr_in6);
  }
  v4->sin_family = AF_INET;
  v4->sin_port = htons(static_cast<uint16_t>(address.port));
  inet_pton(AF_INET, address.host == "localhost" ? "127.0.0.1" : address.host.c_str(),
            &v4->sin_addr);
  return sizeof(sockaddr_in);
}

absl::Status CheckPort(const ListenAddress& address) { return BindListener(address).status(); }

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
    return ListenAddress{text, true, "", 0, true};
  }
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return Malformed();
  ListenAddress address{text, false, text.substr(0, colon), 0, false};
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
  in6_addr numeric{};
  if (address.host != "localhost" && inet_pton(AF_INET, address.host.c_str(), &numeric) != 1 &&
      inet_pton(AF_INET6, address.host.c_str(), &numeric) != 1) {
    return absl::InvalidArgumentError(
        "--listen: expected a numeric address: 127.0.0.1:PORT, or, with mutual TLS and a policy, "
        "one "
        "that other machines reach, such as 0.0.0.0:9443");
  }
  address.is_local = IsLoopback(address.host);
  return address;
}

std::string NumericTarget(const ListenAddress& address) {
  return address.host == "localhost" ? absl::StrCat("127.0.0.1:", address.port) : address.target;
}

BoundAddress::BoundAddress(const ListenAddress& address, int port)
    : text_(address.is_unix_socket
                ? address.target
                : absl::StrCat(address.target.substr(0, address.target.rfind(':')), ":", port)) {}

absl::StatusOr<generation::UniqueFd> BindListener(const ListenAddress& address) {
  sockaddr_storage storage{};
  const socklen_t size = SocketAddress(address, storage);
  generation::UniqueFd listener(
      socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1;  // a connection that lingers from an earlier run is no obstacle
  setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  setsockopt(listener.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (bind(listener.get(), reinterpret_cast<const sockaddr*>(&storage), size) == 0 &&
      listen(listener.get(), SOMAXCONN) == 0) {
    return listener;
  }
  const int error = errno;
  const absl::Status failed =
      absl::ErrnoToStatus(error, absl::StrCat("cannot listen on ", address.target));
  if (error == EADDRINUSE) return absl::AlreadyExistsError(failed.message());
  return failed;
}

int PortOf(int listener) {
  sockaddr_storage storage{};
  socklen_t size = sizeof(storage);
  if (getsockname(listener, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return 0;
  return ntohs(storage.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6*>(&storage)->sin6_port
                   : reinterpret_cast<const sockaddr_in*>(&storage)->sin_port);
}

absl::Status CheckAddressIsFree(const ListenAddress& address) {
  return address.is_unix_socket ? CheckSocketPath(address) : CheckPort(address);
}

}  // namespace kok::security
