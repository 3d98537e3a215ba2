#include "service/rpc/rpc_errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/rpc/limits.h"
#include "tests/unit/service/rpc/decoded_status.h"

namespace kok::rpc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::Decode;
using tests::DecodedStatus;

// Details travel in trailers, which clients limit to 8 KiB in all; beyond that they see another
// error than ours.
constexpr size_t kMaxDetailBytes = 2048;

TEST(RpcErrors, EachErrorHasItsCodeReasonAndDomain) {
  const struct {
    const char* what;
    absl::Status status;
    grpc::StatusCode code;
    const char* reason;
  } cases[] = {
      {"a bad field", InvalidRequest({{"query", "is bad"}}), grpc::StatusCode::INVALID_ARGUMENT,
       "INVALID_REQUEST"},
      {"a bad token",
       InvalidRequest({{"page_token", "is bad"}}, kok::search::v1::ERROR_REASON_PAGE_TOKEN_INVALID),
       grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID"},
      {"a field of later", FieldsNotServed({{"near", ""}}), grpc::StatusCode::INVALID_ARGUMENT,
       "NOT_SERVED"},
      {"any other",
       ErrorWithReason(absl::StatusCode::kAborted, "gone",
                       kok::search::v1::ERROR_REASON_PAGE_TOKEN_EXPIRED),
       grpc::StatusCode::ABORTED, "PAGE_TOKEN_EXPIRED"},
      {"a passing one",
       RetryLater(absl::StatusCode::kUnavailable, "later",
                  kok::search::v1::ERROR_REASON_INDEX_NOT_READY, absl::Seconds(2)),
       grpc::StatusCode::UNAVAILABLE, "INDEX_NOT_READY"},
      {"no such record", RecordNotFound("name", "organization"), grpc::StatusCode::NOT_FOUND,
       "RECORD_NOT_FOUND"},
  };
  for (const auto& c : cases) {
    const DecodedStatus decoded = Decode(c.status);
    EXPECT_EQ(decoded.code, c.code) << c.what;
    EXPECT_EQ(decoded.reason, c.reason) << c.what;
    EXPECT_EQ(decoded.domain, "search.kok.internal") << c.what;
    EXPECT_FALSE(decoded.message.empty()) << c.what;
    EXPECT_LE(decoded.bytes.size(), kMaxDetailBytes) << c.what;
  }
}

TEST(RpcErrors, NamesFieldsAndLimits) {
  const DecodedStatus decoded = Decode(InvalidRequest(
      {{"query", "is 3000 bytes, at most 2048 are allowed"}, {"page_size", "is negative"}}));
  EXPECT_THAT(decoded.fields, ElementsAre("query", "page_size"));
  EXPECT_THAT(decoded.descriptions,
              ElementsAre("is 3000 bytes, at most 2048 are allowed", "is negative"));
  EXPECT_THAT(decoded.message, HasSubstr("query is 3000 bytes"))
      << "many clients show the message only";
}

TEST(RpcErrors, NamesFieldsThatAreNotServed) {
  EXPECT_THAT(Decode(FieldsNotServed({{"near", ""}, {"filter.languages", ""}})).fields,
              ElementsAre("near", "filter.languages"));
}

TEST(RpcErrors, ListsTenViolationsAtMost) {
  std::vector<FieldViolation> violations;
  for (int i = 0; i < 50; ++i)
    violations.push_back({"filter.topics[" + std::to_string(i) + "]", "bad"});
  for (const size_t count : {size_t{1}, size_t{10}, size_t{11}, size_t{50}}) {
    const std::vector<FieldViolation> some(violations.begin(),
                                           violations.begin() + static_cast<int>(count));
    EXPECT_EQ(Decode(InvalidRequest(some)).fields.size(),
              std::min(count, static_cast<size_t>(kMaxFieldViolations)));
  }
}

TEST(RpcErrors, StaysSmallWithTheLongestViolationsThatThereAre) {
  std::vector<FieldViolation> violations;
  std::vector<FieldViolation> fields;
  for (int i = 10; i < 32; ++i) {
    violations.push_back(
        {"filter.exploitation_forms[" + std::to_string(i) + "]",
         "is 65000 bytes, at most 200 are allowed, which is as long as our sentences get"});
    fields.push_back({"filter.exploitation_forms", ""});
  }
  EXPECT_LE(Decode(InvalidRequest(violations)).bytes.size(), 2 * kMaxDetailBytes);
  EXPECT_LE(ToGrpcStatus(InvalidRequest(violations)).error_details().size(), kMaxDetailBytes);
  EXPECT_LE(ToGrpcStatus(FieldsNotServed(fields)).error_details().size(), kMaxDetailBytes);
}

TEST(RpcErrors, SaysWhenToTryAgain) {
  for (const double seconds : {0.2, 2.0, 0.0, 1.5}) {
    EXPECT_DOUBLE_EQ(
        Decode(RetryLater(absl::StatusCode::kUnavailable, "later",
                          kok::search::v1::ERROR_REASON_INDEX_NOT_READY, absl::Seconds(seconds)))
            .retry_seconds,
        seconds);
  }
  EXPECT_EQ(Decode(FieldsNotServed({{"near", ""}})).retry_seconds, -1)
      << "trying again would be in vain";
}

TEST(RpcErrors, SaysWhichOfSeveralNamesIsUnknown) {
  const DecodedStatus decoded = Decode(RecordNotFound("names[3]", "organization"));
  EXPECT_THAT(decoded.fields, ElementsAre("names[3]"));
  EXPECT_EQ(decoded.resource_type, "organization");
}

TEST(RpcErrors, AnErrorWithoutViolationsIsStillAnError) {
  const DecodedStatus decoded = Decode(InvalidRequest({}));
  EXPECT_EQ(decoded.code, grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(decoded.fields, IsEmpty());
}

}  // namespace
}  // namespace kok::rpc
