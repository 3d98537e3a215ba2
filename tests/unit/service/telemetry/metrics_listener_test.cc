#include "service/telemetry/metrics_listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/loopback_exchange.h"

namespace kok::telemetry {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using tests::Exchange;

class MetricsListenerTest : public testing::Test {
 protected:
  MetricsListenerTest() {
    auto started = MetricsListener::Start("127.0.0.1:0", [] { return std::string("kok_x 1\n"); });
    EXPECT_TRUE(started.ok()) << started.status();
    listener_ = *std::move(started);
  }
  const std::string& address() const { return listener_->address().text(); }

  std::unique_ptr<MetricsListener> listener_;
};

TEST_F(MetricsListenerTest, AnswersAScrape) {
  const std::string reply =
      Exchange(address(), "GET /metrics HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n");
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(reply, HasSubstr("\r\nContent-Type: text/plain; version=0.0.4"));
  EXPECT_THAT(reply, HasSubstr("\r\nContent-Length: 8\r\n"));
  EXPECT_THAT(reply, EndsWith("\r\n\r\nkok_x 1\n"));
}

TEST_F(MetricsListenerTest, AnythingElseIsNotFoundAndRepeatsNothing) {
  for (const char* request :
       {"GET / HTTP/1.1\r\n\r\n", "GET /Zwiebelfisch HTTP/1.1\r\n\r\n",
        "GET /metrics?Zwiebelfisch HTTP/1.1\r\n\r\n", "GET /metrics/../etc/passwd HTTP/1.1\r\n\r\n",
        "POST /metrics HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\n", "\r\n\r\n",
        "\x16\x03\x01\r\n\r\n"}) {
    EXPECT_EQ(Exchange(address(), request),
              "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        << request;
  }
}

TEST_F(MetricsListenerTest, AnEndlessRequestIsClosedAndTheNextIsServed) {
  EXPECT_EQ(Exchange(address(), std::string(4096, 'x')), "");
  EXPECT_EQ(tests::Scrape(address()), "kok_x 1\n");
}

TEST_F(MetricsListenerTest, StopsWhileSomebodySaysNothing) {
  const std::string where = address();
  const generation::UniqueFd silent = tests::ConnectSilently(where);
  listener_.reset();
  auto again = MetricsListener::Start(where, [] { return std::string(); });
  ASSERT_TRUE(again.ok()) << "the address is free again: " << again.status();
  EXPECT_TRUE(
      absl::IsAlreadyExists(MetricsListener::Start(where, [] { return std::string(); }).status()));
}

TEST(MetricsListenerAddress, IsLoopbackOrRefused) {
  for (const char* address : {"0.0.0.0:0", "[::]:0", "192.0.2.1:9464", "example.org:1", "9464",
                              "unix:/tmp/metrics", "127.0.0.1:0,0.0.0.0:0", "127.0.0.1", ""}) {
    const absl::Status refused =
        MetricsListener::Start(address, [] { return std::string(); }).status();
    EXPECT_TRUE(absl::IsInvalidArgument(refused)) << address << refused;
    EXPECT_THAT(std::string(refused.message()), StartsWith("--metrics: expected 127.0.0.1:PORT"));
  }
}

}  // namespace
}  // namespace kok::telemetry
