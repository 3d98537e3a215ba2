#include "absl/strings/str_cat.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/json_text.h"

namespace kok::ctl {

namespace health = grpc::health::v1;

absl::Status RunHealth(const Invocation& call, const Connection& service, std::string& output) {
  if (call.operands.size() > 1) return UsageError("health takes the name of one service at most");
  health::HealthCheckRequest request;
  if (!call.operands.empty()) request.set_service(call.operands[0]);
  const auto response = service.Call(&health::Health::Stub::Check, request);
  if (!response.ok()) return response.status();
  const auto status = response->status();
  const std::string name = health::HealthCheckResponse::ServingStatus_Name(status);
  output += call.json ? JsonText(*response) : absl::StrCat(name, "\n");
  if (status == health::HealthCheckResponse::SERVING) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the service is ", name));
}

}  // namespace kok::ctl
