// Until when a call is worked on: whoever has stopped waiting must not hold a worker.
//
// Xapian cannot be told to end a match (`set_time_limit` only lets it count less exactly), so what
// it calls back on its way throws: ImpactWeight for each text that it weighs, TimedDocuments for
// each that it looks at, and our own loops. One exception of ours, turned into a status where a
// search was called (CatchTimeLimit).

#ifndef KOK_SERVICE_SEARCH_TIME_LIMIT_H_
#define KOK_SERVICE_SEARCH_TIME_LIMIT_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

#include "absl/status/status.h"

namespace kok::search_core {

// Thrown by TimeLimit, through Xapian.
struct TimeLimitReached {
  bool caller_is_gone;
};

// Of one call, for the one thread that works on it.
class TimeLimit {
 public:
  using Clock = std::chrono::steady_clock;

  // Never ends.
  TimeLimit() = default;
  // Ends at `end`, or when `caller_is_gone` says so. It is asked often, and must not throw.
  TimeLimit(Clock::time_point end, std::function<bool()> caller_is_gone)
      : end_(end), caller_is_gone_(std::move(caller_is_gone)) {}

  // A small step of the work, of less than a microsecond or two: looks each kStepsPerLook steps.
  void Step() {
    if (++steps_ % kStepsPerLook == 0) Look();
  }
  // A larger one. Throws TimeLimitReached where the work has to end.
  void Look() const;

  static constexpr uint32_t kStepsPerLook = 256;

 private:
  Clock::time_point end_ = Clock::time_point::max();
  std::function<bool()> caller_is_gone_;
  uint32_t steps_ = 0;
};

// Cancelled where the caller is gone, else DeadlineExceeded.
absl::Status StatusOf(const TimeLimitReached& reached);

// Calls `body`, which returns a status and may throw TimeLimitReached.
template <typename Body>
absl::Status CatchTimeLimit(Body&& body) {
  try {
    return std::forward<Body>(body)();
  } catch (const TimeLimitReached& reached) {
    return StatusOf(reached);
  }
}

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TIME_LIMIT_H_
