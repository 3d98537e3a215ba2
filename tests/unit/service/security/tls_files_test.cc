#include "service/security/tls_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <string>

#include "absl/strings/match.h"
#include "service/security/file_fault.h"
#include "tests/unit/certificate_authority.h"
#include "tests/unit/temporary_folder.h"

namespace kok::security {
namespace {

using tests::CertificateAuthority;
using tests::CertificateWish;
using tests::IssuedCertificate;

// Files that fit together, to be spoilt by a test.
class TlsFilesTest : public testing::Test {
 protected:
  TlsFilesTest() {
    server_ = authority_.IssueServer();
    std::filesystem::create_directory(folder_.File("crl"));
    files_ = {folder_.File("server.pem"), folder_.File("server.key"), folder_.File("ca.pem"), ""};
    folder_.Write("server.pem", server_.certificate);
    WriteKey(server_.key, 0600);
    folder_.Write("ca.pem", authority_.pem());
  }

  void WriteKey(const std::string& text, mode_t mode) {
    folder_.Write("server.key", text);
    chmod(files_.key.c_str(), mode);
  }

  std::string Problem() const {
    const auto loaded = LoadTlsFiles(files_, absl::Now());
    EXPECT_NE(loaded.ok(), FaultOf(loaded.status()).has_value()) << "what the log is told";
    return loaded.ok() ? "" : std::string(loaded.status().message());
  }

  CertificateAuthority authority_;
  IssuedCertificate server_;
  tests::TemporaryFolder folder_;
  TlsFiles files_;
};

TEST_F(TlsFilesTest, TakesWhatFitsTogether) {
  const auto loaded = LoadTlsFiles(files_, absl::Now());
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->certificate, server_.certificate);
  EXPECT_GT(loaded->expires, absl::Now() + absl::Hours(23));
  EXPECT_LT(loaded->expires, absl::Now() + absl::Hours(25));
  WriteKey(server_.key, 0640);
  EXPECT_EQ(Problem(), "");
}

TEST_F(TlsFilesTest, NamesTheFileAndWhatIsWrongWithIt) {
  CertificateAuthority other;
  CertificateWish expired;
  expired.names = "DNS:localhost";
  expired.usage = "serverAuth";
  expired.from = absl::Now() - absl::Hours(2);
  expired.until = absl::Now() - absl::Hours(1);
  CertificateWish early = expired;
  early.from = absl::Now() + absl::Hours(1);
  early.until = absl::Now() + absl::Hours(2);
  CertificateWish weak = expired;
  weak.until = absl::Now() + absl::Hours(2);
  weak.weak_key = true;
  CertificateWish sha1 = weak;
  sha1.weak_key = false;
  sha1.weak_digest = true;
  CertificateWish client;
  struct Case {
    std::string expected;
    std::function<void()> spoil;
  };
  const auto use = [this](const IssuedCertificate& pair) {
    folder_.Write("server.pem", pair.certificate);
    WriteKey(pair.key, 0600);
  };
  const std::vector<Case> cases = {
      {"server.key: others may read", [&] { WriteKey(server_.key, 0644); }},
      {"server.key: the key does not belong to", [&] { WriteKey(other.IssueServer().key, 0600); }},
      {"server.key: expected one private key", [&] { WriteKey("rubbish", 0600); }},
      {"server.key: expected one private key", [&] { WriteKey("", 0600); }},
      {"server.pem: expected certificates in PEM", [&] { folder_.Write("server.pem", ""); }},
      {"server.pem: a certificate does not parse",
       [&] { folder_.Write("server.pem", server_.certificate.substr(0, 200)); }},
      {"server.pem: certificate 1 has expired", [&] { use(authority_.Issue(expired)); }},
      {"server.pem: certificate 1 is not valid yet", [&] { use(authority_.Issue(early)); }},
      {"server.pem: certificate 1 has an RSA key", [&] { use(authority_.Issue(weak)); }},
      {"server.pem: certificate 1 is signed by MD5 or SHA-1", [&] { use(authority_.Issue(sha1)); }},
      {"server.pem: the first certificate may not be used by a server",
       [&] { use(authority_.Issue(client)); }},
      {"server.pem: certificate 1 is not signed by the one after it",
       [&] { folder_.Write("server.pem", server_.certificate + other.pem()); }},
      {"ca.pem: certificate 1 is not that of a CA",
       [&] { folder_.Write("ca.pem", server_.certificate); }},
      {"ca.pem: certificate 2 has expired",
       [&] {
         folder_.Write("ca.pem",
                       authority_.pem() + CertificateAuthority(absl::Now() - absl::Hours(1)).pem());
       }},
      {"cannot open ", [&] { std::filesystem::remove(files_.client_ca); }},
  };
  for (const Case& spoilt : cases) {
    spoilt.spoil();
    EXPECT_THAT(Problem(), testing::HasSubstr(spoilt.expected));
    use(server_);
    folder_.Write("ca.pem", authority_.pem());
    EXPECT_EQ(Problem(), "") << "after " << spoilt.expected;
  }
}

TEST_F(TlsFilesTest, ReadsRevocationLists) {
  files_.crl_folder = folder_.File("crl");
  EXPECT_THAT(Problem(), testing::HasSubstr("expected a revocation list of every CA"));
  CertificateWish wish;
  wish.names = "URI:spiffe://example.org/a";
  const IssuedCertificate revoked = authority_.Issue(wish);
  const IssuedCertificate valid = authority_.Issue(wish);
  folder_.Write("crl/ca.pem", authority_.RevocationList({revoked.certificate}));
  const auto loaded = LoadTlsFiles(files_, absl::Now());
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_TRUE(loaded->revoked->Contains(ParseCertificates(revoked.certificate)->front().get()));
  EXPECT_FALSE(loaded->revoked->Contains(ParseCertificates(valid.certificate)->front().get()));

  folder_.Write("crl/ca.pem",
                authority_.RevocationList({revoked.certificate}, absl::Now() - absl::Minutes(1)));
  EXPECT_EQ(Problem(), "") << "a list that is overdue still says who was revoked";
  folder_.Write("crl/other.pem", CertificateAuthority().RevocationList({}));
  EXPECT_THAT(Problem(), testing::HasSubstr("other.pem: the revocation list is not signed"));
  folder_.Write("crl/other.pem", "rubbish");
  EXPECT_THAT(Problem(), testing::HasSubstr("other.pem: expected certificate revocation lists"));
}

TEST_F(TlsFilesTest, FollowsLinksAsRenewalsLeaveThem) {
  std::filesystem::rename(files_.certificate, folder_.File("server-2.pem"));
  std::filesystem::create_symlink("server-2.pem", files_.certificate);
  EXPECT_EQ(Problem(), "");
}

}  // namespace
}  // namespace kok::security
