// Who is at the other end of a connection, and whether that may still be.

#ifndef KOK_SERVICE_SECURITY_PEER_H_
#define KOK_SERVICE_SECURITY_PEER_H_

#include <grpcpp/security/auth_context.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/security/certificate_rotation.h"
#include "service/security/principal.h"

namespace kok::security {

// What a connection's transport proved. Unauthenticated where that is nothing, and as
// Principal::FromCertificate.
absl::StatusOr<Principal> PrincipalOf(const grpc::AuthContext& context);

// The PEM of the peer's certificate; empty for a local connection.
std::string CertificateOf(const grpc::AuthContext& context);

// Judges client certificates again at every call: a connection may be older than a revocation, and
// outlive the certificate it was made with. Safe from any thread.
class PeerCheck {
 public:
  // `rotation` must outlive it.
  explicit PeerCheck(const CertificateRotation& rotation) : rotation_(rotation) {}

  // Unauthenticated where the certificate `pem` does not parse, is out of its time, weak or
  // revoked.
  absl::Status Check(const std::string& pem, absl::Time now) const;

 private:
  const CertificateRotation& rotation_;
  // Parsed once a certificate; forgotten as a whole when there are many.
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<X509>> parsed_;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_PEER_H_
