// Takes in connections, up to a number, and hands them to gRPC, which knows no such limit.

#ifndef KOK_SERVICE_SECURITY_CONNECTION_ACCEPTOR_H_
#define KOK_SERVICE_SECURITY_CONNECTION_ACCEPTOR_H_

#include <grpcpp/server_builder.h>
#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "indexer/generation/files.h"

namespace kok::security {

// How many connections may be open at once.
struct ConnectionLimits {
  size_t total;
  size_t per_address;  // of one IPv4 address, or one /64 of IPv6
};

// One more than the limit allows is closed before its first byte is read. Where the process has no
// descriptors left it waits, and then goes on: the listener never dies. Public methods are for one
// thread, except the counts.
class ConnectionAcceptor {
 public:
  // `listener` listens and does not block; `grpc` came from the builder of the server.
  ConnectionAcceptor(generation::UniqueFd listener,
                     std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> grpc,
                     ConnectionLimits limits);
  ~ConnectionAcceptor();

  // Begins; the server must have been started.
  void Start();
  // Takes in no more. What is open stays open.
  void Stop();

  // Open at the last look, a few seconds ago, and closed for being too many since the start.
  size_t open() const { return open_; }
  uint64_t refused() const { return refused_; }

 private:
  // One that was handed over: gRPC closes the descriptor, and a number that was used again since
  // belongs to another file.
  struct Connection {
    int fd;
    ino_t inode;
    std::string address;
  };

  void Accept();
  void AcceptOne();
  bool HasRoom(const std::string& address);
  void ForgetClosed();

  const generation::UniqueFd listener_;
  const std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> grpc_;
  const ConnectionLimits limits_;
  generation::UniqueFd stop_;
  std::vector<Connection> connections_;
  std::chrono::steady_clock::time_point looked_;  // for closed ones
  std::atomic<size_t> open_ = 0;
  std::atomic<uint64_t> refused_ = 0;
  std::thread thread_;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_CONNECTION_ACCEPTOR_H_
