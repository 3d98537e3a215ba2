// The day that answers are given on.

#ifndef KOK_SERVICE_RPC_FRESHNESS_OF_TODAY_H_
#define KOK_SERVICE_RPC_FRESHNESS_OF_TODAY_H_

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "service/search/freshness.h"

namespace kok::rpc {

// Checks are held against the day in UTC: they count in days, and all instances agree. Safe from
// any thread.
inline search_core::Freshness FreshnessOfToday(int stale_after_days) {
  return {absl::ToCivilDay(absl::Now(), absl::UTCTimeZone()), stale_after_days};
}

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_FRESHNESS_OF_TODAY_H_
