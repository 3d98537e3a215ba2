#include "indexer/analysis/citation_text.h"

#include <algorithm>

namespace kok::analysis {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBlanks[] = {" "sv,      "\n"sv,     "\t"sv,    "\r"sv,
                                        "\u00A0"sv, "\u202F"sv, "\u2009"sv};
constexpr std::string_view kDashes[] = {"-"sv,      "\u2010"sv, "\u2011"sv,
                                        "\u2012"sv, "\u2013"sv, "\u2014"sv};
// Characters beyond ASCII that separate words.
constexpr std::string_view kSeparators[] = {
    "\u00A0"sv, "\u202F"sv, "\u2009"sv, "\u2010"sv, "\u2011"sv, "\u2012"sv,
    "\u2013"sv, "\u2014"sv, "\u201E"sv, "\u201C"sv, "\u201D"sv, "\u00BB"sv,
    "\u00AB"sv, "\u00A7"sv, "\u2018"sv, "\u201A"sv, "\u2022"sv, "\u2026"sv};

template <size_t n>
size_t AnyAt(const std::string_view (&signs)[n], std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  for (const std::string_view sign : signs) {
    if (text[at] == sign[0] && text.substr(at, sign.size()) == sign) return sign.size();
  }
  return 0;
}

template <size_t n>
size_t AnyBefore(const std::string_view (&signs)[n], std::string_view text, size_t at) {
  for (const std::string_view sign : signs) {
    if (at >= sign.size() && text.substr(at - sign.size(), sign.size()) == sign) return sign.size();
  }
  return 0;
}

}  // namespace

size_t SkipBlanks(std::string_view text, size_t at, size_t most) {
  for (; most > 0; --most) {
    const size_t blank = AnyAt(kBlanks, text, at);
    if (blank == 0) break;
    at += blank;
  }
  return at;
}

size_t SkipBlanksBefore(std::string_view text, size_t at, size_t most) {
  for (; most > 0; --most) {
    const size_t blank = AnyBefore(kBlanks, text, at);
    if (blank == 0) break;
    at -= blank;
  }
  return at;
}

bool IsWordStart(std::string_view text, size_t at) {
  if (at == 0 || !IsWordByte(text[at - 1])) return true;
  return static_cast<unsigned char>(text[at - 1]) >= 0x80 && AnyBefore(kSeparators, text, at) > 0;
}

bool IsWordEnd(std::string_view text, size_t at) {
  return at >= text.size() || !IsWordByte(text[at]) || AnyAt(kSeparators, text, at) > 0;
}

std::string_view LettersAt(std::string_view text, size_t at, size_t most) {
  size_t end = at;
  while (end < text.size() && end - at < most && IsAsciiLetter(text[end])) ++end;
  return at < text.size() ? text.substr(at, end - at) : std::string_view();
}

std::string_view LettersBefore(std::string_view text, size_t at, size_t most) {
  size_t begin = at;
  while (begin > 0 && at - begin <= most && IsAsciiLetter(text[begin - 1])) --begin;
  return at - begin > most ? std::string_view() : text.substr(begin, at - begin);
}

std::string_view DigitsAt(std::string_view text, size_t at, size_t most) {
  size_t end = at;
  while (end < text.size() && end - at <= most && IsDigit(text[end])) ++end;
  return end - at > most || at >= text.size() ? std::string_view() : text.substr(at, end - at);
}

std::string_view DigitsBefore(std::string_view text, size_t at, size_t most) {
  size_t begin = at;
  while (begin > 0 && at - begin <= most && IsDigit(text[begin - 1])) --begin;
  return at - begin > most ? std::string_view() : text.substr(begin, at - begin);
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), Lower);
  return lower;
}

int RomanValue(std::string_view numeral) {
  int total = 0;
  int last = 0;
  constexpr size_t kLongest = 5;
  if (numeral.empty() || numeral.size() > kLongest) return 0;
  const bool capital = IsCapital(numeral[0]);
  for (size_t i = numeral.size(); i-- > 0;) {
    const char c = Lower(numeral[i]);
    const int value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
    if (value == 0 || IsCapital(numeral[i]) != capital) return 0;
    total += value < last ? -value : value;
    last = std::max(last, value);
  }
  return total;
}

size_t DashAt(std::string_view text, size_t at) { return AnyAt(kDashes, text, at); }
size_t DashBefore(std::string_view text, size_t at) { return AnyBefore(kDashes, text, at); }

}  // namespace kok::analysis
