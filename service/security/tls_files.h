// The files of mutual TLS, read and judged as a whole before anything uses them.

#ifndef KOK_SERVICE_SECURITY_TLS_FILES_H_
#define KOK_SERVICE_SECURITY_TLS_FILES_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/security/revoked_certificates.h"

namespace kok::security {

// Where they lie. All but `crl_folder` are needed.
struct TlsFiles {
  std::string certificate;  // PEM: the server's certificate, then the CAs between it and the root
  std::string key;          // PEM, unencrypted, readable by its owner (and group) only
  std::string client_ca;    // PEM: the CAs whose client certificates are accepted
  std::string crl_folder;   // revocation lists of those CAs, PEM or DER, any file name; or empty

  bool any() const {
    return !certificate.empty() || !key.empty() || !client_ca.empty() || !crl_folder.empty();
  }
};

// What was read: everything fits together, at the time of reading.
struct TlsMaterial {
  std::string certificate;  // PEM, as read
  std::string key;
  std::string client_ca;
  absl::Time expires;  // the earliest end of validity in the chain
  std::shared_ptr<const RevokedCertificates> revoked;
};

// Reads and checks: the key fits the certificate; each certificate of the chain is signed by the
// next; all are valid at `now`; the first may be a server's (extended key usage); every CA is one
// and valid; every revocation list is signed by one of the CAs, and each CA has one where there is
// a folder. Keys of less than 2,048 (RSA) or 224 bits (EC) and signatures by MD5 or SHA-1 are
// refused. InvalidArgument, or the status of reading, naming the file and what was expected; never
// what the key holds; FaultOf tells the same without words. Pure function over the files, safe from
// any thread.
absl::StatusOr<TlsMaterial> LoadTlsFiles(const TlsFiles& files, absl::Time now);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_TLS_FILES_H_
