// How often what the process logs about itself happened, for the metrics.

#ifndef KOK_SERVICE_TELEMETRY_EVENT_COUNTS_H_
#define KOK_SERVICE_TELEMETRY_EVENT_COUNTS_H_

#include <atomic>
#include <cstdint>

namespace kok::telemetry {

// Files that are read again while the service runs.
struct ReloadCount {
  std::atomic<uint64_t> refused{0};
  std::atomic<bool> last_was_taken{true};

  void Taken() { last_was_taken = true; }
  void Refused() {
    ++refused;
    last_was_taken = false;
  }
};

// Since the start. Safe from any thread.
struct EventCounts {
  std::atomic<uint64_t> generations_activated{0};
  std::atomic<uint64_t> generations_refused{0};  // and files of the index folder
  std::atomic<uint64_t> fallbacks{0};
  ReloadCount certificates;
  ReloadCount policies;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_EVENT_COUNTS_H_
