// Which client certificates were withdrawn.

#ifndef KOK_SERVICE_SECURITY_REVOKED_CERTIFICATES_H_
#define KOK_SERVICE_SECURITY_REVOKED_CERTIFICATES_H_

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/security/x509.h"

namespace kok::security {

// The revocation lists of the CAs in one folder. Immutable and safe from any thread.
class RevokedCertificates {
 public:
  // None are.
  RevokedCertificates() = default;

  // Reads every file of `folder`. InvalidArgument, naming the file, where one is no revocation list
  // or is not signed by one of `authorities`; also where one of these has none. A list that is past
  // its next update still counts: what it revokes stays revoked.
  static absl::StatusOr<RevokedCertificates> FromFolder(const std::string& folder,
                                                        const std::vector<Certificate>& authorities,
                                                        absl::Time now);

  bool Contains(const X509* certificate) const;
  size_t size() const { return listed_.size(); }
  // Earliest next update of the lists; the infinite future where there are none.
  absl::Time next_update() const { return next_update_; }

 private:
  absl::Status Add(X509_CRL* list, const std::vector<Certificate>& authorities,
                   std::vector<bool>& has_list);

  std::unordered_set<std::string> listed_;  // as IssuerAndSerial writes them
  absl::Time next_update_ = absl::InfiniteFuture();
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_REVOKED_CERTIFICATES_H_
