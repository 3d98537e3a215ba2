// The state of the process, for the metrics.

#ifndef KOK_SERVICE_TELEMETRY_SERVER_STATE_H_
#define KOK_SERVICE_TELEMETRY_SERVER_STATE_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/time/time.h"
#include "service/telemetry/event_counts.h"

namespace kok::telemetry {

// What is served; numbers only.
struct ServedIndex {
  absl::Time build_time;
  int organizations;
  int contents;
};

// At one moment. No member can hold a text.
struct ServerState {
  const EventCounts& events;
  absl::Time started;
  bool draining;
  size_t calls_waiting;                                   // for a worker
  std::optional<ServedIndex> index;                       // none: nothing is served
  bool degraded;                                          // another is served than CURRENT names
  size_t retracted;                                       // names on the list of withdrawn records
  size_t connections_open;                                // of the listeners for other machines
  uint64_t connections_refused;                           // the same, for being too many
  std::optional<absl::Time> certificate_not_after;        // of the earliest in use; none: no TLS
  std::optional<absl::Time> revocation_list_next_update;  // of the earliest; none: no list
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_SERVER_STATE_H_
