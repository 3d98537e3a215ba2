// A scrape of a real server, over a plain socket.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/security/method_rules.h"
#include "tests/integration/live_server.h"
#include "tests/integration/tls_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/loopback_exchange.h"

namespace kok::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kPolicy[] = R"({
  "grants": [{"principals": ["spiffe://zwiebelfisch.example/a"], "roles": ["search"]}]})";

class MetricsOfAServer : public testing::Test {
 protected:
  MetricsOfAServer() : server_(ShippedIndex(), kPolicy) {}

  std::string Metrics() { return Scrape(server_.server().metrics_address()->text()); }

  TlsServer server_;
};

std::set<std::string> AllowedLabels() {
  std::set<std::string> allowed;
  for (const char* code : {"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED",
                           "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
                           "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
                           "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED", "other"}) {
    allowed.insert(std::string(R"(code=")") + code + R"(")");
  }
  allowed.insert(R"(method="other")");
  for (const security::MethodRule& rule : security::MethodRules()) {
    allowed.insert(std::string(R"(method=")") + rule.name + R"(")");
  }
  for (const char* bound : {"0.001", "0.005", "0.025", "0.1", "0.5", "2.5", "+Inf"}) {
    allowed.insert(std::string(R"(le=")") + bound + R"(")");
  }
  return allowed;
}

TEST_F(MetricsOfAServer, NothingThatACallerSendsBecomesALabel) {
  const auto known = server_.Connect(server_.IssueClient("spiffe://zwiebelfisch.example/a"));
  const auto unknown = server_.Connect(server_.IssueClient("spiffe://zwiebelfisch.example/b"));
  for (const auto& channel : {known, unknown, server_.ConnectLocally()}) {
    for (const char* path :
         {"kok.search.v1.SearchService/Search", "kok.search.v1.SearchService/Zwiebelfisch",
          "zwiebelfisch/Zwiebelfisch", "Zwiebelfisch\"} 1", "",
          "kok.search.admin.v1.IndexAdminService/ReloadIndex", "grpc.health.v1.Health/Check"}) {
      CallWithNothing(channel, path);
    }
    const auto stub = kok::search::v1::SearchService::NewStub(channel);
    const auto context = WithDeadline();
    context->AddMetadata("zwiebelfisch", "Zwiebelfisch");
    context->AddMetadata("principal", "Zwiebelfisch");
    kok::search::v1::SearchRequest request;
    request.set_query("Zwiebelfisch");
    request.mutable_filter()->add_regions("Zwiebelfisch");
    kok::search::v1::SearchResponse response;
    stub->Search(context.get(), request, &response);
  }
  const std::string metrics = Metrics();
  EXPECT_THAT(metrics, Not(testing::ContainsRegex("[Zz]wiebelfisch")));
  const std::set<std::string> allowed = AllowedLabels();
  size_t labels = 0;
  for (size_t equals = metrics.find("=\""); equals != std::string::npos;
       equals = metrics.find("=\"", equals + 1), ++labels) {
    const size_t begin = metrics.find_last_of("{,", equals) + 1;
    const size_t end = metrics.find('"', equals + 2) + 1;
    const std::string label = metrics.substr(begin, end - begin);
    EXPECT_EQ(allowed.count(label), 1U) << label;
  }
  EXPECT_GT(labels, 20U);
  EXPECT_GT(ValueOf(metrics, R"(kok_calls_total{method="other",code="PERMISSION_DENIED"})"), 0);
}

TEST_F(MetricsOfAServer, CountsWhatWasAnsweredOnceTheClientHasIt) {
  const std::string ok =
      R"(kok_calls_total{method="kok.search.v1.SearchService/Search",code="OK"})";
  const auto channel = server_.ConnectLocally();
  EXPECT_EQ(ValueOf(Metrics(), ok), 0);
  ASSERT_TRUE(CallWithNothing(channel, "kok.search.v1.SearchService/Search").ok());
  const std::string metrics = Metrics();
  EXPECT_EQ(ValueOf(metrics, ok), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_calls_in_flight"), 0);
  EXPECT_EQ(
      ValueOf(metrics,
              R"(kok_call_duration_seconds_count{method="kok.search.v1.SearchService/Search"})"),
      1);
}

TEST_F(MetricsOfAServer, TellsIndexCertificatesAndReloads) {
  std::string metrics = Metrics();
  EXPECT_EQ(ValueOf(metrics, "kok_index_serving"), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_index_degraded"), 0);
  EXPECT_EQ(ValueOf(metrics, "kok_index_organizations"), 54);
  EXPECT_GT(ValueOf(metrics, "kok_index_build_time_seconds"), 1.7e9);
  EXPECT_GE(ValueOf(metrics, "kok_index_activations_total"), 1);
  const double now = static_cast<double>(absl::ToUnixSeconds(absl::Now()));
  EXPECT_NEAR(ValueOf(metrics, "kok_certificate_not_after_seconds"), now + 86400, 3600);
  EXPECT_GT(ValueOf(metrics, "kok_revocation_list_next_update_seconds"), now);
  EXPECT_EQ(ValueOf(metrics, "kok_policy_reload_success"), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_certificate_reload_success"), 1);

  server_.WritePolicy("{}");
  server_.WriteServerCertificate("rubbish");
  server_.server().Reload();
  metrics = Metrics();
  EXPECT_EQ(ValueOf(metrics, "kok_policy_reload_success"), 0);
  EXPECT_EQ(ValueOf(metrics, "kok_policy_reload_failures_total"), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_certificate_reload_success"), 0);
  EXPECT_GE(ValueOf(metrics, "kok_certificate_reload_failures_total"), 1);
}

}  // namespace
}  // namespace kok::tests
