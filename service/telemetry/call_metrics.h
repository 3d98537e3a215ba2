// How many calls, how they ended, how long they took: sums by method and code.

#ifndef KOK_SERVICE_TELEMETRY_CALL_METRICS_H_
#define KOK_SERVICE_TELEMETRY_CALL_METRICS_H_

#include <prometheus/metric_family.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

#include "service/telemetry/call_record.h"
#include "service/telemetry/metric_label.h"

namespace kok::telemetry {

// Upper bounds of the durations that are told apart, in seconds; one more bucket has no bound.
inline constexpr std::array<double, 6> kDurationBounds = {0.001, 0.005, 0.025, 0.1, 0.5, 2.5};

// Fixed tables of counters: a call adds to a few of them and waits for nobody. Neither principals
// nor the number of results are kept. Safe from any thread.
class CallMetrics final : public CallSink {
 public:
  void Begin() override { ++in_flight_; }
  void Record(const CallRecord& call) override;

  // kok_calls_total, kok_call_duration_seconds, kok_calls_in_flight, as they are now. Figures that
  // are added to meanwhile may differ by those calls.
  std::vector<prometheus::MetricFamily> Collect() const;

 private:
  struct OfMethod {
    std::array<std::atomic<uint64_t>, kCodeCount> by_code{};
    std::array<std::atomic<uint64_t>, kDurationBounds.size() + 1> by_duration{};
    std::atomic<uint64_t> microseconds{0};
  };

  // By the index of the method; the last one is of all that are none.
  std::array<OfMethod, security::kMaxMethods + 1> methods_;
  std::atomic<int64_t> in_flight_{0};
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_CALL_METRICS_H_
