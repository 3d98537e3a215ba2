#include "service/security/peer.h"

#include <grpc/grpc_security_constants.h>

#include <vector>

#include "service/security/x509.h"

namespace kok::security {
namespace {

constexpr size_t kMaxParsed = 1000;
constexpr char kLocalTransport[] = "local";  // the library has no public name for it

std::vector<std::string> Values(const grpc::AuthContext& context, const char* name) {
  std::vector<std::string> values;
  for (const grpc::string_ref& value : context.FindPropertyValues(name)) {
    values.emplace_back(value.data(), value.size());
  }
  return values;
}

std::string OnlyValue(const grpc::AuthContext& context, const char* name) {
  const std::vector<std::string> values = Values(context, name);
  return values.size() == 1 ? values.front() : "";
}

}  // namespace

absl::StatusOr<Principal> PrincipalOf(const grpc::AuthContext& context) {
  const std::string transport = OnlyValue(context, GRPC_TRANSPORT_SECURITY_TYPE_PROPERTY_NAME);
  if (transport == kLocalTransport) return Principal::Local();
  if (transport == GRPC_TLS_TRANSPORT_SECURITY_TYPE ||
      transport == GRPC_SSL_TRANSPORT_SECURITY_TYPE) {
    if (!context.IsPeerAuthenticated()) {
      return absl::UnauthenticatedError("there is no client certificate");
    }
    return Principal::FromCertificate(Values(context, GRPC_PEER_URI_PROPERTY_NAME),
                                      Values(context, GRPC_PEER_DNS_PROPERTY_NAME));
  }
  return absl::UnauthenticatedError("the transport proves nothing about the caller");
}

std::string CertificateOf(const grpc::AuthContext& context) {
  return OnlyValue(context, GRPC_X509_PEM_CERT_PROPERTY_NAME);
}

absl::Status PeerCheck::Check(const std::string& pem, absl::Time now) const {
  std::shared_ptr<X509> certificate;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto found = parsed_.find(pem); found != parsed_.end()) certificate = found->second;
  }
  if (certificate == nullptr) {
    auto parsed = ParseCertificates(pem);
    if (!parsed.ok()) {
      return absl::UnauthenticatedError("the client certificate does not parse");
    }
    certificate = std::shared_ptr<X509>(std::move(parsed->front()));
    const std::lock_guard<std::mutex> lock(mutex_);
    if (parsed_.size() >= kMaxParsed) parsed_.clear();
    parsed_.emplace(pem, certificate);
  }
  if (!ProblemOf(certificate.get(), now).empty()) {
    return absl::UnauthenticatedError("the client certificate is out of its time or weak");
  }
  if (rotation_.revoked()->Contains(certificate.get())) {
    return absl::UnauthenticatedError("the client certificate was revoked");
  }
  return absl::OkStatus();
}

}  // namespace kok::security
