// One line for each call: who, which method, how it ended, how long it took, from which generation.

#ifndef KOK_SERVICE_TELEMETRY_ACCESS_LOG_H_
#define KOK_SERVICE_TELEMETRY_ACCESS_LOG_H_

#include "service/telemetry/call_record.h"

namespace kok::telemetry {

// JSON, into StderrLog.
class AccessLog final : public CallSink {
 public:
  void Record(const CallRecord& call) override;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_ACCESS_LOG_H_
