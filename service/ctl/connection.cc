#include "service/ctl/connection.h"

#include <arpa/inet.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"

namespace kok::ctl {
namespace {

constexpr int kMaxPort = 65535;

bool IsLoopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  return host == "[::1]" || host == "localhost";
}

absl::Status CheckTarget(const std::string& target) {
  absl::string_view path = target;
  if (absl::ConsumePrefix(&path, "unix:")) {
    return path.empty() ? UsageError("--target: unix: needs a path") : absl::OkStatus();
  }
  const size_t colon = target.rfind(':');
  int port = 0;
  if (colon == std::string::npos || !absl::SimpleAtoi(target.substr(colon + 1), &port) ||
      port < 1 || port > kMaxPort) {
    return UsageError("--target: expected HOST:PORT or unix:/PATH");
  }
  if (!IsLoopback(target.substr(0, colon))) {
    return UsageError(
        "--target: this client speaks plaintext, so the host must be a loopback address");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Connection> Connection::To(const std::string& target, absl::Duration timeout) {
  if (absl::Status checked = CheckTarget(target); !checked.ok()) return checked;
  if (timeout <= absl::ZeroDuration()) return UsageError("--timeout: expected more than 0");
  grpc::ChannelArguments arguments;
  // A query must not leave the machine by way of a proxy that the environment names.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);
  return Connection(
      grpc::CreateCustomChannel(target, grpc::InsecureChannelCredentials(), arguments), timeout);
}

}  // namespace kok::ctl
