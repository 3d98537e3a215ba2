#include "service/search/letters_beyond_latin.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstddef>

namespace kok::search_core {

Letter FirstLetter(std::string_view text) {
  UChar32 c = 0;
  size_t i = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, text.size(), c);
  return c;
}

bool IsBeyondLatin(Letter letter) {
  constexpr Letter kFirstBeyondLatin = 0x370;
  constexpr Letter kFirstCompatibility = 0xF900;
  return letter >= kFirstBeyondLatin && letter < kFirstCompatibility;
}

Letter BareLetter(Letter letter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  UChar32 c = u_tolower(letter);
  if (U_SUCCESS(status) && normalizer->getDecomposition(c, parts)) c = parts.char32At(0);
  return c;
}

}  // namespace kok::search_core
