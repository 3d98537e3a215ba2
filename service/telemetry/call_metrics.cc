#include "service/telemetry/call_metrics.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace kok::telemetry {
namespace {

constexpr double kMicrosecondsOfASecond = 1e6;

prometheus::ClientMetric::Label Text(MetricLabel label) { return {label.name(), label.value()}; }

// Methods that are worth a line before anybody calls them.
bool IsOfTheService(std::optional<security::MethodId> method) {
  constexpr std::string_view package = "kok.search.v1.";
  return method && std::string_view(method->name()).substr(0, package.size()) == package;
}

// All methods of the table, and none.
std::vector<std::optional<security::MethodId>> MethodsAndNone() {
  std::vector<std::optional<security::MethodId>> methods;
  for (const security::MethodRule& rule : security::MethodRules()) {
    methods.push_back(security::MethodId::Of(rule.name));
  }
  methods.push_back(std::nullopt);
  return methods;
}

size_t PlaceOf(std::optional<security::MethodId> method) {
  return method ? method->index() : security::kMaxMethods;
}

}  // namespace

void CallMetrics::Record(const CallRecord& call) {
  OfMethod& of_method = methods_[PlaceOf(call.method)];
  of_method.by_code[IndexOf(call.code)].fetch_add(1, std::memory_order_relaxed);
  if (!call.duration) return;
  --in_flight_;
  // Below zero would be a mistake of ours; without a sign it would be an age.
  const absl::Duration duration = std::max(*call.duration, absl::ZeroDuration());
  const auto bound = std::lower_bound(kDurationBounds.begin(), kDurationBounds.end(),
                                      absl::ToDoubleSeconds(duration));
  of_method.by_duration[static_cast<size_t>(bound - kDurationBounds.begin())].fetch_add(
      1, std::memory_order_relaxed);
  of_method.microseconds.fetch_add(static_cast<uint64_t>(absl::ToInt64Microseconds(duration)),
                                   std::memory_order_relaxed);
}

std::vector<prometheus::MetricFamily> CallMetrics::Collect() const {
  prometheus::MetricFamily calls{
      "kok_calls_total",
      "Calls that were answered or refused. Health and reflection are the library's own and stand "
      "here only where they were refused.",
      prometheus::MetricType::Counter,
      {}};
  prometheus::MetricFamily durations{"kok_call_duration_seconds",
                                     "From the request to the reply, of calls that were answered.",
                                     prometheus::MetricType::Histogram,
                                     {}};
  for (const auto& method : MethodsAndNone()) {
    const OfMethod& of_method = methods_[PlaceOf(method)];
    for (size_t code = 0; code < kCodeCount; ++code) {
      const uint64_t count = of_method.by_code[code];
      if (count == 0 && !(code == 0 && IsOfTheService(method))) continue;
      prometheus::ClientMetric metric;
      metric.label = {Text(MetricLabel::Of(method)),
                      Text(MetricLabel::Of(static_cast<absl::StatusCode>(code)))};
      metric.counter.value = static_cast<double>(count);
      calls.metric.push_back(metric);
    }
    prometheus::ClientMetric metric;
    metric.label = {Text(MetricLabel::Of(method))};
    for (size_t i = 0; i < kDurationBounds.size(); ++i) {
      metric.histogram.sample_count += of_method.by_duration[i];
      metric.histogram.bucket.push_back({metric.histogram.sample_count, kDurationBounds[i]});
    }
    metric.histogram.sample_count += of_method.by_duration.back();
    metric.histogram.sample_sum =
        static_cast<double>(of_method.microseconds) / kMicrosecondsOfASecond;
    if (metric.histogram.sample_count > 0) durations.metric.push_back(metric);
  }
  prometheus::MetricFamily in_flight{"kok_calls_in_flight",
                                     "Calls that are being answered or wait for it.",
                                     prometheus::MetricType::Gauge,
                                     {{}}};
  in_flight.metric.front().gauge.value = static_cast<double>(in_flight_);
  return {calls, durations, in_flight};
}

}  // namespace kok::telemetry
