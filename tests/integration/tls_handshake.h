// A handshake without gRPC, which would neither speak old versions nor show the certificate.

#ifndef KOK_TESTS_INTEGRATION_TLS_HANDSHAKE_H_
#define KOK_TESTS_INTEGRATION_TLS_HANDSHAKE_H_

#include <string>

#include "absl/status/statusor.h"
#include "tests/unit/certificate_authority.h"

namespace kok::tests {

// Connects to `address`, 127.0.0.1:PORT, shakes hands in a version of at most `max_version` (such
// as TLS1_2_VERSION; any cipher, however weak) and closes. Returns the certificate that the server
// showed, PEM; it is not judged. Fails where the handshake does.
absl::StatusOr<std::string> ShakeHands(const std::string& address, const IssuedCertificate& client,
                                       int max_version);

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_TLS_HANDSHAKE_H_
