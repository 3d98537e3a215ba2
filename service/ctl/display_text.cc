#include "service/ctl/display_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kok::ctl {
namespace {

constexpr char kBold[] = "\x1b[1m";
constexpr char kNotBold[] = "\x1b[22m";
constexpr UChar32 kNextLine = 0x85;
constexpr UChar32 kSoftHyphen = 0xAD;  // invisible by its category, but terminals show it

bool IsLineBreak(UChar32 c) {
  const int8_t type = u_charType(c);
  return c == '\n' || c == kNextLine || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

// Overrides and isolates could show a telephone number or an address backwards.
bool IsBidiSteering(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

icu::UnicodeString FromUtf8(const std::string& text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

template <typename Visit>
void ForEachCodePoint(const std::string& text, Visit visit) {
  const icu::UnicodeString unicode = FromUtf8(text);
  for (int32_t i = 0; i < unicode.length();) {
    const UChar32 c = unicode.char32At(i);
    visit(c);
    i += U16_LENGTH(c);
  }
}

std::string Clean(const std::string& text, char line_break) {
  icu::UnicodeString clean;
  ForEachCodePoint(text, [&](UChar32 c) {
    if (IsLineBreak(c)) {
      clean.append(static_cast<UChar32>(line_break));
    } else if (c == '\t') {
      clean.append(static_cast<UChar32>(' '));
    } else if (u_charType(c) != U_CONTROL_CHAR && !IsBidiSteering(c)) {
      clean.append(c);
    }
  });
  std::string utf8;
  clean.toUTF8String(utf8);
  return utf8;
}

size_t WidthOf(UChar32 c) {
  const int8_t type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return 0;
  if (type == U_FORMAT_CHAR && c != kSoftHyphen) return 0;
  const int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string OneLine(const std::string& text) { return Clean(text, ' '); }

std::string KeepLines(const std::string& text) { return Clean(text, '\n'); }

size_t DisplayWidth(const std::string& text) {
  size_t width = 0;
  ForEachCodePoint(text, [&](UChar32 c) { width += WidthOf(c); });
  return width;
}

std::vector<std::string> WrapToWidth(const std::string& text, size_t width) {
  if (width == 0 || DisplayWidth(text) <= width) return {text};
  std::vector<std::string> lines(1);
  size_t used = 0;
  for (const std::string& word :
       std::vector<std::string>(absl::StrSplit(text, ' ', absl::SkipEmpty()))) {
    const size_t word_width = DisplayWidth(word);
    if (used == 0) {
      lines.back() = word;
      used = word_width;
    } else if (used + 1 + word_width <= width) {
      absl::StrAppend(&lines.back(), " ", word);
      used += 1 + word_width;
    } else {
      lines.push_back(word);
      used = word_width;
    }
  }
  return lines;
}

std::string Emphasize(const std::string& text, bool bold) {
  return bold ? absl::StrCat(kBold, text, kNotBold) : text;
}

}  // namespace kok::ctl
