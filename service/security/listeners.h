// All addresses that the service listens on, each with the transport security and the policy that
// it needs.

#ifndef KOK_SERVICE_SECURITY_LISTENERS_H_
#define KOK_SERVICE_SECURITY_LISTENERS_H_

#include <grpcpp/server_builder.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/security/access_processor.h"
#include "service/security/certificate_rotation.h"
#include "service/security/connection_acceptor.h"
#include "service/security/listen_address.h"
#include "service/security/peer.h"
#include "service/security/policy.h"
#include "service/security/tls_files.h"

namespace kok::security {

struct ListenerOptions {
  std::vector<std::string> addresses;  // at least one; see ParseListenAddress
  TlsFiles tls = {};                   // needed by addresses beyond this machine
  std::string policy_file = {};        // needed by these as well; empty: Policy::Default
  ConnectionLimits connections = {512, 128};
};

// What it tells; any may be empty.
struct AccessEvents {
  RefusedCall call_refused = {};
  RotationEvents certificates = {};
  std::function<void(size_t principals)> policy_loaded = {};
  // A changed policy cannot be used; the one before stays in force.
  std::function<void(const absl::Status& reason)> policy_refused = {};
};

// Outlives the server that was built with it. Methods are for one thread.
class Listeners {
 public:
  // Reads the files and takes the addresses. InvalidArgument where an address beyond this machine
  // lacks TLS files or policy, where there are TLS files and no such address, and as LoadTlsFiles
  // and Policy::FromFile; AlreadyExists where somebody listens.
  static absl::StatusOr<std::unique_ptr<Listeners>> Prepare(ListenerOptions options,
                                                            AccessEvents events);

  // Before the server is built.
  void AddTo(grpc::ServerBuilder& builder);
  // After it was started: takes in connections. Unavailable where the library could not listen.
  absl::Status Open();
  // Takes in no more from other machines.
  void Close();

  // Reads policy and certificates again; what cannot be used is told, and changes nothing.
  void Reload();

  // Where it listens, ports filled in from Open on.
  const std::vector<BoundAddress>& addresses() const { return bound_; }
  bool only_local() const { return rotation_ == nullptr; }

  // From other machines, open a few seconds ago, and refused for being too many since the start.
  // These and the two below are safe from any thread from Open on.
  size_t open_connections() const;
  uint64_t refused_connections() const;
  // End of the earliest certificate in use, and when the earliest revocation list is overdue;
  // nothing where there is none.
  std::optional<absl::Time> certificate_not_after() const;
  std::optional<absl::Time> revocation_list_next_update() const;

 private:
  Listeners(ListenerOptions options, AccessEvents events, Policy policy);
  absl::Status TakeAddresses();
  absl::Status ReadCertificates();
  std::shared_ptr<grpc::ServerCredentials> Guarded(
      std::shared_ptr<grpc::ServerCredentials> credentials);

  const ListenerOptions options_;
  const AccessEvents events_;
  PolicyHolder policy_;
  std::unique_ptr<CertificateRotation> rotation_;  // none: all addresses are local
  std::unique_ptr<PeerCheck> peers_;
  std::vector<ListenAddress> parsed_;
  std::vector<generation::UniqueFd> sockets_;  // of each address; none for a local one
  std::vector<int> ports_;                     // as the library fills them in
  std::vector<BoundAddress> bound_;
  std::vector<std::unique_ptr<ConnectionAcceptor>> acceptors_;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_LISTENERS_H_
