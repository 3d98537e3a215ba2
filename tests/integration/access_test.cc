// Who gets in: handshakes, the policy, renewal and revocation, on a server that listens to all.

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "service/rpc/limits.h"
#include "service/security/method_rules.h"
#include "tests/integration/live_server.h"
#include "tests/integration/tls_handshake.h"
#include "tests/integration/tls_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/loopback_exchange.h"

namespace kok::tests {
namespace {

using grpc::StatusCode;

constexpr char kSearch[] = "kok.search.v1.SearchService/Search";

// Of seventeen kinds of bad ones: more than a thousand in all.
constexpr int kHandshakesOfEachKind = 60;

constexpr char kPolicy[] = R"({
  "roles": [{"name": "lookup", "methods": ["kok.search.v1.SearchService/LookupContact"]}],
  "grants": [{"principals": ["spiffe://test/search"], "roles": ["search"]},
             {"principals": ["spiffe://test/sync"], "roles": ["sync"]},
             {"principals": ["spiffe://test/status"], "roles": ["status"]},
             {"principals": ["spiffe://test/admin"], "roles": ["admin"]},
             {"principals": ["spiffe://test/lookup"], "roles": ["lookup"]},
             {"principals": ["spiffe://test/both"], "roles": ["search", "sync"]},
             {"principals": ["spiffe://test/nothing"]}]})";

class AccessTest : public testing::Test {
 protected:
  AccessTest() : server_(ShippedIndex(), kPolicy) {}

  TlsServer server_;
};

TEST_F(AccessTest, EveryPrincipalMayWhatThePolicySaysAndNothingElse) {
  // By principal: the built-in roles of its grants.
  const std::map<std::string, std::vector<std::string>> roles_of = {
      {"search", {"search"}}, {"sync", {"sync"}},   {"status", {"status"}},
      {"admin", {"admin"}},   {"lookup", {}},       {"both", {"search", "sync"}},
      {"nothing", {}},        {"not-mentioned", {}}};
  for (const auto& [name, roles] : roles_of) {
    const auto channel = server_.Connect(server_.IssueClient("spiffe://test/" + name));
    for (const security::MethodRule& rule : security::MethodRules()) {
      bool allowed =
          name == "lookup" && rule.name == std::string("kok.search.v1.SearchService/LookupContact");
      for (const std::string& role : roles) {
        allowed = allowed || (!rule.local_only &&
                              std::string(rule.roles).find(" " + role + " ") != std::string::npos);
      }
      const grpc::Status status = CallWithNothing(channel, rule.name);
      EXPECT_EQ(status.error_code() != StatusCode::PERMISSION_DENIED, allowed)
          << name << " " << rule.name << " " << status.error_message();
      EXPECT_NE(status.error_code(), StatusCode::UNAVAILABLE) << name << " " << rule.name;
    }
  }
}

TEST_F(AccessTest, OddPathsReachNothing) {
  const auto nobody = server_.Connect(server_.IssueClient("spiffe://test/nothing"));
  const auto known = server_.Connect(server_.IssueClient("spiffe://test/status"));
  for (const char* path :
       {"/kok.search.v1.SearchService/Search", "kok.search.v1.SearchService/search",
        "kok.search.v1.SearchService/Search/", "kok.search.v1.SearchService%2FSearch",
        "kok.search.v1.SearchService//Search", "KOK.SEARCH.V1.SEARCHSERVICE/SEARCH", ""}) {
    EXPECT_EQ(CallWithNothing(nobody, path).error_code(), StatusCode::PERMISSION_DENIED) << path;
    EXPECT_EQ(CallWithNothing(known, path).error_code(), StatusCode::UNIMPLEMENTED) << path;
  }
}

TEST_F(AccessTest, ThePrincipalIsNotWhatTheCallerSaysItIs) {
  const auto channel = server_.Connect(server_.IssueClient("spiffe://test/nothing"));
  const auto stub = kok::search::v1::SearchService::NewStub(channel);
  const auto context = WithDeadline();
  for (const char* key : {"principal", "x-forwarded-client-cert", "authorization", "x-spiffe-id"}) {
    context->AddMetadata(key, "spiffe://test/search");
  }
  kok::search::v1::SearchResponse response;
  EXPECT_EQ(stub->Search(context.get(), {}, &response).error_code(), StatusCode::PERMISSION_DENIED);
}

TEST_F(AccessTest, BadHandshakesReachNoMethod) {
  const std::string name = "URI:spiffe://test/search";
  const auto wish = [&](auto change) {
    CertificateWish made;
    made.names = name;
    change(made);
    return made;
  };
  std::map<std::string, CertificateWish> wishes = {
      {"expired", wish([](CertificateWish& w) { w.until = absl::Now() - absl::Minutes(1); })},
      {"future", wish([](CertificateWish& w) { w.from = absl::Now() + absl::Hours(1); })},
      {"no name", wish([](CertificateWish& w) { w.names = ""; })},
      {"only an address", wish([](CertificateWish& w) { w.names = "IP:127.0.0.1"; })},
      {"two names", wish([&](CertificateWish& w) { w.names += ",URI:spiffe://test/sync"; })},
      {"pattern", wish([](CertificateWish& w) { w.names = "DNS:*.example.org"; })},
      {"local", wish([](CertificateWish& w) { w.names = "DNS:local"; })},
      {"of a server", wish([](CertificateWish& w) { w.usage = "serverAuth"; })},
      {"weak key", wish([](CertificateWish& w) { w.weak_key = true; })},
      {"weak digest", wish([](CertificateWish& w) { w.weak_digest = true; })},
      {"self-signed", wish([](CertificateWish& w) { w.self_signed = true; })}};
  std::map<std::string, IssuedCertificate> bad;
  for (const auto& [kind, wanted] : wishes) bad[kind] = server_.authority().Issue(wanted);
  bad["other CA"] = CertificateAuthority().Issue(wish([](CertificateWish&) {}));
  bad["revoked"] = server_.IssueClient("spiffe://test/search");
  bad["none"] = {};
  server_.Revoke({bad["revoked"].certificate});
  server_.server().Reload();
  for (const auto& [kind, client] : bad) {
    for (int i = 0; i < kHandshakesOfEachKind; ++i) {
      const grpc::Status status = CallWithNothing(server_.Connect(client), kSearch);
      EXPECT_EQ(status.error_code(), StatusCode::UNAVAILABLE) << kind << status.error_message();
    }
  }
  for (int i = 0; i < kHandshakesOfEachKind; ++i) {
    const auto plaintext =
        grpc::CreateChannel(server_.address(), grpc::InsecureChannelCredentials());
    EXPECT_EQ(CallWithNothing(plaintext, kSearch).error_code(), StatusCode::UNAVAILABLE);
  }
  const IssuedCertificate good = server_.IssueClient("spiffe://test/search");
  EXPECT_TRUE(CallWithNothing(server_.Connect(good), kSearch).ok());
}

TEST_F(AccessTest, NoHandshakeOfAnOldVersionEnds) {
  const IssuedCertificate good = server_.IssueClient("spiffe://test/search");
  for (const int version : {TLS1_VERSION, TLS1_1_VERSION}) {
    for (int i = 0; i < kHandshakesOfEachKind; ++i) {
      EXPECT_FALSE(ShakeHands(server_.address(), good, version).ok()) << version;
    }
  }
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const auto shown = ShakeHands(server_.address(), good, version);
    EXPECT_TRUE(shown.ok()) << version << shown.status();
  }
}

TEST_F(AccessTest, ARevokedCertificateIsRefusedOnTheConnectionItHas) {
  const IssuedCertificate client = server_.IssueClient("spiffe://test/search");
  const auto channel = server_.Connect(client);
  ASSERT_TRUE(CallWithNothing(channel, kSearch).ok());
  server_.Revoke({client.certificate});
  server_.server().Reload();
  EXPECT_EQ(CallWithNothing(channel, kSearch).error_code(), StatusCode::UNAUTHENTICATED);
}

TEST_F(AccessTest, APolicyIsReadAgainAndABadOneChangesNothing) {
  const auto channel = server_.Connect(server_.IssueClient("spiffe://test/status"));
  EXPECT_EQ(CallWithNothing(channel, kSearch).error_code(), StatusCode::PERMISSION_DENIED);
  server_.WritePolicy(
      R"({"grants": [{"principals": ["spiffe://test/status"], "roles": ["search"]}]})");
  EXPECT_EQ(CallWithNothing(channel, kSearch).error_code(), StatusCode::PERMISSION_DENIED);
  server_.server().Reload();
  EXPECT_TRUE(CallWithNothing(channel, kSearch).ok());
  for (const char* bad : {"", "{", "{}", R"({"grants": [{"principals": ["spiffe://test/sta)",
                          R"({"grants": [{"principals": ["x"], "roles": ["none"]}]})"}) {
    server_.WritePolicy(bad);
    server_.server().Reload();
    EXPECT_TRUE(CallWithNothing(channel, kSearch).ok()) << bad;
    EXPECT_EQ(CallWithNothing(server_.Connect(server_.IssueClient("spiffe://test/other")), kSearch)
                  .error_code(),
              StatusCode::PERMISSION_DENIED)
        << bad;
  }
}

// Asks on new connections, every one of which must succeed, until `done`.
void CallUntil(TlsServer& server, const IssuedCertificate& client,
               const std::function<bool()>& done) {
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  while (!done()) {
    const grpc::Status status = CallWithNothing(server.Connect(client), kSearch);
    ASSERT_TRUE(status.ok()) << status.error_code() << " " << status.error_message();
    ASSERT_LT(absl::Now(), limit);
  }
}

TEST_F(AccessTest, RenewalFailsNoCallWhateverTheOrderOfTheFiles) {
  const IssuedCertificate client = server_.IssueClient("spiffe://test/search");
  const IssuedCertificate renewed = server_.authority().IssueServer();
  server_.WriteServerCertificate(renewed.certificate);  // the key does not fit for a while
  server_.server().Reload();
  int calls = 0;
  CallUntil(server_, client, [&] { return ++calls > 20; });
  server_.WriteServerKey(renewed.key);
  server_.server().Reload();
  // The CA that signed the first certificate is not the one that a careful client trusts.
  CertificateAuthority other;
  const IssuedCertificate of_other = other.IssueServer();
  server_.WriteServerKey(of_other.key);
  server_.WriteServerCertificate(of_other.certificate);
  server_.server().Reload();
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  grpc::Status status;
  do {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    const auto channel = grpc::CreateCustomChannel(
        server_.address(), grpc::SslCredentials({other.pem(), client.key, client.certificate}),
        arguments);
    status = CallWithNothing(channel, kSearch);
  } while (!status.ok() && absl::Now() < limit);
  EXPECT_TRUE(status.ok()) << "the new certificate is not used: " << status.error_message();
}

// Each time the pair does not fit for a while, and a new connection comes then as well as after it:
// it is shown a certificate whose key is there, the old or the new, and in the end the last.
TEST_F(AccessTest, AThousandRenewalsFailNoCall) {
  constexpr int kRenewals = 1000;
  const IssuedCertificate client = server_.IssueClient("spiffe://test/search");
  std::vector<IssuedCertificate> pairs;
  for (int i = 0; i < 7; ++i) pairs.push_back(server_.authority().IssueServer());
  const auto lasting = server_.Connect(client);
  for (size_t i = 0; i < kRenewals; ++i) {
    const IssuedCertificate& next = pairs[i % pairs.size()];
    server_.WriteServerCertificate(next.certificate);
    server_.server().Reload();
    ASSERT_TRUE(ShakeHands(server_.address(), client, TLS1_3_VERSION).ok()) << i;
    server_.WriteServerKey(next.key);
    server_.server().Reload();
    ASSERT_TRUE(ShakeHands(server_.address(), client, TLS1_3_VERSION).ok()) << i;
    ASSERT_TRUE(CallWithNothing(lasting, kSearch).ok()) << i;
  }
  const std::string& last = pairs[(kRenewals - 1) % pairs.size()].certificate;
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  absl::StatusOr<std::string> shown;
  do {
    shown = ShakeHands(server_.address(), client, TLS1_3_VERSION);
    ASSERT_TRUE(shown.ok()) << shown.status();
  } while (*shown != last && absl::Now() < limit);
  EXPECT_EQ(*shown, last);
}

TEST_F(AccessTest, BadRenewalsLeaveWhatIsInUse) {
  const IssuedCertificate client = server_.IssueClient("spiffe://test/search");
  CertificateWish expired;
  expired.usage = "serverAuth";
  expired.names = "DNS:localhost";
  expired.until = absl::Now() - absl::Minutes(1);
  const IssuedCertificate old = server_.authority().Issue(expired);
  for (const auto& [certificate, key] : {std::pair<std::string, std::string>{"", ""},
                                         {"rubbish", "rubbish"},
                                         {old.certificate, old.key}}) {
    server_.WriteServerCertificate(certificate);
    server_.WriteServerKey(key);
    server_.server().Reload();
    int calls = 0;
    CallUntil(server_, client, [&] { return ++calls > 10; });
  }
}

TEST_F(AccessTest, OneConnectionTooManyIsClosedAndAnotherIsServedOnceThereIsRoom) {
  std::vector<generation::UniqueFd> open;
  for (size_t i = 0; i < rpc::kMaxConnectionsPerAddress; ++i) {
    open.push_back(ConnectSilently(server_.address()));
  }
  const generation::UniqueFd one_more = ConnectSilently(server_.address());
  char byte = 0;
  EXPECT_EQ(read(one_more.get(), &byte, 1), 0) << "it is closed without a word";
  open.clear();
  const auto client = server_.IssueClient("spiffe://test/search");
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  while (!CallWithNothing(server_.Connect(client), kSearch).ok()) ASSERT_LT(absl::Now(), limit);
  const std::string metrics = Scrape(server_.server().metrics_address()->text());
  EXPECT_GE(ValueOf(metrics, "kok_connections_refused_total"), 1);
  EXPECT_GE(ValueOf(metrics, "kok_connections_open"), 1);
}

TEST_F(AccessTest, LoopbackIsLocalBesideIt) {
  const auto channel = server_.ConnectLocally();
  EXPECT_TRUE(CallWithNothing(channel, kSearch).ok());
  EXPECT_EQ(
      CallWithNothing(channel, "kok.search.admin.v1.IndexAdminService/ReloadIndex").error_code(),
      StatusCode::UNIMPLEMENTED);
}

}  // namespace
}  // namespace kok::tests
