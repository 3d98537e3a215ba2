// Who may connect.

#ifndef KOK_SERVICE_SECURITY_CREDENTIALS_H_
#define KOK_SERVICE_SECURITY_CREDENTIALS_H_

#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "service/security/listen_address.h"

namespace kok::security {

// Credentials for a loopback address or unix socket: plaintext, refused by the library for peers
// that are not local.
std::shared_ptr<grpc::ServerCredentials> LocalCredentials(const ListenAddress& address);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_CREDENTIALS_H_
