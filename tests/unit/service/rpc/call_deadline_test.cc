#include "service/rpc/call_deadline.h"

#include <gtest/gtest.h>

#include "absl/time/time.h"
#include "service/rpc/limits.h"

namespace kok::rpc {
namespace {

using std::chrono::milliseconds;
using std::chrono::system_clock;

const milliseconds kLongest(absl::ToInt64Milliseconds(kLongestCall));

TEST(CallDeadline, IsWhatIsLeftOfThatOfTheClientAndTheLimitAtMost) {
  const Now now;
  const struct {
    const char* what;
    system_clock::time_point deadline;
    milliseconds left;
  } kCases[] = {
      {"soon", now.wall + milliseconds(20), milliseconds(20)},
      {"at the limit", now.wall + kLongest, kLongest},
      {"one beyond", now.wall + kLongest + milliseconds(1), kLongest},
      {"none", system_clock::time_point::max(), kLongest},
      {"passed", now.wall - milliseconds(5), milliseconds(-5)},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(EndOfCall(test.deadline, now) - now.steady, test.left) << test.what;
  }
}

}  // namespace
}  // namespace kok::rpc
