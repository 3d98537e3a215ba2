// What a client reads from the details of an error.

#ifndef KOK_TESTS_UNIT_SERVICE_RPC_DECODED_STATUS_H_
#define KOK_TESTS_UNIT_SERVICE_RPC_DECODED_STATUS_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service/rpc/grpc_status.h"

namespace kok::tests {

struct DecodedStatus {
  grpc::StatusCode code = grpc::StatusCode::OK;
  std::string message;
  std::string reason;
  std::string domain;
  std::vector<std::string> fields;
  std::vector<std::string> descriptions;
  double retry_seconds = -1;  // where the error says when to try again
  std::string resource_type;
  // Everything that goes over the wire.
  std::string bytes;
};

inline DecodedStatus DecodeGrpc(const grpc::Status& status) {
  DecodedStatus decoded;
  decoded.code = status.error_code();
  decoded.message = status.error_message();
  decoded.bytes = status.error_message() + status.error_details();
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  if (!status.ok()) {
    EXPECT_EQ(details.code(), static_cast<int>(status.error_code()));
    EXPECT_EQ(details.message(), status.error_message());
  }
  for (const google::protobuf::Any& detail : details.details()) {
    google::rpc::BadRequest bad_request;
    google::rpc::ErrorInfo info;
    google::rpc::RetryInfo retry;
    google::rpc::ResourceInfo resource;
    if (detail.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        decoded.fields.push_back(violation.field());
        decoded.descriptions.push_back(violation.description());
      }
    } else if (detail.UnpackTo(&info)) {
      decoded.reason = info.reason();
      decoded.domain = info.domain();
    } else if (detail.UnpackTo(&retry)) {
      decoded.retry_seconds = static_cast<double>(retry.retry_delay().seconds()) +
                              static_cast<double>(retry.retry_delay().nanos()) / 1e9;
    } else if (detail.UnpackTo(&resource)) {
      decoded.resource_type = resource.resource_type();
    } else {
      ADD_FAILURE() << "unknown detail " << detail.type_url();
    }
  }
  return decoded;
}

inline DecodedStatus Decode(const absl::Status& status) {
  return DecodeGrpc(rpc::ToGrpcStatus(status));
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_RPC_DECODED_STATUS_H_
