#include "service/security/access_processor.h"

#include <string_view>
#include <utility>

#include "absl/time/clock.h"

namespace kok::security {
namespace {

constexpr char kPath[] = ":path";

std::optional<MethodId> MethodOf(const grpc::AuthMetadataProcessor::InputMetadata& metadata) {
  if (metadata.count(kPath) != 1) return std::nullopt;
  const grpc::string_ref path = metadata.find(kPath)->second;
  if (path.empty() || *path.begin() != '/') return std::nullopt;
  return MethodId::Of(std::string_view(path.data(), path.size()));
}

}  // namespace

AccessProcessor::AccessProcessor(const PolicyHolder& policy, const PeerCheck* peers,
                                 RefusedCall refused)
    : policy_(policy), peers_(peers), refused_(std::move(refused)) {}

grpc::Status AccessProcessor::Process(const InputMetadata& metadata, grpc::AuthContext* context,
                                      OutputMetadata* /*consumed*/, OutputMetadata* /*response*/) {
  const std::optional<MethodId> method = MethodOf(metadata);
  const absl::StatusOr<Principal> principal = PrincipalOf(*context);
  if (!principal.ok() ||
      (!principal->is_local() &&
       (peers_ == nullptr || !peers_->Check(CertificateOf(*context), absl::Now()).ok()))) {
    refused_(std::nullopt, method, grpc::StatusCode::UNAUTHENTICATED);
    return grpc::Status(grpc::StatusCode::UNAUTHENTICATED,
                        "no usable client certificate: it needs one URI or DNS name, and to be "
                        "neither expired nor revoked");
  }
  const std::shared_ptr<const Policy> policy = policy_.Current();
  // Here the operators' methods are as good as none; who is on this machine is told so.
  const bool is_offered = method && !(principal->is_local() && method->is_of_operators());
  if (is_offered ? policy->Allows(*principal, *method) : policy->Knows(*principal)) {
    return grpc::Status::OK;
  }
  refused_(*principal, method, grpc::StatusCode::PERMISSION_DENIED);
  return grpc::Status(grpc::StatusCode::PERMISSION_DENIED,
                      "the policy of this service does not allow the caller this method");
}

}  // namespace kok::security
