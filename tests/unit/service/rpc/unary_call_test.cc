// A call whose work would not end by itself ends when nobody waits for it.

#include "service/rpc/unary_call.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <thread>

#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/index/snapshot_holder.h"
#include "service/search/searcher.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;

class HeardCalls final : public telemetry::CallSink {
 public:
  std::future<absl::StatusCode> ended() { return ended_.get_future(); }

 private:
  void Record(const telemetry::CallRecord& call) override { ended_.set_value(call.code); }
  std::promise<absl::StatusCode> ended_;
};

// Works on each search until its limit ends it.
class EndlessService final
    : public v1::SearchService::WithRawCallbackMethod_Search<v1::SearchService::Service> {
 public:
  explicit EndlessService(const Calls& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* Search(grpc::CallbackServerContext* context,
                                   const grpc::ByteBuffer* request,
                                   grpc::ByteBuffer* response) override {
    return StartUnary<v1::SearchRequest, v1::SearchResponse>(
        calls_, context, request, response,
        [this](const v1::SearchRequest&, v1::SearchResponse&, const search_core::TimeLimit& limit) {
          begun_.set_value();
          return search_core::CatchTimeLimit([&]() -> absl::Status {
            while (true) limit.Look();
          });
        });
  }
  std::future<void> begun() { return begun_.get_future(); }

 private:
  const Calls& calls_;
  std::promise<void> begun_;
};

class UnaryCallTest : public testing::Test {
 protected:
  UnaryCallTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::SearchService::NewStub(server_->InProcessChannel({}));
  }
  ~UnaryCallTest() override { server_->Shutdown(); }

  std::future<grpc::Status> Start() {
    return std::async(std::launch::async, [this] {
      v1::SearchResponse response;
      return stub_->Search(&context_, v1::SearchRequest(), &response);
    });
  }

  index::SnapshotHolder snapshots_;
  WorkerPool workers_{1, kMaxQueuedRequests};
  HeardCalls sink_;
  const Calls calls_{snapshots_, workers_, sink_};
  EndlessService service_{calls_};
  grpc::ClientContext context_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::SearchService::Stub> stub_;
};

TEST_F(UnaryCallTest, EndsWithItsClient) {
  std::future<grpc::Status> answer = Start();
  service_.begun().wait();
  context_.TryCancel();
  EXPECT_EQ(answer.get().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_EQ(sink_.ended().get(), absl::StatusCode::kCancelled);
}

TEST_F(UnaryCallTest, EndsWithItsDeadline) {
  context_.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(200));
  std::future<grpc::Status> answer = Start();
  EXPECT_EQ(answer.get().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  const absl::StatusCode ended = sink_.ended().get();
  // The library, too, cancels a call whose deadline has passed; either may be first.
  EXPECT_TRUE(ended == absl::StatusCode::kDeadlineExceeded ||
              ended == absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace kok::rpc
