// A real server that other machines could reach, for one test: a CA, certificates, a policy.

#ifndef KOK_TESTS_INTEGRATION_TLS_SERVER_H_
#define KOK_TESTS_INTEGRATION_TLS_SERVER_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "service/server.h"
#include "tests/unit/certificate_authority.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

// Listens on all addresses by TLS and on loopback in plaintext until it goes; has metrics.
class TlsServer {
 public:
  // `policy` is the JSON of one.
  TlsServer(const std::string& index_folder, const std::string& policy);
  ~TlsServer();

  Server& server() { return *server_; }
  CertificateAuthority& authority() { return authority_; }
  // HOST:PORT by TLS, and in plaintext.
  const std::string& address() const { return address_; }
  const std::string& local_address() const { return server_->address(); }

  // A certificate of the CA, for a URI.
  IssuedCertificate IssueClient(const std::string& uri);
  // A new connection with that certificate; none shares another's.
  std::shared_ptr<grpc::Channel> Connect(const IssuedCertificate& client) const;
  std::shared_ptr<grpc::Channel> ConnectLocally() const;

  // Replace what is on disk, without telling the server.
  void WritePolicy(const std::string& json) const { folder_.Write("policy.json", json); }
  void WriteServerCertificate(const std::string& pem) const { folder_.Write("server.pem", pem); }
  void WriteServerKey(const std::string& pem) const;
  void Revoke(const std::vector<std::string>& pems) const;

 private:
  CertificateAuthority authority_;
  TemporaryFolder folder_;
  std::unique_ptr<Server> server_;
  std::string address_;
};

// Calls `method`, `package.Service/Method`, with no bytes at all, and returns how it ended.
grpc::Status CallWithNothing(const std::shared_ptr<grpc::Channel>& channel,
                             const std::string& method);

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_TLS_SERVER_H_
