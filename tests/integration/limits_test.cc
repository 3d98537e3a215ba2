// Limits of a connection, at the limit and one beyond.

#include "service/rpc/limits.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
namespace health = grpc::health::v1;

// A connection of its own: channels to one address share theirs.
std::shared_ptr<grpc::Channel> OwnConnection(LiveServer& server) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(server.server().address(), grpc::InsecureChannelCredentials(),
                                   arguments);
}

// Whether a search is answered that has `bytes` bytes of metadata of the client's own, beside what
// every call has. On a connection of its own, since the library may end one that held too much.
bool IsAnswered(LiveServer& server, size_t bytes) {
  constexpr size_t kOverhead = 32;  // of each entry, as HTTP/2 counts
  const std::string key = "x-own";
  // Without a deadline: it is metadata too, and its text has another length from call to call
  // ("1M", "59900m").
  grpc::ClientContext context;
  context.set_wait_for_ready(true);
  context.AddMetadata(key, std::string(bytes - key.size() - kOverhead, 'x'));
  v1::SearchResponse response;
  const auto stub = v1::SearchService::NewStub(OwnConnection(server));
  return stub->Search(&context, v1::SearchRequest(), &response).ok();
}

TEST(ConnectionLimits, OfMetadata) {
  LiveServer server(ShippedIndex());
  // What a call has of its own (path, authority, user agent ...) is no more than this.
  constexpr size_t kOwn = 700;
  size_t accepted = rpc::kMaxMetadataBytes - kOwn;
  size_t refused = rpc::kMaxMetadataBytes + 1;
  ASSERT_TRUE(IsAnswered(server, accepted));
  ASSERT_FALSE(IsAnswered(server, refused));
  // There is one limit, to the byte.
  while (refused - accepted > 1) {
    const size_t middle = (accepted + refused) / 2;
    (IsAnswered(server, middle) ? accepted : refused) = middle;
  }
  EXPECT_TRUE(IsAnswered(server, accepted));
  EXPECT_FALSE(IsAnswered(server, refused));
  v1::SearchResponse response;
  EXPECT_TRUE(server.Search(v1::SearchRequest(), &response).ok()) << "others are not hit";
}

// A small compressed request could unpack to gigabytes before any other limit sees it.
TEST(ConnectionLimits, CompressionIsRefused) {
  LiveServer server(ShippedIndex());
  for (const auto algorithm : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
    const auto context = WithDeadline();
    context->set_compression_algorithm(algorithm);
    v1::SearchRequest request;
    request.set_query(std::string(2000, 'x'));
    v1::SearchResponse response;
    EXPECT_EQ(server.search().Search(context.get(), request, &response).error_code(),
              grpc::StatusCode::UNIMPLEMENTED);
    EXPECT_TRUE(server.Search(request, &response).ok()) << "as it is";
  }
}

// Calls that stay open: one watches the health of the service.
class Watch {
 public:
  explicit Watch(health::Health::Stub& stub, std::chrono::milliseconds patience) {
    context_.set_deadline(std::chrono::system_clock::now() + patience);
    reader_ = stub.Watch(&context_, health::HealthCheckRequest());
  }
  ~Watch() {
    context_.TryCancel();
    reader_->Finish();
  }
  // Whether it was let in and is told something, before its patience ends.
  bool IsAnswered() {
    health::HealthCheckResponse response;
    return reader_->Read(&response);
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<health::HealthCheckResponse>> reader_;
};

TEST(ConnectionLimits, OfCallsAtOnce) {
  LiveServer server(ShippedIndex());
  const auto stub = health::Health::NewStub(OwnConnection(server));
  constexpr std::chrono::minutes kLong(1);
  std::vector<std::unique_ptr<Watch>> watches;
  for (int i = 0; i < rpc::kMaxConcurrentStreams; ++i) {
    watches.push_back(std::make_unique<Watch>(*stub, kLong));
    ASSERT_TRUE(watches.back()->IsAnswered()) << i;
  }
  EXPECT_FALSE(Watch(*stub, std::chrono::milliseconds(300)).IsAnswered()) << "one beyond";
  v1::SearchResponse response;
  EXPECT_TRUE(server.Search(v1::SearchRequest(), &response).ok()) << "on another connection";
  watches.pop_back();
  EXPECT_TRUE(Watch(*stub, kLong).IsAnswered()) << "once one has ended";
}

}  // namespace
}  // namespace kok::tests
