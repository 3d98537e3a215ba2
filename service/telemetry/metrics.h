// The metrics of the process, in the text format of Prometheus.

#ifndef KOK_SERVICE_TELEMETRY_METRICS_H_
#define KOK_SERVICE_TELEMETRY_METRICS_H_

#include <string>

#include "service/telemetry/call_metrics.h"
#include "service/telemetry/server_state.h"

namespace kok::telemetry {

// Format 0.0.4, names with `kok_` in front, times as seconds since 1970. Labels are `method`,
// `code` and `le`, whose values are constants. Safe from any thread.
std::string MetricsText(const CallMetrics& calls, const ServerState& state);

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_METRICS_H_
