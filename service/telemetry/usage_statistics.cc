#include "service/telemetry/usage_statistics.h"

#include <memory>
#include <utility>

namespace kok::telemetry {

UsageStatistics::UsageStatistics(std::function<void(const UsageTotal&)> report,
                                 std::function<Clock::time_point()> now)
    : report_(std::move(report)), now_(std::move(now)), end_(now_() + kUsageWindow) {}

void UsageStatistics::Record(const CallRecord& call) {
  if (!call.method || !call.principal || call.code != absl::StatusCode::kOk) return;
  const Clock::time_point now = now_();
  std::unique_ptr<const Tallies> over;
  Clock::duration ended_ago{};
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (now >= end_) {
      ended_ago = now - end_;
      over = std::make_unique<const Tallies>(std::exchange(tallies_, {}));
      end_ += (ended_ago / kUsageWindow + 1) * kUsageWindow;
    }
    Tally& tally = tallies_[call.method->index()];
    ++tally.calls;
    if (!tally.has_enough_clients) {
      tally.clients.insert(call.principal->name());
      tally.has_enough_clients = tally.clients.size() >= kMinClients;
      if (tally.has_enough_clients) tally.clients.clear();
    }
  }
  if (over != nullptr) Report(*over, ended_ago);
}

void UsageStatistics::Report(const Tallies& tallies, Clock::duration ended_ago) const {
  for (const security::MethodRule& rule : security::MethodRules()) {
    const security::MethodId method = *security::MethodId::Of(rule.name);
    const Tally& tally = tallies[method.index()];
    if (!tally.has_enough_clients) continue;
    report_({method, RoundedCalls(tally.calls), ended_ago});
  }
}

}  // namespace kok::telemetry
