// A small CA: issues, withdraws, and says what it withdrew.
//
// By `openssl ca` in the work folder of a PkiFolder, on copies of the CA's lists, which take the
// place of the lists when all is done. FolderError where openssl or the folder fails; then nothing
// has changed. For one thread.

#ifndef KOK_SERVICE_CTL_CERTS_AUTHORITY_H_
#define KOK_SERVICE_CTL_CERTS_AUTHORITY_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "service/ctl/certs/pki_folder.h"

namespace kok::ctl {

// Days a certificate is valid, and days after which the revocation list is due anew.
inline constexpr int kDefaultDays = 365;
inline constexpr int kMaxDays = 3650;
inline constexpr int kListDays = 30;

struct CertificateOrder {
  std::string name;        // the common name
  std::string names;       // entries as certificate_names.h gives them
  bool of_server = false;  // else of a client
  int days = kDefaultDays;
  std::string key_file;  // absolute; empty: a new key
};

// Makes a new CA in `folder`, which is private so far: its key, certificate and empty lists.
absl::Status MakeAuthority(const std::string& folder);

// Issues one; afterwards `new.pem` and `new.key` lie in the work folder, and the CA's lists know of
// it.
absl::Status IssueCertificate(const PkiFolder& folder, const CertificateOrder& order);

// Withdraws those serial numbers, and writes the revocation list.
absl::Status RevokeSerials(const PkiFolder& folder, const std::vector<std::string>& serials);

// Writes the revocation list anew; it is due again after kListDays.
absl::Status RefreshRevocationList(const PkiFolder& folder);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_AUTHORITY_H_
