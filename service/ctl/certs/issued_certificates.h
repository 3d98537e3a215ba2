// What a small CA has issued, by its own list.

#ifndef KOK_SERVICE_CTL_CERTS_ISSUED_CERTIFICATES_H_
#define KOK_SERVICE_CTL_CERTS_ISSUED_CERTIFICATES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/ctl/certs/pki_folder.h"

namespace kok::ctl {

enum class CertificateState {
  kCurrent,   // the one in the file of that name
  kReplaced,  // valid still, but a later one is in the file
  kRevoked,
  kExpired,
};

struct IssuedCertificate {
  std::string name;
  std::string serial;  // hexadecimal, as openssl writes it
  absl::Time expires;
  CertificateState state = CertificateState::kReplaced;
};

// What a certificate file says of itself.
struct CertificateText {
  std::string serial;
  std::string names;  // entries as openssl shows them: `URI:spiffe://...`, `DNS:a, IP Address:::1`
  absl::Time expires;
};

// `current`, `replaced`, `revoked`, `expired`.
const char* StateWord(CertificateState state);

// Where the certificate of that name lies, below the folder: server.pem or clients/NAME.pem.
std::string CertificateFile(const std::string& name);

// All that the CA's list has, in the order of issue, expired ones too. FolderError where the list
// or a file cannot be read. For one thread, as all below.
absl::StatusOr<std::vector<IssuedCertificate>> ReadIssued(const PkiFolder& folder, absl::Time now);

// Reads the first certificate of a file, by its absolute path.
absl::StatusOr<CertificateText> ReadCertificate(const PkiFolder& folder, const std::string& path);

// The names of such a text as certificate_names.h writes entries.
std::string EntriesOf(const CertificateText& certificate);
// The principal that they make: without `URI:` or `DNS:`.
std::string PrincipalOf(const CertificateText& certificate);

// When the revocation list is due anew, and the serial numbers that it holds.
struct PublishedRevocations {
  absl::Time next_update;
  std::vector<std::string> serials;
};
absl::StatusOr<PublishedRevocations> ReadRevocationList(const PkiFolder& folder);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_ISSUED_CERTIFICATES_H_
