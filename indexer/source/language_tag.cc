#include "indexer/source/language_tag.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>

namespace kok::source {
namespace {

constexpr size_t kMaxTagBytes = 64;  // the limit of Attribute.code

bool IsTagCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

std::optional<std::string> CanonicalLanguageTag(std::string_view tag) {
  // BCP 47 allows five to eight letters too, but no such code exists: `Russian` is a name.
  const size_t language_letters = std::min(tag.find('-'), tag.size());
  if (tag.size() > kMaxTagBytes || language_letters < 2 || language_letters > 3 ||
      !std::all_of(tag.begin(), tag.end(), IsTagCharacter)) {
    return std::nullopt;
  }
  const std::string copy(tag);
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(copy.c_str(), locale, sizeof(locale), &parsed, &status);
  if (U_FAILURE(status) || static_cast<size_t>(parsed) != copy.size()) return std::nullopt;
  std::string canonical = icu::Locale(locale).toLanguageTag<std::string>(status);
  if (U_FAILURE(status) || canonical.substr(0, 3) == "und") return std::nullopt;
  return canonical;
}

}  // namespace kok::source
