// Several that are told of every call.

#ifndef KOK_SERVICE_TELEMETRY_CALL_SINKS_H_
#define KOK_SERVICE_TELEMETRY_CALL_SINKS_H_

#include <utility>
#include <vector>

#include "service/telemetry/call_record.h"

namespace kok::telemetry {

// Tells each, in their order. Safe from any thread.
class CallSinks final : public CallSink {
 public:
  // All must outlive it.
  explicit CallSinks(std::vector<CallSink*> sinks) : sinks_(std::move(sinks)) {}

  void Begin() override {
    for (CallSink* sink : sinks_) sink->Begin();
  }
  void Record(const CallRecord& call) override {
    for (CallSink* sink : sinks_) sink->Record(call);
  }

 private:
  const std::vector<CallSink*> sinks_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_CALL_SINKS_H_
