// A running service whose every output is a file in one folder: what may hold no trace of a
// request.

#ifndef KOK_TESTS_INTEGRATION_CANARY_SERVICE_H_
#define KOK_TESTS_INTEGRATION_CANARY_SERVICE_H_

#include <grpcpp/security/credentials.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/integration/child_process.h"
#include "tests/unit/certificate_authority.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

// The ways in.
enum class Door { kLoopback, kTls, kAdmin };
inline constexpr int kDoors = 3;

// Serves the shipped data on loopback, by TLS and to operators, with metrics; core files are
// allowed as far as the test may allow them. Its certificates lie in the folder, those of clients
// do not. For one thread.
class CanaryService {
 public:
  CanaryService();

  std::string AddressOf(Door door) const;
  // `marker` stands in the client's certificate, beside its principal.
  std::shared_ptr<grpc::ChannelCredentials> CredentialsFor(Door door, const std::string& marker);
  const std::string& metrics() const { return metrics_; }
  ChildProcess& process() { return *process_; }

  std::string Log() const;
  // What the kernel shows of it to everybody.
  std::string Shown() const;
  // All files that it could have written, the index's and its own.
  std::vector<std::string> Files() const;

 private:
  void WriteCertificates();

  const TemporaryFolder folder_;
  CertificateAuthority authority_;
  std::unique_ptr<ChildProcess> process_;
  std::string loopback_;
  std::string tls_;
  std::string metrics_;
};

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_CANARY_SERVICE_H_
