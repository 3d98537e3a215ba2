#include "indexer/schema/text_bytes.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace kok::schema {
namespace {

constexpr size_t kMaxShownBytes = 60;

}  // namespace

std::optional<int> FirstLineOfNoText(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int64_t>(text.size());
  int line = 1;
  for (int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c <= 0) return line;
    if (c == '\n') ++line;
  }
  return std::nullopt;
}

std::string_view BeginningOf(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  size_t end = max_bytes;
  while (end > 0 && U8_IS_TRAIL(static_cast<uint8_t>(text[end]))) --end;
  return text.substr(0, end);
}

std::string ShownName(std::string_view name) {
  const std::string_view beginning = BeginningOf(name, kMaxShownBytes);
  const auto* bytes = reinterpret_cast<const uint8_t*>(beginning.data());
  const auto length = static_cast<int32_t>(beginning.size());
  std::string shown;
  for (int32_t i = 0; i < length;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    // Directions of writing (Cf) too: they show a line in another order than it is.
    if (c < 0 || u_iscntrl(c)) {
      shown += ' ';
    } else {
      shown += beginning.substr(static_cast<size_t>(start), static_cast<size_t>(i - start));
    }
  }
  return shown + (beginning.size() < name.size() ? "..." : "");
}

}  // namespace kok::schema
