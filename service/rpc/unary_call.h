// One unary call from its bytes to its reply: parsed by us, run on the worker pool, finished
// exactly once.
//
// The library would answer a request that does not parse with UNIMPLEMENTED; taking the raw bytes
// lets us say what is wrong.

#ifndef KOK_SERVICE_RPC_UNARY_CALL_H_
#define KOK_SERVICE_RPC_UNARY_CALL_H_

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <functional>
#include <new>
#include <utility>

#include "absl/status/status.h"
#include "service/index/snapshot_holder.h"
#include "service/rpc/grpc_status.h"
#include "service/rpc/limits.h"
#include "service/rpc/rpc_errors.h"
#include "service/rpc/worker_pool.h"

namespace kok::rpc {

// Fills the response, or says what is wrong. Runs on a worker.
template <typename Request, typename Response>
using UnaryHandler = std::function<absl::Status(Request& request, Response& response)>;

// The reactor of one call. Deletes itself when the library is done with it, which it is only after
// Finish; so the job may use it until then.
template <typename Request, typename Response>
class UnaryCall : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(WorkerPool& workers, const index::SnapshotHolder& snapshots,
            grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
            grpc::ByteBuffer& response, UnaryHandler<Request, Response> handler)
      : snapshots_(snapshots),
        context_(context),
        response_bytes_(response),
        handler_(std::move(handler)) {
    if (const absl::Status parsed = Parse(request); !parsed.ok()) {
      Finish(ToGrpcStatus(parsed));
    } else if (!workers.Submit([this] { Run(); })) {
      Finish(ToGrpcStatus(RetryLater(absl::StatusCode::kResourceExhausted,
                                     "too many requests are waiting", "OVERLOADED",
                                     kRetryWhenOverloaded)));
    }
  }

  void OnDone() override { delete this; }

 private:
  absl::Status Parse(const grpc::ByteBuffer& bytes) {
    grpc::ByteBuffer readable = bytes;  // shares the bytes; reading consumes its own view only
    if (!grpc::SerializationTraits<Request>::Deserialize(&readable, &request_).ok()) {
      return InvalidRequest({{"request", "does not parse, or holds text that is not UTF-8"}});
    }
    request_bytes_ = bytes.Length();
    return absl::OkStatus();
  }

  void Run() {
    // Nobody waits for it any more: no work for the queue behind it.
    if (context_.IsCancelled()) return Finish(grpc::Status::CANCELLED);
    if (context_.deadline() <= std::chrono::system_clock::now()) {
      return Finish(
          ToGrpcStatus(ErrorWithReason(absl::StatusCode::kDeadlineExceeded,
                                       "the deadline passed in the queue", "DEADLINE_EXCEEDED")));
    }
    const absl::Status status = HandleAndSerialize();
    if (DoubtsTheIndex(status)) snapshots_.TellDoubt();
    Finish(ToGrpcStatus(status));
  }

  absl::Status HandleAndSerialize() {
    try {
      Response response;
      absl::Status status = handler_(request_, response);
      if (status.ok() && request_bytes_ > kMaxRequestBytes) status = TooLarge();
      if (!status.ok()) return status;
      bool own_buffer = false;
      const grpc::Status serialized =
          grpc::SerializationTraits<Response>::Serialize(response, &response_bytes_, &own_buffer);
      return serialized.ok() ? absl::OkStatus() : absl::InternalError("cannot serialise");
    } catch (const std::bad_alloc&) {
      return absl::ResourceExhaustedError("out of memory");
    }
  }

  // Asked last, so that a field that is too long is named instead.
  static absl::Status TooLarge() { return InvalidRequest({{"request", "is over 65536 bytes"}}); }

  const index::SnapshotHolder& snapshots_;
  grpc::CallbackServerContext& context_;
  grpc::ByteBuffer& response_bytes_;
  const UnaryHandler<Request, Response> handler_;
  Request request_;
  size_t request_bytes_ = 0;
};

// Starts a call; the library owns the result. `snapshots` is told where reading one failed.
template <typename Request, typename Response>
grpc::ServerUnaryReactor* StartUnary(WorkerPool& workers, const index::SnapshotHolder& snapshots,
                                     grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                     UnaryHandler<Request, Response> handler) {
  return new UnaryCall<Request, Response>(workers, snapshots, *context, *request, *response,
                                          std::move(handler));
}

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_UNARY_CALL_H_
