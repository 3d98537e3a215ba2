#include "service/security/x509.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>

#include "absl/status/status.h"
#include "absl/strings/match.h"

namespace kok::security {
namespace {

constexpr int kMinRsaBits = 2048;
constexpr int kMinEllipticBits = 224;
constexpr size_t kMaxCertificates = 1000;

using Bio = std::unique_ptr<BIO, OpensslDeleter>;

Bio Reading(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// A key behind a passphrase is refused; asking for one would wait for a terminal.
int NoPassphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*context*/) { return -1; }

// Whether reading ended because there is no more, and not because something does not parse.
bool EndedWell() {
  const unsigned long error = ERR_peek_last_error();
  const bool no_more =
      ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  return no_more;
}

bool IsWeakSignature(const X509* certificate) {
  int digest = NID_undef;
  if (X509_get_signature_info(const_cast<X509*>(certificate), &digest, nullptr, nullptr, nullptr) !=
      1) {
    return true;
  }
  return digest == NID_md5 || digest == NID_sha1;
}

}  // namespace

absl::StatusOr<std::vector<Certificate>> ParseCertificates(const std::string& pem) {
  ERR_clear_error();
  const Bio bio = Reading(pem);
  std::vector<Certificate> certificates;
  while (X509* next = PEM_read_bio_X509(bio.get(), nullptr, NoPassphrase, nullptr)) {
    certificates.emplace_back(next);
    if (certificates.size() > kMaxCertificates) {
      return absl::InvalidArgumentError("expected at most 1,000 certificates");
    }
  }
  if (!EndedWell()) return absl::InvalidArgumentError("a certificate does not parse");
  if (certificates.empty()) return absl::InvalidArgumentError("expected certificates in PEM");
  return certificates;
}

absl::StatusOr<PrivateKey> ParsePrivateKey(const std::string& pem) {
  const Bio bio = Reading(pem);
  PrivateKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassphrase, nullptr));
  ERR_clear_error();
  if (key == nullptr) {
    return absl::InvalidArgumentError("expected one private key in PEM, without a passphrase");
  }
  return key;
}

absl::StatusOr<std::vector<RevocationList>> ParseRevocationLists(const std::string& text) {
  ERR_clear_error();
  std::vector<RevocationList> lists;
  const Bio bio = Reading(text);
  if (absl::StrContains(text, "-----BEGIN")) {
    while (X509_CRL* next = PEM_read_bio_X509_CRL(bio.get(), nullptr, NoPassphrase, nullptr)) {
      lists.emplace_back(next);
    }
    if (!EndedWell()) return absl::InvalidArgumentError("a revocation list does not parse");
  } else if (X509_CRL* only = d2i_X509_CRL_bio(bio.get(), nullptr)) {
    lists.emplace_back(only);
  }
  ERR_clear_error();
  if (lists.empty()) {
    return absl::InvalidArgumentError("expected certificate revocation lists in PEM or DER");
  }
  return lists;
}

absl::Time TimeOf(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return absl::InfinitePast();
  return absl::FromTM(parts, absl::UTCTimeZone());
}

std::string ProblemOf(X509* certificate, absl::Time now) {
  if (TimeOf(X509_get0_notBefore(certificate)) > now) return "is not valid yet";
  if (TimeOf(X509_get0_notAfter(certificate)) <= now) return "has expired";
  const EVP_PKEY* key = X509_get0_pubkey(certificate);
  if (key == nullptr) return "has a key of an unknown kind";
  const int kind = EVP_PKEY_get_base_id(key);
  const int bits = EVP_PKEY_get_bits(key);
  if (kind == EVP_PKEY_RSA && bits < kMinRsaBits) return "has an RSA key of less than 2,048 bits";
  if (kind == EVP_PKEY_EC && bits < kMinEllipticBits) return "has an EC key of less than 224 bits";
  // What signs a root's own certificate proves nothing: it is trusted by being here.
  const bool is_self_signed = X509_check_issued(certificate, certificate) == X509_V_OK;
  if (!is_self_signed && IsWeakSignature(certificate)) return "is signed by MD5 or SHA-1";
  return "";
}

std::string IssuerAndSerial(const X509_NAME* issuer, const ASN1_INTEGER* serial) {
  unsigned char* der = nullptr;
  const int size = i2d_X509_NAME(issuer, &der);
  std::string text(reinterpret_cast<char*>(der), size > 0 ? static_cast<size_t>(size) : 0);
  OPENSSL_free(der);
  text.push_back('\0');
  text.append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
              static_cast<size_t>(ASN1_STRING_length(serial)));
  return text;
}

}  // namespace kok::security
