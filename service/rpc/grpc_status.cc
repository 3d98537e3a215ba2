#include "service/rpc/grpc_status.h"

#include <map>
#include <string>
#include <utility>

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
      return RetryLater(inner.code(), "the index could not be read",
                        kok::search::v1::ERROR_REASON_INDEX_IO, kRetryWhenUnavailable);
    case absl::StatusCode::kDataLoss:
      return ErrorWithReason(inner.code(), "the index is damaged",
                             kok::search::v1::ERROR_REASON_INDEX_CORRUPT);
    case absl::StatusCode::kResourceExhausted:
      return RetryLater(inner.code(), "out of memory", kok::search::v1::ERROR_REASON_MEMORY,
                        kRetryWhenUnavailable);
    case absl::StatusCode::kDeadlineExceeded:
      return ErrorWithReason(inner.code(), "the deadline passed in the search",
                             kok::search::v1::ERROR_REASON_DEADLINE_EXCEEDED);
    default:
      return ErrorWithReason(absl::StatusCode::kInternal, "internal error",
                             kok::search::v1::ERROR_REASON_INTERNAL);
  }
}

}  // namespace

bool DoubtsTheIndex(const absl::Status& status) {
  return (absl::IsDataLoss(status) || absl::IsUnavailable(status)) && !HasPayload(status);
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const absl::Status told = HasPayload(status) ? status : ForCaller(status);
  // Sorted: the status lists them in another order each time, which would let errors be told apart
  // that are the same.
  std::map<std::string, std::string> payloads;
  told.ForEachPayload([&](absl::string_view type_url, const absl::Cord& payload) {
    payloads.emplace(type_url, payload);
  });
  google::rpc::Status details;
  details.set_code(static_cast<int>(told.code()));
  details.set_message(std::string(told.message()));
  for (auto& [type_url, payload] : payloads) {
    google::protobuf::Any& detail = *details.add_details();
    detail.set_type_url(type_url);
    detail.set_value(std::move(payload));
  }
  return grpc::Status(static_cast<grpc::StatusCode>(told.code()), std::string(told.message()),
                      details.SerializeAsString());
}

}  // namespace kok::rpc
