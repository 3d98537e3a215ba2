#include "service/index/refusals.h"

#include "absl/time/clock.h"

namespace kok::index {
namespace {

constexpr size_t kMaxRefusals = 100;

using Lock = std::lock_guard<std::mutex>;

}  // namespace

bool Refusals::Refuse(const std::string& id, const absl::Status& reason) {
  const Lock lock(mutex_);
  const absl::Time now = absl::Now();
  const bool is_new = retry_at_.insert_or_assign(id, now + kRetryAfter).second;
  if (!is_new) return false;
  told_.push_front({id, reason, now});
  if (told_.size() > kMaxRefusals) told_.pop_back();
  return true;
}

bool Refusals::MayTry(const std::string& id) const {
  const Lock lock(mutex_);
  const auto retry = retry_at_.find(id);
  return retry == retry_at_.end() || absl::Now() >= retry->second;
}

bool Refusals::Stands(const std::string& id) const {
  const Lock lock(mutex_);
  return retry_at_.count(id) > 0;
}

void Refusals::Forgive(const std::string& id) {
  const Lock lock(mutex_);
  retry_at_.erase(id);
}

void Refusals::RetryAll() {
  const Lock lock(mutex_);
  for (auto& [id, time] : retry_at_) time = absl::InfinitePast();
}

std::vector<Refusal> Refusals::All() const {
  const Lock lock(mutex_);
  return {told_.begin(), told_.end()};
}

}  // namespace kok::index
