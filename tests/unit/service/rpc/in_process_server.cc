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

InProcessServer::InProcessServer(const std::string& index_folder)
    : watcher_(index_folder, snapshots_, Unheard()),
      search_(tokens_, calls_, kStaleAfterDays),
      directory_(tokens_, calls_, index_folder, kStaleAfterDays),
      admin_({"in process", absl::Now(), index_folder}, snapshots_, watcher_, workers_, draining_) {
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
  return std::async(std::launch::async,
                    [this, method, sent = std::string(bytes)] { return Call(method, sent); });
}

// Not by a callback: the library's threads for those end badly with the last channel that uses them
// (gRPC 1.51).
InProcessServer::Reply InProcessServer::Call(const std::string& method, std::string_view bytes) {
  const grpc::Slice slice(bytes.data(), bytes.size());
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto call = stub_->PrepareUnaryCall(&context, method, grpc::ByteBuffer(&slice, 1), &queue);
  call->StartCall();
  grpc::ByteBuffer response;
  Reply reply;
  call->Finish(&response, &reply.status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  reply.bytes = BytesOf(response);
  return reply;
}

}  // namespace kok::tests
