// Certificates and revocation lists as values, over OpenSSL.

#ifndef KOK_SERVICE_SECURITY_X509_H_
#define KOK_SERVICE_SECURITY_X509_H_

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace kok::security {

struct OpensslDeleter {
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_CRL* list) const { X509_CRL_free(list); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};

using Certificate = std::unique_ptr<X509, OpensslDeleter>;
using RevocationList = std::unique_ptr<X509_CRL, OpensslDeleter>;
using PrivateKey = std::unique_ptr<EVP_PKEY, OpensslDeleter>;

// All certificates of a PEM text, in its order. InvalidArgument where there is none or one does not
// parse.
absl::StatusOr<std::vector<Certificate>> ParseCertificates(const std::string& pem);

// An unencrypted key. InvalidArgument for any other text.
absl::StatusOr<PrivateKey> ParsePrivateKey(const std::string& pem);

// All lists of a text, PEM or one in DER. InvalidArgument as above.
absl::StatusOr<std::vector<RevocationList>> ParseRevocationLists(const std::string& text);

// A time of ASN.1; the infinite past where it does not parse.
absl::Time TimeOf(const ASN1_TIME* time);

// What is wrong with a certificate at `now` whoever uses it: not yet or no longer valid, a weak
// key, a weak signature. Empty: nothing.
std::string ProblemOf(X509* certificate, absl::Time now);

// The issuer's name and the serial number: what a revocation list lists.
std::string IssuerAndSerial(const X509_NAME* issuer, const ASN1_INTEGER* serial);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_X509_H_
