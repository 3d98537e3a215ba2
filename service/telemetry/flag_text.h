// A text of the operator, as a log may hold it.

#ifndef KOK_SERVICE_TELEMETRY_FLAG_TEXT_H_
#define KOK_SERVICE_TELEMETRY_FLAG_TEXT_H_

#include <string>

#include "absl/flags/flag.h"

namespace kok::telemetry {

// The value of a flag of the command line: only a flag makes one. Immutable.
class FlagText {
 public:
  explicit FlagText(const absl::Flag<std::string>& flag) : text_(absl::GetFlag(flag)) {}

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_FLAG_TEXT_H_
