#include "service/rpc/call_deadline.h"

#include "absl/time/time.h"
#include "service/rpc/limits.h"

namespace kok::rpc {

std::chrono::steady_clock::time_point EndOfCall(std::chrono::system_clock::time_point deadline,
                                                const Now& now) {
  using std::chrono::steady_clock;
  const auto longest = absl::ToChronoNanoseconds(kLongestCall);
  // Not by the difference: without a deadline it is beyond what the type holds.
  const bool is_near = deadline < now.wall + longest;
  const auto left = is_near ? deadline - now.wall : longest;
  return now.steady + std::chrono::duration_cast<steady_clock::duration>(left);
}

}  // namespace kok::rpc
