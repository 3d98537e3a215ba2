// What the watcher of the index folder tells, into the log, the metrics and to health.

#ifndef KOK_SERVICE_INDEX_EVENTS_H_
#define KOK_SERVICE_INDEX_EVENTS_H_

#include <functional>

#include "service/index/generation_watcher.h"
#include "service/telemetry/event_counts.h"

namespace kok {

// `serving` is told whether there is anything to serve, from the watcher's threads. `counts` must
// outlive the watcher.
index::WatcherEvents LoggedIndexEvents(telemetry::EventCounts& counts,
                                       std::function<void(bool)> serving);

}  // namespace kok

#endif  // KOK_SERVICE_INDEX_EVENTS_H_
