#include "indexer/analysis/text_normalizer.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string_view>

namespace kok::analysis {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// ICU's instances are shared and immutable; getting one cannot fail once its data is linked in.
icu::UnicodeString Normalize(const icu::Normalizer2* (*instance)(UErrorCode&),
                             const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString normalized = normalizer->normalize(text, status);
  return U_FAILURE(status) ? text : normalized;
}

icu::UnicodeString RemoveMarks(const icu::UnicodeString& decomposed) {
  icu::UnicodeString bare;
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == 0x00DF) {
      bare.append(icu::UnicodeString("ss", 2, US_INV));
    } else {
      bare.append(c);
    }
  }
  return bare;
}

// Second half of the fold: the two-letter spelling of umlauts.
std::string DropTransliteratedE(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    folded.push_back(text[i]);
    if (i + 1 == text.size() || text[i + 1] != 'e') continue;
    const char before = i > 0 ? text[i - 1] : ' ';
    const bool umlaut = text[i] == 'a' || text[i] == 'o' ||
                        (text[i] == 'u' && before != 'a' && before != 'e' && before != 'q');
    if (umlaut) ++i;
  }
  return folded;
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

}  // namespace

std::string LowerNfkc(std::string_view text) {
  if (IsAscii(text)) {
    std::string lower(text);
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
  }
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString visible;
  for (int32_t i = 0; i < unicode.length();) {
    const UChar32 c = unicode.char32At(i);
    i += U16_LENGTH(c);
    if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) visible.append(c);
  }
  icu::UnicodeString lower = Normalize(icu::Normalizer2::getNFKCInstance, visible);
  lower.toLower(icu::Locale::getRoot());
  return ToUtf8(Normalize(icu::Normalizer2::getNFCInstance, lower));
}

std::string ReplaceLookAlikes(const std::string& lower_nfkc) {
  // By their capitals too: В looks like B, although в does not look like b.
  constexpr std::u16string_view kAlike = u"авекмнорстухіјѕαβεηικμνορτυχζ";
  constexpr std::string_view kLatin = "abekmhopctyxijsabehikmnoptyxz";
  static_assert(kAlike.size() == kLatin.size());
  if (IsAscii(lower_nfkc)) return lower_nfkc;
  icu::UnicodeString word = icu::UnicodeString::fromUTF8(lower_nfkc);
  bool has_latin = false;
  for (int32_t i = 0; i < word.length(); ++i) {
    const char16_t c = word.charAt(i);
    has_latin = has_latin || (c >= u'a' && c <= u'z');
    const size_t alike = kAlike.find(c);
    if (alike != std::u16string_view::npos) {
      word.setCharAt(i, static_cast<char16_t>(kLatin[alike]));
    } else if (c >= 0x370 && c <= 0x52F) {
      return lower_nfkc;
    }
  }
  return has_latin ? ToUtf8(word) : lower_nfkc;
}

std::string SpellOutUmlauts(std::string_view lower_nfkc) {
  if (IsAscii(lower_nfkc)) return std::string(lower_nfkc);
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(lower_nfkc.data(), static_cast<int32_t>(lower_nfkc.size())));
  icu::UnicodeString spelt_out;
  for (int32_t i = 0; i < unicode.length(); ++i) {
    const char16_t c = unicode.charAt(i);
    const char16_t base = c == u'ä' ? u'a' : c == u'ö' ? u'o' : c == u'ü' ? u'u' : u'\0';
    if (base != u'\0') {
      spelt_out.append(base).append(u'e');
    } else {
      spelt_out.append(c);
    }
  }
  return ToUtf8(RemoveMarks(Normalize(icu::Normalizer2::getNFDInstance, spelt_out)));
}

std::string FoldUmlauts(std::string_view lower_nfkc) {
  if (IsAscii(lower_nfkc)) return DropTransliteratedE(lower_nfkc);
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(lower_nfkc.data(), static_cast<int32_t>(lower_nfkc.size())));
  return DropTransliteratedE(
      ToUtf8(RemoveMarks(Normalize(icu::Normalizer2::getNFDInstance, unicode))));
}

}  // namespace kok::analysis
