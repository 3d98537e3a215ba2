#include "tests/integration/tls_handshake.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <memory>

#include "absl/strings/str_cat.h"

namespace kok::tests {
namespace {

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Context = std::unique_ptr<SSL_CTX, Freer<SSL_CTX_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using X509Ptr = std::unique_ptr<X509, Freer<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;

Bio Memory(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

absl::Status Failed(const char* step) {
  const unsigned long error = ERR_peek_last_error();  // NOLINT(google-runtime-int): OpenSSL's type
  ERR_clear_error();
  return absl::UnavailableError(absl::StrCat(step, ": ", error));
}

absl::StatusOr<Context> MakeContext(const IssuedCertificate& client, int max_version) {
  Context context(SSL_CTX_new(TLS_client_method()));
  // Old versions need digests that are refused above level 0.
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context.get(), max_version);
  const std::string alpn = "\x02h2";
  SSL_CTX_set_alpn_protos(context.get(), reinterpret_cast<const unsigned char*>(alpn.data()),
                          static_cast<unsigned>(alpn.size()));
  const X509Ptr certificate(
      PEM_read_bio_X509(Memory(client.certificate).get(), nullptr, nullptr, nullptr));
  const KeyPtr key(PEM_read_bio_PrivateKey(Memory(client.key).get(), nullptr, nullptr, nullptr));
  if (SSL_CTX_use_certificate(context.get(), certificate.get()) != 1 ||
      SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1) {
    return Failed("the client's certificate");
  }
  return context;
}

std::string Pem(X509* certificate) {
  const Bio memory(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(memory.get(), certificate);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<size_t>(size)};
}

}  // namespace

absl::StatusOr<std::string> ShakeHands(const std::string& address, const IssuedCertificate& client,
                                       int max_version) {
  const absl::StatusOr<Context> context = MakeContext(client, max_version);
  if (!context.ok()) return context.status();
  const Bio connection(BIO_new_ssl_connect(context->get()));
  BIO_set_conn_hostname(connection.get(), address.c_str());
  if (BIO_do_connect(connection.get()) != 1) return Failed("connect");
  if (BIO_do_handshake(connection.get()) != 1) return Failed("handshake");
  SSL* ssl = nullptr;
  BIO_get_ssl(connection.get(), &ssl);
  const X509Ptr shown(SSL_get1_peer_certificate(ssl));
  if (shown == nullptr) return Failed("the server's certificate");
  return Pem(shown.get());
}

}  // namespace kok::tests
