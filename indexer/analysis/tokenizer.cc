#include "indexer/analysis/tokenizer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "indexer/analysis/gender_forms.h"

namespace kok::analysis {
namespace {

bool IsWordCharacter(UChar32 c) {
  if (c < 0) return false;
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  constexpr uint32_t kWord = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return (U_MASK(u_charType(c)) & kWord) != 0;
}

bool IsInvisible(UChar32 c) {
  return c >= 0x80 && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool IsOneLetter(std::string_view text) {
  UChar32 c = 0;
  int64_t i = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int64_t>(text.size()), c);
  return static_cast<size_t>(i) == text.size() && c >= 0 && u_isalpha(c);
}

// "e.V.", "K.O.K.", "z.B." fall apart into letters; the dots between them make them one word again.
// Only the legal form may have a blank too ("e. V.", as German typography wants it): elsewhere a
// sentence may end there.
bool IsAbbreviation(std::string_view text, const Span& first, const Span& second) {
  if (text[first.end] != '.') return false;
  const std::string_view letters = text.substr(first.begin, first.end - first.begin);
  const size_t dot = letters.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? letters : letters.substr(dot + 1);
  const std::string_view next = text.substr(second.begin, second.end - second.begin);
  if (!IsOneLetter(last) || !IsOneLetter(next)) return false;
  const std::string_view gap = text.substr(first.end, second.begin - first.end);
  if (gap == ".") return true;
  const bool legal_form = (letters == "e" || letters == "E") && (next == "V" || next == "v");
  return legal_form && (gap == ". " || gap == ".\u00A0" || gap == ".\u202F");
}

// Letters and digits of ASCII, of which most texts consist.
bool IsPlainWordByte(uint8_t byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

}  // namespace

std::vector<Span> SplitWords(std::string_view text) {
  std::vector<Span> words;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int64_t>(text.size());
  bool inside = false;
  bool in_brackets = false;  // of `Migrant(inn)en`
  for (int64_t i = 0; i < length;) {
    const int64_t start = i;
    if (IsPlainWordByte(bytes[i])) {
      while (i < length && IsPlainWordByte(bytes[i])) ++i;
      if (inside) {
        words.back().end = static_cast<size_t>(i);
      } else {
        words.push_back({static_cast<size_t>(start), static_cast<size_t>(i)});
        inside = true;
      }
      continue;
    }
    if (!inside && bytes[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (inside && IsInvisible(c)) continue;
    if (!IsWordCharacter(c)) {
      if (inside && in_brackets && c == ')') {
        in_brackets = false;
        continue;
      }
      const size_t marker =
          inside ? GenderMarkerLength(text, static_cast<size_t>(start)) : size_t{0};
      in_brackets = marker > 0 && c == '(';
      inside = marker > 0;
      if (inside) i = start + static_cast<int64_t>(marker);
      continue;
    }
    if (inside) {
      words.back().end = static_cast<size_t>(i);
    } else {
      words.push_back({static_cast<size_t>(start), static_cast<size_t>(i)});
      inside = true;
    }
  }
  size_t kept = 0;
  for (const Span& word : words) {
    if (kept > 0 && IsAbbreviation(text, words[kept - 1], word)) {
      words[kept - 1].end = word.end;
    } else {
      words[kept++] = word;
    }
  }
  words.resize(kept);
  return words;
}

}  // namespace kok::analysis
