// The errors of the service as status values that carry their google.rpc details. Messages are
// constants: nothing that a caller sent is ever in one.
//
// Pure functions; safe from any thread.

#ifndef KOK_SERVICE_RPC_RPC_ERRORS_H_
#define KOK_SERVICE_RPC_RPC_ERRORS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kok/search/v1/error_reason.pb.h"

namespace kok::rpc {

using kok::search::v1::ErrorReason;

// A field of a request and what was expected of it.
struct FieldViolation {
  std::string field;        // path, such as `filter.regions[2]`
  std::string description;  // with the limit; never the value
};

// INVALID_ARGUMENT with BadRequest (at most 10 violations) and ErrorInfo. `reason` is
// INVALID_REQUEST unless said otherwise.
absl::Status InvalidRequest(const std::vector<FieldViolation>& violations,
                            ErrorReason reason = ErrorReason::ERROR_REASON_INVALID_REQUEST);

// INVALID_ARGUMENT with reason NOT_SERVED: the field is part of the protocol, but not served yet.
absl::Status FieldsNotServed(const std::vector<FieldViolation>& fields);

// Any other error with ErrorInfo.
absl::Status ErrorWithReason(absl::StatusCode code, const char* message, ErrorReason reason);

// The same with RetryInfo.
absl::Status RetryLater(absl::StatusCode code, const char* message, ErrorReason reason,
                        absl::Duration delay);

// NOT_FOUND. `field` is the request's field that names the record.
absl::Status RecordNotFound(const std::string& field, const char* resource_type);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_RPC_ERRORS_H_
