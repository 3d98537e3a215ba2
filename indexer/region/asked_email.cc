#include "indexer/region/asked_email.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "indexer/region/contact_keys.h"

namespace kok::region {
namespace {

// A blank of any width, or an invisible character.
bool IsBlank(UChar32 c) {
  return (U_MASK(u_charType(c)) & (U_GC_Z_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0;
}

icu::UnicodeString Decode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// Without blanks around it.
std::string Trimmed(std::string_view text) {
  const icu::UnicodeString whole = Decode(text);
  int32_t begin = 0;
  int32_t end = whole.length();
  while (begin < end && IsBlank(whole.char32At(begin))) begin = whole.moveIndex32(begin, 1);
  while (begin < end && IsBlank(whole.char32At(end - 1))) end = whole.moveIndex32(end, -1);
  std::string trimmed;
  whole.tempSubStringBetween(begin, end).toUTF8String(trimmed);
  return trimmed;
}

bool HoldsBlank(std::string_view text) {
  const icu::UnicodeString whole = Decode(text);
  for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    if (IsBlank(whole.char32At(i))) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<std::string> ReadAskedEmail(std::string_view typed) {
  std::string address = Trimmed(typed);
  const size_t open = address.rfind('<');
  if (open != std::string::npos && address.back() == '>') {
    address = Trimmed(std::string_view(address).substr(open + 1, address.size() - open - 2));
  }
  constexpr absl::string_view kScheme = "mailto:";
  if (absl::StartsWithIgnoreCase(address, kScheme))
    address = Trimmed(address.substr(kScheme.size()));
  std::string key = EmailKey(address);
  if (key.empty() || key.find_first_of("<>,;") != std::string::npos || HoldsBlank(key)) {
    return absl::InvalidArgumentError(
        "expected one e-mail address, such as info@kok-buero.de: one @, a dot behind it, no blanks "
        "inside, at most 254 bytes");
  }
  return key;
}

}  // namespace kok::region
