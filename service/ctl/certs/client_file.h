// The one file that a client is given: key, certificate, CA.

#ifndef KOK_SERVICE_CTL_CERTS_CLIENT_FILE_H_
#define KOK_SERVICE_CTL_CERTS_CLIENT_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/certs/pki_folder.h"

namespace kok::ctl {

// Issues a certificate for the entry `principal` (certificate_names.h) and writes or replaces
// clients/NAME.pem. `key_file`: as CertificateOrder has it. Returns the file's path. FolderError
// where it fails; a file that was there is then unchanged.
absl::StatusOr<std::string> WriteClientFile(const PkiFolder& folder, const std::string& name,
                                            const std::string& principal, int days,
                                            const std::string& key_file);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_CLIENT_FILE_H_
