// Matchers for absl::Status and absl::StatusOr: the code that programs act on, and a part of the
// message that people need.

#ifndef KOK_TESTS_UNIT_INDEXER_STATUS_MATCHERS_H_
#define KOK_TESTS_UNIT_INDEXER_STATUS_MATCHERS_H_

#include <gmock/gmock.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::tests {

inline absl::Status StatusOf(const absl::Status& status) { return status; }
template <typename T>
absl::Status StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

// EXPECT_THAT(status, IsOk())
MATCHER(IsOk, "") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}

// EXPECT_THAT(status, FailsWith(absl::StatusCode::kNotFound, "what the message has to name"))
MATCHER_P2(FailsWith, code, fragment, "") {
  const absl::Status status = StatusOf(arg);
  *result_listener << status.ToString();
  return status.code() == code && std::string(status.message()).find(fragment) != std::string::npos;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_STATUS_MATCHERS_H_
