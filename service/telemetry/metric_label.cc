#include "service/telemetry/metric_label.h"

namespace kok::telemetry {
namespace {

constexpr const char* kOther = "other";
constexpr const char* kCodes[kCodeCount] = {"OK",
                                            "CANCELLED",
                                            "UNKNOWN",
                                            "INVALID_ARGUMENT",
                                            "DEADLINE_EXCEEDED",
                                            "NOT_FOUND",
                                            "ALREADY_EXISTS",
                                            "PERMISSION_DENIED",
                                            "RESOURCE_EXHAUSTED",
                                            "FAILED_PRECONDITION",
                                            "ABORTED",
                                            "OUT_OF_RANGE",
                                            "UNIMPLEMENTED",
                                            "INTERNAL",
                                            "UNAVAILABLE",
                                            "DATA_LOSS",
                                            "UNAUTHENTICATED",
                                            kOther};

}  // namespace

size_t IndexOf(absl::StatusCode code) {
  const int number = static_cast<int>(code);
  return number >= 0 && static_cast<size_t>(number) < kCodeCount ? static_cast<size_t>(number)
                                                                 : kCodeCount - 1;
}

MetricLabel MetricLabel::Of(std::optional<security::MethodId> method) {
  return {"method", method ? method->name() : kOther};
}

MetricLabel MetricLabel::Of(absl::StatusCode code) { return {"code", kCodes[IndexOf(code)]}; }

}  // namespace kok::telemetry
