#include "service/security/credentials.h"

namespace kok::security {

std::shared_ptr<grpc::ServerCredentials> LocalCredentials(const ListenAddress& address) {
  return grpc::experimental::LocalServerCredentials(address.is_unix_socket ? UDS : LOCAL_TCP);
}

}  // namespace kok::security
