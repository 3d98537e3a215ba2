#include "service/rpc/rpc_errors.h"

#include <google/protobuf/message.h>

#include <string_view>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "service/rpc/limits.h"

namespace kok::rpc {
namespace {

constexpr std::string_view kReasonPrefix = "ERROR_REASON_";
constexpr char kDomain[] = "search.kok.internal";

// Details travel as payloads of the status, under the type URL that gRPC's Any will have.
void Attach(const google::protobuf::Message& detail, absl::Status& status) {
  status.SetPayload(absl::StrCat("type.googleapis.com/", detail.GetDescriptor()->full_name()),
                    absl::Cord(detail.SerializeAsString()));
}

void AttachReason(ErrorReason reason, absl::Status& status) {
  google::rpc::ErrorInfo info;
  info.set_reason(ErrorReason_Name(reason).substr(kReasonPrefix.size()));
  info.set_domain(kDomain);
  Attach(info, status);
}

}  // namespace

absl::Status InvalidRequest(const std::vector<FieldViolation>& violations, ErrorReason reason) {
  google::rpc::BadRequest bad_request;
  for (const FieldViolation& violation : violations) {
    if (bad_request.field_violations_size() == kMaxFieldViolations) break;
    auto& listed = *bad_request.add_field_violations();
    listed.set_field(violation.field);
    listed.set_description(violation.description);
  }
  // The details travel in a trailer of some kilobytes, so the message does not repeat all of them.
  std::string message = "invalid request";
  if (!violations.empty()) {
    absl::StrAppend(&message, ": ", violations[0].field, " ", violations[0].description);
  }
  if (violations.size() > 1) {
    absl::StrAppend(&message, "; ", violations.size() - 1, " more in the details");
  }
  absl::Status status = absl::InvalidArgumentError(message);
  Attach(bad_request, status);
  AttachReason(reason, status);
  return status;
}

absl::Status FieldsNotServed(const std::vector<FieldViolation>& fields) {
  std::vector<FieldViolation> violations = fields;
  for (FieldViolation& violation : violations) {
    if (violation.description.empty()) violation.description = "is not served by this version";
  }
  return InvalidRequest(violations, kok::search::v1::ERROR_REASON_NOT_SERVED);
}

absl::Status ErrorWithReason(absl::StatusCode code, const char* message, ErrorReason reason) {
  absl::Status status(code, message);
  AttachReason(reason, status);
  return status;
}

absl::Status RetryLater(absl::StatusCode code, const char* message, ErrorReason reason,
                        absl::Duration delay) {
  absl::Status status = ErrorWithReason(code, message, reason);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(absl::ToInt64Seconds(delay));
  retry.mutable_retry_delay()->set_nanos(static_cast<int>(
      absl::ToInt64Nanoseconds(delay - absl::Seconds(absl::ToInt64Seconds(delay)))));
  Attach(retry, status);
  return status;
}

absl::Status RecordNotFound(const std::string& field, const char* resource_type) {
  absl::Status status =
      ErrorWithReason(absl::StatusCode::kNotFound, "no record of that name in the directory",
                      kok::search::v1::ERROR_REASON_RECORD_NOT_FOUND);
  google::rpc::ResourceInfo resource;
  resource.set_resource_type(resource_type);
  resource.set_description("no record of that name in the directory");
  Attach(resource, status);
  google::rpc::BadRequest position;
  auto& violation = *position.add_field_violations();
  violation.set_field(field);
  violation.set_description("names no record");
  Attach(position, status);
  return status;
}

}  // namespace kok::rpc
