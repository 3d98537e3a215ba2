#include "service/search/time_limit.h"

namespace kok::search_core {

void TimeLimit::Look() const {
  if (caller_is_gone_ && caller_is_gone_()) throw TimeLimitReached{true};
  if (end_ != Clock::time_point::max() && Clock::now() >= end_) throw TimeLimitReached{false};
}

absl::Status StatusOf(const TimeLimitReached& reached) {
  return reached.caller_is_gone ? absl::CancelledError("the caller is gone")
                                : absl::DeadlineExceededError("the deadline passed in the search");
}

}  // namespace kok::search_core
