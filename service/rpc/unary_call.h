// One unary call from its bytes to its reply: parsed by us, run on the worker pool, finished
// exactly once.
//
// The library would answer a request that does not parse with UNIMPLEMENTED; taking the raw bytes
// lets us say what is wrong.

#ifndef KOK_SERVICE_RPC_UNARY_CALL_H_
#define KOK_SERVICE_RPC_UNARY_CALL_H_

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/rpc/call_deadline.h"
#include "service/rpc/calls.h"
#include "service/rpc/grpc_status.h"
#include "service/rpc/limits.h"
#include "service/rpc/reply_count.h"
#include "service/rpc/rpc_errors.h"
#include "service/search/time_limit.h"
#include "service/security/peer.h"

namespace kok::rpc {

// Where the client reads the service's own number of a call, to name it to an operator: in the
// initial metadata of an answer, in the trailing metadata of an error.
inline constexpr char kRequestIdKey[] = "kok-request-id";

// The method that takes a request; each has a message of its own.
std::optional<security::MethodId> MethodTaking(const google::protobuf::Descriptor& request);

// Fills the response, or says what is wrong, within the limit: DeadlineExceeded or Cancelled
// beyond. Runs on a worker.
template <typename Request, typename Response>
using UnaryHandler = std::function<absl::Status(Request& request, Response& response,
                                                const search_core::TimeLimit& limit)>;

// The reactor of one call. Deletes itself when the library is done with it, which it is only after
// Finish; so the job may use it until then.
template <typename Request, typename Response>
class UnaryCall : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const Calls& calls, grpc::CallbackServerContext& context,
            const grpc::ByteBuffer& request, grpc::ByteBuffer& response,
            UnaryHandler<Request, Response> handler)
      : sink_(calls.sink),
        snapshots_(calls.snapshots),
        context_(context),
        response_bytes_(response),
        handler_(std::move(handler)) {
    sink_.Begin();
    if (const absl::Status parsed = Parse(request); !parsed.ok()) {
      End(ToGrpcStatus(parsed));
    } else if (!calls.workers.Submit([this] { Run(); })) {
      End(ToGrpcStatus(RetryLater(absl::StatusCode::kResourceExhausted,
                                  "too many requests are waiting",
                                  kok::search::v1::ERROR_REASON_OVERLOADED, kRetryWhenOverloaded)));
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
    if (context_.IsCancelled()) return End(grpc::Status::CANCELLED);
    if (context_.deadline() <= std::chrono::system_clock::now()) {
      return End(ToGrpcStatus(ErrorWithReason(absl::StatusCode::kDeadlineExceeded,
                                              "the deadline passed in the queue",
                                              kok::search::v1::ERROR_REASON_DEADLINE_EXCEEDED)));
    }
    Response response;
    const absl::Status handled = HandleAndSerialize(response);
    if (absl::IsCancelled(handled)) return End(grpc::Status::CANCELLED);
    if (DoubtsTheIndex(handled)) snapshots_.TellDoubt();
    End(ToGrpcStatus(handled), handled.ok() ? &response : nullptr);
  }

  // Tells how it ended, then finishes: what is written down is complete when the client has its
  // answer. After Finish the library may delete this at any time.
  void End(const grpc::Status& status, const Response* response = nullptr) {
    const absl::StatusOr<security::Principal> principal =
        security::PrincipalOf(*context_.auth_context());
    static const std::optional<security::MethodId> method = MethodTaking(*Request::descriptor());
    telemetry::CallRecord record{method,
                                 std::nullopt,
                                 static_cast<absl::StatusCode>(status.error_code()),
                                 absl::FromChrono(std::chrono::steady_clock::now() - started_),
                                 std::nullopt,
                                 std::nullopt,
                                 request_id_};
    if (principal.ok()) record.principal = *principal;
    if (response != nullptr) {
      record.generation = telemetry::GenerationId::Of(response->index().generation());
      record.count = telemetry::BucketOf(ReplyCount(*response));
    }
    sink_.Record(record);
    // A failure goes out as trailers alone: with headers of its own a client's retry policy would
    // take the call for answered.
    if (status.ok()) {
      context_.AddInitialMetadata(kRequestIdKey, request_id_.ToString());
    } else {
      context_.AddTrailingMetadata(kRequestIdKey, request_id_.ToString());
    }
    Finish(status);
  }

  absl::Status HandleAndSerialize(Response& response) {
    try {
      const search_core::TimeLimit limit(EndOfCall(context_.deadline(), Now()),
                                         [this] { return context_.IsCancelled(); });
      absl::Status status = handler_(request_, response, limit);
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

  telemetry::CallSink& sink_;
  const index::SnapshotHolder& snapshots_;
  grpc::CallbackServerContext& context_;
  grpc::ByteBuffer& response_bytes_;
  const UnaryHandler<Request, Response> handler_;
  Request request_;
  size_t request_bytes_ = 0;
  // A call takes the time it takes, whatever becomes of the clock meanwhile.
  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  const telemetry::RequestId request_id_ = telemetry::RequestId::New();
};

// Starts a call; the library owns the result. Of `calls`, the snapshots are told where reading one
// failed.
template <typename Request, typename Response>
grpc::ServerUnaryReactor* StartUnary(const Calls& calls, grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                     UnaryHandler<Request, Response> handler) {
  return new UnaryCall<Request, Response>(calls, *context, *request, *response, std::move(handler));
}

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_UNARY_CALL_H_
