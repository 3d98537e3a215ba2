#include "service/rpc/grpc_status.h"

#include <string>

#include "absl/strings/cord.h"
#include "google/rpc/status.pb.h"
#include "service/rpc/limits.h"
#include "service/rpc/rpc_errors.h"

namespace kok::rpc {
namespace {

bool HasPayload(const absl::Status& status) {
  bool any = false;
  status.ForEachPayload([&](absl::string_view, const absl::Cord&) { any = true; });
  return any;
}

// What a caller is told of a failure inside.
absl::Status ForCaller(const absl::Status& inner) {
  switch (inner.code()) {
    case absl::StatusCode::kUnavailable:
      return RetryLater(inner.code(), "the index could not be read", "INDEX_IO",
                        kRetryWhenUnavailable);
    case absl::StatusCode::kDataLoss:
      return ErrorWithReason(inner.code(), "the index is damaged", "INDEX_CORRUPT");
    case absl::StatusCode::kResourceExhausted:
      return RetryLater(inner.code(), "out of memory", "MEMORY", kRetryWhenUnavailable);
    default:
      return ErrorWithReason(absl::StatusCode::kInternal, "internal error", "INTERNAL");
  }
}

}  // namespace

bool DoubtsTheIndex(const absl::Status& status) {
  return (absl::IsDataLoss(status) || absl::IsUnavailable(status)) && !HasPayload(status);
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const absl::Status told = HasPayload(status) ? status : ForCaller(status);
  google::rpc::Status details;
  details.set_code(static_cast<int>(told.code()));
  details.set_message(std::string(told.message()));
  told.ForEachPayload([&](absl::string_view type_url, const absl::Cord& payload) {
    google::protobuf::Any& detail = *details.add_details();
    detail.set_type_url(std::string(type_url));
    detail.set_value(std::string(payload));
  });
  return grpc::Status(static_cast<grpc::StatusCode>(told.code()), std::string(told.message()),
                      details.SerializeAsString());
}

}  // namespace kok::rpc
