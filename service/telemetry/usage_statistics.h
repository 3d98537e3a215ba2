// How much each method was used in a day: all that may be passed on of who asks what.

#ifndef KOK_SERVICE_TELEMETRY_USAGE_STATISTICS_H_
#define KOK_SERVICE_TELEMETRY_USAGE_STATISTICS_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "service/security/method_rules.h"
#include "service/telemetry/call_record.h"

namespace kok::telemetry {

// A total is told where so many clients at least have a share in it.
inline constexpr size_t kMinClients = 10;
// Totals are rounded to the nearest multiple of this.
inline constexpr uint64_t kUsageRounding = 10;
inline constexpr std::chrono::hours kUsageWindow{24};

// A rounded number of calls. Only UsageStatistics makes one, so that an exact one cannot be told.
class RoundedCalls {
 public:
  uint64_t value() const { return value_; }

 private:
  friend class UsageStatistics;
  explicit RoundedCalls(uint64_t exact)
      : value_((exact + kUsageRounding / 2) / kUsageRounding * kUsageRounding) {}

  uint64_t value_;
};

// What was used in one window that is over.
struct UsageTotal {
  security::MethodId method;
  RoundedCalls calls;
  std::chrono::steady_clock::duration ended_ago;
};

// Counts calls that were answered OK, in windows of 24 hours that follow each other from the start
// on. Each is told once, when it is over, method by method and only where kMinClients principals at
// least called that method; no sum of methods, from which one that is not told could be taken away.
// What is not told is forgotten, as is a window that the end of the process cuts short: else
// whoever may restart it could make windows as short as they like. Principals are kept until there
// are enough of them, in memory alone. Safe from any thread.
class UsageStatistics final : public CallSink {
 public:
  using Clock = std::chrono::steady_clock;  // nobody can make a day shorter by setting it

  // `report` is called from the thread that notices the end of a window; it must not wait.
  explicit UsageStatistics(std::function<void(const UsageTotal&)> report,
                           std::function<Clock::time_point()> now = Clock::now);

  void Record(const CallRecord& call) override;

 private:
  struct Tally {
    uint64_t calls = 0;
    std::set<std::string> clients;  // fewer than kMinClients; empty once there were enough
    bool has_enough_clients = false;
  };
  using Tallies = std::array<Tally, security::kMaxMethods>;

  void Report(const Tallies& tallies, Clock::duration ended_ago) const;

  const std::function<void(const UsageTotal&)> report_;
  const std::function<Clock::time_point()> now_;
  std::mutex mutex_;  // guards all below
  Clock::time_point end_;
  Tallies tallies_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_USAGE_STATISTICS_H_
