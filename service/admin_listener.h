// The unix socket on which operators ask; apart from the server of the public address, which must
// not offer what it offers.

#ifndef KOK_SERVICE_ADMIN_LISTENER_H_
#define KOK_SERVICE_ADMIN_LISTENER_H_

#include <grpcpp/server.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "service/rpc/index_admin_service.h"

namespace kok {

// Serves until it goes. Methods are for one thread.
class AdminListener {
 public:
  // `address` is unix:/PATH. The socket is for its owner alone (mode 0600), whatever the umask.
  // InvalidArgument for any other address; AlreadyExists or another status where the path cannot be
  // taken.
  static absl::StatusOr<std::unique_ptr<AdminListener>> Start(
      const std::string& address, std::unique_ptr<rpc::IndexAdminService> service);
  ~AdminListener();

 private:
  explicit AdminListener(std::unique_ptr<rpc::IndexAdminService> service)
      : service_(std::move(service)) {}

  const std::unique_ptr<rpc::IndexAdminService> service_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace kok

#endif  // KOK_SERVICE_ADMIN_LISTENER_H_
