// The id of a generation, as a log may hold it.

#ifndef KOK_SERVICE_TELEMETRY_GENERATION_ID_H_
#define KOK_SERVICE_TELEMETRY_GENERATION_ID_H_

#include <optional>
#include <string>
#include <string_view>

#include "indexer/generation/layout.h"

namespace kok::telemetry {

// A time and 16 hexadecimal digits, and so never a word that a caller typed. Immutable.
class GenerationId {
 public:
  // Nothing for any text that is no id.
  static std::optional<GenerationId> Of(std::string_view text) {
    if (!generation::IsGenerationId(text)) return std::nullopt;
    return GenerationId(text);
  }

  const std::string& text() const { return text_; }

 private:
  explicit GenerationId(std::string_view text) : text_(text) {}

  std::string text_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_GENERATION_ID_H_
