// Takes renewed certificates, keys, CAs and revocation lists into use while the service runs.

#ifndef KOK_SERVICE_SECURITY_CERTIFICATE_ROTATION_H_
#define KOK_SERVICE_SECURITY_CERTIFICATE_ROTATION_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/security/private_copy.h"
#include "service/security/revoked_certificates.h"
#include "service/security/tls_files.h"

namespace kok::security {

// What it tells, from its own thread or from Look's caller. Either may be empty.
struct RotationEvents {
  // These files are in use from now on; the earliest certificate ends at `expires`.
  std::function<void(absl::Time expires)> accepted;
  // Changed files cannot be used; what was in use still is. Told once a change.
  std::function<void(const absl::Status& reason)> refused;
};

// Looks every second. New connections use new files within about two seconds; those there are go
// on, except that a revoked certificate's next call is refused. Public methods are safe from any
// thread.
class CertificateRotation {
 public:
  // Reads the files a first time; the status of LoadTlsFiles where they cannot be used: there is
  // nothing older to fall back on.
  static absl::StatusOr<std::unique_ptr<CertificateRotation>> Start(TlsFiles files,
                                                                    RotationEvents events);
  ~CertificateRotation();
  CertificateRotation(const CertificateRotation&) = delete;
  CertificateRotation& operator=(const CertificateRotation&) = delete;

  // Looks now.
  void Look();

  const PrivateCopy& copy() const { return *copy_; }
  std::shared_ptr<const RevokedCertificates> revoked() const;
  // End of the earliest certificate in use.
  absl::Time expires() const;

 private:
  CertificateRotation(TlsFiles files, RotationEvents events, std::unique_ptr<PrivateCopy> copy);
  absl::Status Load();
  void Watch();

  const TlsFiles files_;
  const RotationEvents events_;
  const std::unique_ptr<PrivateCopy> copy_;
  std::mutex looking_;      // one look at a time; guards the two below
  std::string seen_;        // state of the files at the last look
  absl::Time tried_again_;  // when files that were refused were last tried
  bool refused_ = false;
  mutable std::mutex mutex_;
  std::shared_ptr<const RevokedCertificates> revoked_;
  absl::Time expires_;
  bool stopping_ = false;
  std::condition_variable stop_;
  std::thread thread_;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_CERTIFICATE_ROTATION_H_
