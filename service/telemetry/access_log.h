// One line for each call: who, which method, how it ended, how long it took, from which generation.

#ifndef KOK_SERVICE_TELEMETRY_ACCESS_LOG_H_
#define KOK_SERVICE_TELEMETRY_ACCESS_LOG_H_

#include <memory>

#include "service/telemetry/call_record.h"

namespace spdlog {
class logger;
namespace details {
class thread_pool;
}
}  // namespace spdlog

namespace kok::telemetry {

// JSON on standard error, in a thread of its own, so that a reader that hangs stops no call: where
// it lags by 8,192 lines the oldest are lost.
class AccessLog final : public CallSink {
 public:
  AccessLog();
  // Writes what is left, unless nobody reads it.
  ~AccessLog() override;
  void Record(const CallRecord& call) override;

 private:
  const std::shared_ptr<spdlog::details::thread_pool> writer_;
  const std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_ACCESS_LOG_H_
