#include "service/security/connection_acceptor.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace kok::security {
namespace {

constexpr int kPauseMilliseconds = 100;
constexpr std::chrono::milliseconds kLookEvery(5000);
constexpr size_t kNetworkBytes = 8;  // of an IPv6 address: a client has a /64 to itself

// What counts as one address.
std::string AddressOf(const sockaddr_storage& peer) {
  if (peer.ss_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(peer);
    return {reinterpret_cast<const char*>(&v4.sin_addr), sizeof(v4.sin_addr)};
  }
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(peer);
  const char* bytes = reinterpret_cast<const char*>(&v6.sin6_addr);
  if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) return {bytes + 12, 4};
  return {bytes, kNetworkBytes};
}

ino_t InodeOf(int fd) {
  struct stat info {};
  return fstat(fd, &info) == 0 ? info.st_ino : 0;
}

}  // namespace

ConnectionAcceptor::ConnectionAcceptor(
    generation::UniqueFd listener,
    std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> grpc, ConnectionLimits limits)
    : listener_(std::move(listener)),
      grpc_(std::move(grpc)),
      limits_(limits),
      stop_(eventfd(0, EFD_CLOEXEC)) {}

ConnectionAcceptor::~ConnectionAcceptor() { Stop(); }

void ConnectionAcceptor::Start() {
  thread_ = std::thread([this] { Accept(); });
}

void ConnectionAcceptor::Stop() {
  if (!thread_.joinable()) return;
  const uint64_t one = 1;
  while (write(stop_.get(), &one, sizeof(one)) < 0 && errno == EINTR) {
  }
  thread_.join();
}

void ConnectionAcceptor::Accept() {
  pollfd waiting[2] = {{stop_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}};
  for (;;) {
    const int ready =
        poll(waiting, 2, connections_.empty() ? -1 : static_cast<int>(kLookEvery.count()));
    if (ready > 0 && waiting[0].revents != 0) return;
    if (ready > 0 && waiting[1].revents != 0) AcceptOne();
    if (std::chrono::steady_clock::now() - looked_ >= kLookEvery) ForgetClosed();
  }
}

void ConnectionAcceptor::AcceptOne() {
  sockaddr_storage peer{};
  socklen_t size = sizeof(peer);
  generation::UniqueFd fd(accept4(listener_.get(), reinterpret_cast<sockaddr*>(&peer), &size,
                                  SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!fd.valid()) {
    // Most often none are left to this process; the connection waits in the listener's queue.
    if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED) return;
    pollfd stopping{stop_.get(), POLLIN, 0};
    poll(&stopping, 1, kPauseMilliseconds);
    return;
  }
  std::string address = AddressOf(peer);
  if (!HasRoom(address)) {
    ++refused_;
    return;
  }
  const int on = 1;
  setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  connections_.push_back({fd.get(), InodeOf(fd.get()), std::move(address)});
  open_ = connections_.size();
  grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters handed;
  handed.listener_fd = listener_.get();
  handed.fd = fd.release();
  grpc_->HandleNewConnection(&handed);
}

bool ConnectionAcceptor::HasRoom(const std::string& address) {
  const auto has_room = [&] {
    const auto of_address =
        std::count_if(connections_.begin(), connections_.end(),
                      [&](const Connection& other) { return other.address == address; });
    return connections_.size() < limits_.total &&
           static_cast<size_t>(of_address) < limits_.per_address;
  };
  if (has_room()) return true;
  ForgetClosed();
  return has_room();
}

void ConnectionAcceptor::ForgetClosed() {
  connections_.erase(std::remove_if(connections_.begin(), connections_.end(),
                                    [](const Connection& connection) {
                                      return InodeOf(connection.fd) != connection.inode;
                                    }),
                     connections_.end());
  open_ = connections_.size();
  looked_ = std::chrono::steady_clock::now();
}

}  // namespace kok::security
