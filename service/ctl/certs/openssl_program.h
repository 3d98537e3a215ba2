// Runs the openssl command, without a shell.

#ifndef KOK_SERVICE_CTL_CERTS_OPENSSL_PROGRAM_H_
#define KOK_SERVICE_CTL_CERTS_OPENSSL_PROGRAM_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::ctl {

// Runs `openssl ARGUMENTS` in `folder` and returns what it wrote to standard output. The program is
// /usr/bin/openssl or /usr/local/bin/openssl, whatever PATH says; it reads no input and gets no
// environment but LC_ALL. FolderError where it is missing or fails, with the last line of what it
// said. Safe from any thread.
absl::StatusOr<std::string> RunOpenssl(const std::string& folder,
                                       const std::vector<std::string>& arguments);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_OPENSSL_PROGRAM_H_
