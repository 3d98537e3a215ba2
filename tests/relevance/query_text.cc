#include "tests/relevance/query_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "absl/strings/str_format.h"

namespace kok::relevance {
namespace {

// Combining marks as decomposed umlauts have them; those of Thai or Arabic belong to the letters.
constexpr UChar32 kFirstLatinMark = 0x300;
constexpr UChar32 kLastLatinMark = 0x36F;

bool IsHidden(UChar32 character) {
  if (character == ' ') return false;
  if (character >= kFirstLatinMark && character <= kLastLatinMark) return true;
  constexpr uint32_t kHidden = U_GC_C_MASK | U_GC_Z_MASK;
  return (U_GET_GC_MASK(character) & kHidden) != 0;
}

std::string EscapeOf(UChar32 character) {
  if (character == '\n') return "\\n";
  if (character == '\t') return "\\t";
  const auto number = static_cast<uint32_t>(character);
  return number > 0xFFFF ? absl::StrFormat("\\U%08x", number) : absl::StrFormat("\\u%04x", number);
}

}  // namespace

std::string Escaped(const std::string& text) {
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  std::string escaped;
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 character = unicode.char32At(i);
    if (character == '\\') {
      escaped += "\\\\";
    } else if (IsHidden(character)) {
      escaped += EscapeOf(character);
    } else {
      icu::UnicodeString(character).toUTF8String(escaped);
    }
  }
  return escaped;
}

}  // namespace kok::relevance
