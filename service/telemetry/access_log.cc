#include "service/telemetry/access_log.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/telemetry/stderr_log.h"

namespace kok::telemetry {

// Nothing needs escaping: constants, numbers, an id, and a principal, which holds no quote or
// backslash.
void AccessLog::Record(const CallRecord& call) {
  std::string line = absl::StrCat(
      "{\"time\":\"", absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()),
      "\",\"event\":\"call\",\"method\":\"", call.method ? call.method->name() : "unknown",
      "\",\"principal\":\"", call.principal ? call.principal->name() : "none", "\",\"code\":\"",
      absl::StatusCodeToString(call.code));
  absl::StrAppend(&line, "\",\"microseconds\":",
                  absl::ToInt64Microseconds(call.duration.value_or(absl::ZeroDuration())),
                  ",\"request_id\":\"", call.request_id.ToString(), "\"");
  if (call.generation) {
    absl::StrAppend(&line, ",\"generation\":\"", call.generation->text(), "\"");
  }
  if (call.count) absl::StrAppend(&line, ",\"count\":\"", NameOf(*call.count), "\"");
  line += "}";
  StderrLog().info(line);
}

}  // namespace kok::telemetry
