#include "service/security/credentials.h"

#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "service/security/principal.h"

namespace kok::security {
namespace {

namespace tls = grpc::experimental;

constexpr unsigned int kRefreshSeconds = 1;

std::vector<std::string> Copied(const std::vector<grpc::string_ref>& names) {
  std::vector<std::string> copies;
  for (const grpc::string_ref& name : names) copies.emplace_back(name.data(), name.size());
  return copies;
}

// Ends a handshake that OpenSSL accepts, but nobody could be called with.
class HandshakeVerifier final : public tls::ExternalCertificateVerifier {
 public:
  explicit HandshakeVerifier(const PeerCheck& peers) : peers_(peers) {}

  bool Verify(tls::TlsCustomVerificationCheckRequest* request,
              std::function<void(grpc::Status)> /*callback*/, grpc::Status* result) override {
    const grpc::string_ref pem = request->peer_cert();
    absl::Status checked = peers_.Check(std::string(pem.data(), pem.size()), absl::Now());
    if (checked.ok()) {
      checked =
          Principal::FromCertificate(Copied(request->uri_names()), Copied(request->dns_names()))
              .status();
    }
    *result = checked.ok() ? grpc::Status::OK
                           : grpc::Status(grpc::StatusCode::UNAUTHENTICATED,
                                          "the client certificate is not accepted");
    return true;
  }
  void Cancel(tls::TlsCustomVerificationCheckRequest* /*request*/) override {}

 private:
  const PeerCheck& peers_;
};

}  // namespace

std::shared_ptr<grpc::ServerCredentials> LocalCredentials(const ListenAddress& address) {
  return tls::LocalServerCredentials(address.is_unix_socket ? UDS : LOCAL_TCP);
}

std::shared_ptr<grpc::ServerCredentials> MutualTlsCredentials(const CertificateRotation& rotation,
                                                              const PeerCheck& peers) {
  const PrivateCopy& copy = rotation.copy();
  tls::TlsServerCredentialsOptions options(std::make_shared<tls::FileWatcherCertificateProvider>(
      copy.key(), copy.certificate(), copy.client_ca(), kRefreshSeconds));
  options.watch_root_certs();
  options.watch_identity_key_cert_pairs();
  options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.set_certificate_verifier(
      tls::ExternalCertificateVerifier::Create<HandshakeVerifier>(peers));
  return tls::TlsServerCredentials(options);
}

}  // namespace kok::security
