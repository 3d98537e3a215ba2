// A CA for one test: issues whatever certificate the test wishes, good or bad.

#ifndef KOK_TESTS_UNIT_CERTIFICATE_AUTHORITY_H_
#define KOK_TESTS_UNIT_CERTIFICATE_AUTHORITY_H_

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "service/security/x509.h"

namespace kok::tests {

// What a certificate shall be like. As it stands: a good one of a client, without a name.
struct CertificateWish {
  std::string names =
      {};  // as OpenSSL writes them: `URI:spiffe://example.org/a, DNS:a.example.org`
  std::string usage = "clientAuth";
  absl::Time from = absl::Now() - absl::Hours(1);
  absl::Time until = absl::Now() + absl::Hours(24);
  bool weak_key = false;     // RSA of 1,024 bits instead of EC
  bool weak_digest = false;  // signed with SHA-1
  bool self_signed = false;
};

// PEM texts.
struct IssuedCertificate {
  std::string certificate;
  std::string key;
};

// Keys are made anew for each. Methods are for one thread.
class CertificateAuthority {
 public:
  CertificateAuthority() : CertificateAuthority(absl::Now() + absl::Hours(48)) {}
  explicit CertificateAuthority(absl::Time until);

  const std::string& pem() const { return pem_; }
  IssuedCertificate Issue(const CertificateWish& wish);
  // Of a server on this machine.
  IssuedCertificate IssueServer();
  // A revocation list of these, PEM.
  std::string RevocationList(const std::vector<std::string>& revoked_pems,
                             absl::Time next_update = absl::Now() + absl::Hours(24)) const;

 private:
  security::PrivateKey key_;
  security::Certificate certificate_;
  std::string pem_;
};

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_CERTIFICATE_AUTHORITY_H_
