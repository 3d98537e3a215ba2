// A label of a metric: constants only, so that no metric can tell what was asked or by whom.

#ifndef KOK_SERVICE_TELEMETRY_METRIC_LABEL_H_
#define KOK_SERVICE_TELEMETRY_METRIC_LABEL_H_

#include <cstddef>
#include <optional>

#include "absl/status/status.h"
#include "service/security/method_rules.h"

namespace kok::telemetry {

// Codes of gRPC, by number, and one more for any other number.
inline constexpr size_t kCodeCount = 18;
// The place of a code in tables of that size.
size_t IndexOf(absl::StatusCode code);

// `method` of the table of methods, or `code` of gRPC; `other` where it is neither. There is no way
// to make one from a text. Cheap to copy.
class MetricLabel {
 public:
  static MetricLabel Of(std::optional<security::MethodId> method);
  static MetricLabel Of(absl::StatusCode code);

  const char* name() const { return name_; }
  const char* value() const { return value_; }

 private:
  MetricLabel(const char* name, const char* value) : name_(name), value_(value) {}

  const char* name_;
  const char* value_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_METRIC_LABEL_H_
