#include "tests/unit/certificate_authority.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace kok::tests {
namespace {

using security::Certificate;
using security::PrivateKey;

PrivateKey NewKey(bool weak) { return PrivateKey(weak ? EVP_RSA_gen(1024) : EVP_EC_gen("P-256")); }

template <typename Write>
std::string PemOf(Write write) {
  const std::unique_ptr<BIO, security::OpensslDeleter> bio(BIO_new(BIO_s_mem()));
  EXPECT_EQ(write(bio.get()), 1);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &bytes);
  return {bytes, static_cast<size_t>(size)};
}

std::string PemOf(X509* certificate) {
  return PemOf([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

void SetTimes(X509* certificate, absl::Time from, absl::Time until) {
  ASN1_TIME_set(X509_getm_notBefore(certificate), absl::ToTimeT(from));
  ASN1_TIME_set(X509_getm_notAfter(certificate), absl::ToTimeT(until));
}

void AddExtension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  ASSERT_NE(extension, nullptr) << value;
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Everything but issuer and signature.
Certificate NewCertificate(const std::string& subject, EVP_PKEY* key) {
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  uint64_t serial = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof(serial));
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(subject.c_str()), -1, -1, 0);
  X509_set_pubkey(certificate.get(), key);
  return certificate;
}

}  // namespace

CertificateAuthority::CertificateAuthority(absl::Time until)
    : key_(NewKey(false)), certificate_(NewCertificate("test CA", key_.get())) {
  X509* own = certificate_.get();
  SetTimes(own, absl::Now() - absl::Hours(72), until);
  X509_set_issuer_name(own, X509_get_subject_name(own));
  AddExtension(own, own, NID_basic_constraints, "critical,CA:TRUE");
  AddExtension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
  X509_sign(own, key_.get(), EVP_sha256());
  pem_ = PemOf(own);
}

IssuedCertificate CertificateAuthority::Issue(const CertificateWish& wish) {
  const PrivateKey key = NewKey(wish.weak_key);
  const Certificate certificate = NewCertificate("somebody", key.get());
  X509* issued = certificate.get();
  SetTimes(issued, wish.from, wish.until);
  X509* issuer = wish.self_signed ? issued : certificate_.get();
  X509_set_issuer_name(issued, X509_get_subject_name(issuer));
  AddExtension(issued, issuer, NID_basic_constraints, "critical,CA:FALSE");
  if (!wish.usage.empty()) AddExtension(issued, issuer, NID_ext_key_usage, wish.usage);
  if (!wish.names.empty()) AddExtension(issued, issuer, NID_subject_alt_name, wish.names);
  X509_sign(issued, wish.self_signed ? key.get() : key_.get(),
            wish.weak_digest ? EVP_sha1() : EVP_sha256());
  return {PemOf(issued), PemOf([&](BIO* bio) {
            return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

IssuedCertificate CertificateAuthority::IssueServer() {
  CertificateWish wish;
  wish.names = "DNS:localhost,IP:127.0.0.1";
  wish.usage = "serverAuth";
  return Issue(wish);
}

std::string CertificateAuthority::RevocationList(const std::vector<std::string>& revoked_pems,
                                                 absl::Time next_update) const {
  const security::RevocationList list(X509_CRL_new());
  X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(certificate_.get()));
  ASN1_TIME* time = ASN1_TIME_set(nullptr, absl::ToTimeT(absl::Now() - absl::Hours(1)));
  X509_CRL_set1_lastUpdate(list.get(), time);
  for (const std::string& pem : revoked_pems) {
    const auto parsed = security::ParseCertificates(pem);
    X509_REVOKED* entry = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(parsed->front().get()));
    X509_REVOKED_set_revocationDate(entry, time);
    X509_CRL_add0_revoked(list.get(), entry);
  }
  ASN1_TIME_set(time, absl::ToTimeT(next_update));
  X509_CRL_set1_nextUpdate(list.get(), time);
  ASN1_TIME_free(time);
  X509_CRL_sign(list.get(), key_.get(), EVP_sha256());
  return PemOf([&](BIO* bio) { return PEM_write_bio_X509_CRL(bio, list.get()); });
}

}  // namespace kok::tests
