// A service that takes what `kok-searchctl certs` makes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/integration/certs_folder.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

std::string AddressIn(const std::string& line) {
  const std::string key = "\"address\":\"";
  const size_t begin = line.find(key) + key.size();
  return line.substr(begin, line.find('"', begin) - begin);
}

class CertsServed : public CertsFolder {};

TEST_F(CertsServed, TheServiceTakesWhatItMakesAndRefusesWhatItRevoked) {
  MustRun({"init", "localhost", "127.0.0.1"});
  MustRun({"issue", "case"});
  MustRun({"issue", "tool", "--principal", "tool.example.org"});
  const std::string policy = folder_.Write("policy.json", R"({"grants": [{
    "principals": ["spiffe://search.kok.internal/case", "tool.example.org"], "roles": ["search"]}]})");
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "0.0.0.0:0",
                        "--policy", policy, "--tls_certificate", File("server.pem"), "--tls_key",
                        File("server.key"), "--tls_client_ca", File("ca.pem"), "--tls_crl_folder",
                        File("crl"), "--drain_notice=0s"});
  const std::string bound = AddressIn(service.AwaitErrorLine("\"started\""));
  const std::string target = "127.0.0.1" + bound.substr(bound.rfind(':'));
  const auto search = [&](const std::string& credentials) {
    return RunProgram({Program("kok-searchctl"), "search", "Koeln", "--target", target,
                       "--credentials", credentials});
  };
  const std::string first = folder_.Write("first.pem", ReadFile(File("clients/case.pem")));
  EXPECT_EQ(search(first).exit_code, 0) << search(first).err;
  EXPECT_EQ(search(File("clients/tool.pem")).exit_code, 0);

  MustRun({"renew", "case"});
  MustRun({"renew", "server"});
  EXPECT_EQ(search(File("clients/case.pem")).exit_code, 0);
  EXPECT_EQ(search(first).exit_code, 0) << "the one before stays valid";

  const std::string second = folder_.Write("second.pem", ReadFile(File("clients/case.pem")));

  // Nobody tells the service: it looks every second.
  MustRun({"revoke", "case"});
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  while (search(first).exit_code == 0 && absl::Now() < limit) {
  }
  EXPECT_THAT(search(first).err, HasSubstr("UNAVAILABLE"));
  EXPECT_THAT(search(second).err, HasSubstr("UNAVAILABLE"));
  EXPECT_EQ(search(File("clients/tool.pem")).exit_code, 0) << "the others go on";

  MustRun({"issue", "case"});
  EXPECT_EQ(search(File("clients/case.pem")).exit_code, 0) << "a new key of the same principal";
}

// The steps of deploy/certificates.md, the new CA being another folder.
TEST_F(CertsServed, MovesToAnotherCaWithoutAnOutage) {
  MustRun({"init", "127.0.0.1"});
  MustRun({"issue", "case"});
  const std::string next = folder_.File("next");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"init", "127.0.0.1"}, {"issue", "case"}}) {
    std::vector<std::string> command = {Program("kok-searchctl"), "certs", "--pki", next};
    command.insert(command.end(), words.begin(), words.end());
    ASSERT_EQ(RunProgram(command).exit_code, 0);
  }
  const std::string policy = folder_.Write("policy.json", R"({"grants": [{
    "principals": ["spiffe://search.kok.internal/case"], "roles": ["search"]}]})");
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "0.0.0.0:0",
                        "--policy", policy, "--tls_certificate", File("server.pem"), "--tls_key",
                        File("server.key"), "--tls_client_ca", File("ca.pem"), "--tls_crl_folder",
                        File("crl"), "--drain_notice=0s"});
  const std::string bound = AddressIn(service.AwaitErrorLine("\"started\""));
  const std::string target = "127.0.0.1" + bound.substr(bound.rfind(':'));
  const auto may_search = [&](const std::string& credentials) {
    return RunProgram({Program("kok-searchctl"), "search", "Koeln", "--target", target,
                       "--credentials", credentials})
               .exit_code == 0;
  };
  // Nobody tells the service: it looks every second.
  const auto await = [&](const std::string& credentials, bool may) {
    const absl::Time limit = absl::Now() + absl::Minutes(1);
    while (may_search(credentials) != may && absl::Now() < limit) {
    }
    return may_search(credentials) == may;
  };
  EXPECT_TRUE(may_search(File("clients/case.pem")));

  fs::copy_file(next + "/crl/ca.pem", File("crl/new-ca.crl"));
  folder_.Write("pki/.both.pem", ReadFile(File("ca.pem")) + ReadFile(next + "/ca.pem"));
  fs::rename(File(".both.pem"), File("ca.pem"));
  EXPECT_TRUE(may_search(File("clients/case.pem"))) << "the file from before";
  MustRun({"renew", "case"});
  EXPECT_TRUE(may_search(File("clients/case.pem")));

  fs::copy_file(next + "/server.key", File("server.key"), fs::copy_options::overwrite_existing);
  fs::copy_file(next + "/server.pem", File("server.pem"), fs::copy_options::overwrite_existing);
  EXPECT_TRUE(await(next + "/clients/case.pem", true));
  EXPECT_TRUE(may_search(File("clients/case.pem"))) << "trusts both";

  fs::copy_file(next + "/ca.pem", File("ca.pem"), fs::copy_options::overwrite_existing);
  fs::remove(File("crl/ca.pem"));
  EXPECT_TRUE(await(File("clients/case.pem"), false)) << "of the old CA";
  EXPECT_TRUE(may_search(next + "/clients/case.pem"));
}

TEST_F(CertsServed, CredentialsAreOneFileOfAllThree) {
  MustRun({"init", "localhost"});
  MustRun({"issue", "case"});
  const std::string bundle = ReadFile(File("clients/case.pem"));
  const std::string ca = ReadFile(File("ca.pem"));
  const struct {
    const char* name;
    std::string file;
    std::vector<std::string> more;
    const char* says;
  } cases[] = {
      {"missing", folder_.File("missing.pem"), {}, "cannot be read"},
      {"no PEM", folder_.Write("a.pem", "text"), {}, "is no PEM file"},
      {"no key", folder_.Write("b.pem", ca + ca), {}, "expected a private key"},
      {"no CA",
       folder_.Write("c.pem", bundle.substr(0, bundle.rfind("-----BEGIN"))),
       {},
       "and then the CAs"},
      {"two ways", File("clients/case.pem"), {"--tls_ca", File("ca.pem")}, "give it alone"},
      {"unix socket", File("clients/case.pem"), {"--target", "unix:/x"}, "speaks plaintext"},
  };
  for (const auto& c : cases) {
    std::vector<std::string> words = {
        Program("kok-searchctl"), "search", "Koeln", "--target", "127.0.0.1:1",
        "--credentials",          c.file};
    words.insert(words.end(), c.more.begin(), c.more.end());
    const Outcome outcome = RunProgram(words);
    EXPECT_EQ(outcome.exit_code, 2) << c.name;
    EXPECT_THAT(outcome.err, HasSubstr(c.says)) << c.name;
    EXPECT_THAT(outcome.err, Not(HasSubstr("BEGIN"))) << c.name;
  }
}

}  // namespace
}  // namespace kok::tests
