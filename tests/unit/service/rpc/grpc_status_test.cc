#include "service/rpc/grpc_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "service/rpc/rpc_errors.h"
#include "tests/unit/service/rpc/decoded_status.h"

namespace kok::rpc {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::DecodedStatus;
using tests::DecodeGrpc;

constexpr char kMarker[] = "Geheimwort";

constexpr absl::StatusCode kEveryError[] = {
    absl::StatusCode::kCancelled,          absl::StatusCode::kUnknown,
    absl::StatusCode::kInvalidArgument,    absl::StatusCode::kDeadlineExceeded,
    absl::StatusCode::kNotFound,           absl::StatusCode::kAlreadyExists,
    absl::StatusCode::kPermissionDenied,   absl::StatusCode::kResourceExhausted,
    absl::StatusCode::kFailedPrecondition, absl::StatusCode::kAborted,
    absl::StatusCode::kOutOfRange,         absl::StatusCode::kUnimplemented,
    absl::StatusCode::kInternal,           absl::StatusCode::kUnavailable,
    absl::StatusCode::kDataLoss,           absl::StatusCode::kUnauthenticated};

TEST(GrpcStatus, OkIsOk) {
  const grpc::Status status = ToGrpcStatus(absl::OkStatus());
  EXPECT_TRUE(status.ok());
  EXPECT_EQ(status.error_details(), "");
}

// A failure inside may speak of paths, terms or what somebody typed.
TEST(GrpcStatus, NothingThatAnInnerFailureSaysGetsOut) {
  for (const absl::StatusCode code : kEveryError) {
    const DecodedStatus decoded = DecodeGrpc(ToGrpcStatus(absl::Status(code, kMarker)));
    EXPECT_THAT(decoded.bytes, Not(HasSubstr(kMarker))) << absl::StatusCodeToString(code);
    EXPECT_NE(decoded.code, grpc::StatusCode::OK);
    EXPECT_FALSE(decoded.message.empty());
    EXPECT_FALSE(decoded.reason.empty());
    EXPECT_EQ(decoded.domain, "search.kok.internal");
  }
}

TEST(GrpcStatus, TellsWhichSortOfInnerFailureItWas) {
  const struct {
    absl::Status inner;
    grpc::StatusCode code;
    const char* reason;
    bool retry;
  } cases[] = {
      {absl::UnavailableError("x"), grpc::StatusCode::UNAVAILABLE, "INDEX_IO", true},
      {absl::DataLossError("x"), grpc::StatusCode::DATA_LOSS, "INDEX_CORRUPT", false},
      {absl::ResourceExhaustedError("x"), grpc::StatusCode::RESOURCE_EXHAUSTED, "MEMORY", true},
      {absl::DeadlineExceededError("x"), grpc::StatusCode::DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED",
       false},
      {absl::InternalError("x"), grpc::StatusCode::INTERNAL, "INTERNAL", false},
      // The caller asked for nothing wrong, so none of these may look like its own fault.
      {absl::NotFoundError("x"), grpc::StatusCode::INTERNAL, "INTERNAL", false},
      {absl::InvalidArgumentError("x"), grpc::StatusCode::INTERNAL, "INTERNAL", false},
      {absl::PermissionDeniedError("x"), grpc::StatusCode::INTERNAL, "INTERNAL", false},
      {absl::UnauthenticatedError("x"), grpc::StatusCode::INTERNAL, "INTERNAL", false},
  };
  for (const auto& c : cases) {
    const DecodedStatus decoded = DecodeGrpc(ToGrpcStatus(c.inner));
    EXPECT_EQ(decoded.code, c.code) << c.inner;
    EXPECT_EQ(decoded.reason, c.reason) << c.inner;
    EXPECT_EQ(decoded.retry_seconds >= 0, c.retry) << c.inner;
  }
}

TEST(GrpcStatus, OurOwnErrorsPassAsTheyAre) {
  for (const absl::StatusCode code : kEveryError) {
    const DecodedStatus decoded = DecodeGrpc(ToGrpcStatus(
        ErrorWithReason(code, "a constant message", kok::search::v1::ERROR_REASON_INDEX_IO)));
    EXPECT_EQ(static_cast<int>(decoded.code), static_cast<int>(code));
    EXPECT_EQ(decoded.message, "a constant message");
    EXPECT_EQ(decoded.reason, "INDEX_IO");
  }
}

// A proxy or a client in another language reads the details by their type URL.
TEST(GrpcStatus, DetailsBearTheTypeUrlsOfGoogleRpc) {
  google::rpc::Status details;
  const grpc::Status status = ToGrpcStatus(RecordNotFound("name", "organization"));
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  std::set<std::string> type_urls;
  for (const auto& detail : details.details()) type_urls.insert(detail.type_url());
  EXPECT_EQ(type_urls, (std::set<std::string>{"type.googleapis.com/google.rpc.BadRequest",
                                              "type.googleapis.com/google.rpc.ErrorInfo",
                                              "type.googleapis.com/google.rpc.ResourceInfo"}));
}

}  // namespace
}  // namespace kok::rpc
