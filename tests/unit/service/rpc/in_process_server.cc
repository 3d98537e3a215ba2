#include "tests/unit/service/rpc/in_process_server.h"

#include <grpcpp/server_builder.h>

#include <utility>

#include "absl/time/clock.h"

namespace kok::tests {
namespace {

constexpr int kStaleAfterDays = 365;

index::WatcherEvents Unheard() {
  index::WatcherEvents events;
  events.activated = [](const index::Snapshot&) {};
  events.refused = [](const std::string&, const absl::Status&) {};
  return events;
}

// What a call needs until it has ended.
struct RunningCall {
  grpc::ClientContext context;
  grpc::ByteBuffer request;
  grpc::ByteBuffer response;
  std::promise<InProcessServer::Reply> reply;
};

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Valid() || !buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

}  // namespace

// The library's threads for callbacks end with the last server or channel that uses them, and end
// badly where that happens within one of them (gRPC 1.51): one server keeps them for good.
void KeepCallbackThreads() {
  static grpc::Server* const kept = [] {
    static auto* const service = new kok::search::v1::SearchService::CallbackService;
    grpc::ServerBuilder builder;
    builder.RegisterService(service);
    return builder.BuildAndStart().release();
  }();
  static_cast<void>(kept);
}

InProcessServer::InProcessServer(const std::string& index_folder)
    : watcher_(index_folder, snapshots_, Unheard()),
      search_(snapshots_, tokens_, calls_, kStaleAfterDays),
      directory_(snapshots_, tokens_, calls_, index_folder, kStaleAfterDays),
      admin_({"in process", absl::Now(), index_folder}, snapshots_, watcher_, workers_, draining_) {
  KeepCallbackThreads();
  watcher_.Look();
  grpc::ServerBuilder builder;
  builder.RegisterService(&search_);
  builder.RegisterService(&directory_);
  builder.RegisterService(&admin_);
  builder.SetMaxReceiveMessageSize(rpc::kMaxReceivedBytes);
  server_ = builder.BuildAndStart();
  stub_ = std::make_unique<grpc::GenericStub>(server_->InProcessChannel({}));
}

InProcessServer::~InProcessServer() { server_->Shutdown(); }

std::future<InProcessServer::Reply> InProcessServer::Start(const std::string& method,
                                                           std::string_view bytes) {
  const grpc::Slice slice(bytes.data(), bytes.size());
  auto call = std::make_shared<RunningCall>();
  call->request = grpc::ByteBuffer(&slice, 1);
  std::future<Reply> reply = call->reply.get_future();
  stub_->UnaryCall(&call->context, method, grpc::StubOptions(), &call->request, &call->response,
                   [call](grpc::Status status) {
                     call->reply.set_value({std::move(status), BytesOf(call->response)});
                   });
  return reply;
}

}  // namespace kok::tests
