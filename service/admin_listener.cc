#include "service/admin_listener.h"

#include <grpcpp/server_builder.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "service/rpc/limits.h"
#include "service/security/credentials.h"
#include "service/security/listen_address.h"

namespace kok {
namespace {

constexpr size_t kSocketPrefix = 5;  // `unix:`
constexpr mode_t kOwnerOnly = 0600;
constexpr int kMaxThreads = 4;

}  // namespace

absl::StatusOr<std::unique_ptr<AdminListener>> AdminListener::Start(
    const std::string& address, std::unique_ptr<rpc::IndexAdminService> service) {
  const absl::StatusOr<security::ListenAddress> parsed = security::ParseListenAddress(address);
  if (!parsed.ok() || !parsed->is_unix_socket) {
    return absl::InvalidArgumentError("--admin: expected unix:/PATH, never a network address");
  }
  if (absl::Status is_free = security::CheckAddressIsFree(*parsed); !is_free.ok()) return is_free;
  std::unique_ptr<AdminListener> listener(new AdminListener(std::move(service)));
  grpc::ServerBuilder builder;
  builder.AddListeningPort(parsed->target, security::LocalCredentials(*parsed));
  builder.RegisterService(listener->service_.get());
  builder.SetMaxReceiveMessageSize(rpc::kMaxReceivedBytes);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, kMaxThreads);
  const mode_t before = umask(0177);  // from the first moment on, nobody else may connect
  listener->server_ = builder.BuildAndStart();
  umask(before);
  if (listener->server_ == nullptr) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", parsed->target));
  }
  if (chmod(parsed->target.c_str() + kSocketPrefix, kOwnerOnly) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot restrict ", parsed->target));
  }
  return listener;
}

AdminListener::~AdminListener() {
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
}

}  // namespace kok
