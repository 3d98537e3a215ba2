// Transport security of a listener.

#ifndef KOK_SERVICE_SECURITY_CREDENTIALS_H_
#define KOK_SERVICE_SECURITY_CREDENTIALS_H_

#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "service/security/certificate_rotation.h"
#include "service/security/listen_address.h"
#include "service/security/peer.h"

namespace kok::security {

// Credentials for a loopback address or unix socket: plaintext, refused by the library for peers
// that are not local.
std::shared_ptr<grpc::ServerCredentials> LocalCredentials(const ListenAddress& address);

// Mutual TLS 1.2 or newer with the files that `rotation` has in use. The handshake fails where the
// client has no certificate of the CAs, or `peers` or Principal::FromCertificate refuse it. Both
// must outlive the server.
std::shared_ptr<grpc::ServerCredentials> MutualTlsCredentials(const CertificateRotation& rotation,
                                                              const PeerCheck& peers);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_CREDENTIALS_H_
