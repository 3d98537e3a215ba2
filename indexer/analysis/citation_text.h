// Steps through a text in which citations are looked for.
//
// Pure functions: safe from any thread; any bytes are accepted. None steps further than a few
// bytes, so that no text makes reading it costly.

#ifndef KOK_INDEXER_ANALYSIS_CITATION_TEXT_H_
#define KOK_INDEXER_ANALYSIS_CITATION_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kok::analysis {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLetter(char c) { return IsCapital(c) || (c >= 'a' && c <= 'z'); }
constexpr char Lower(char c) { return IsCapital(c) ? static_cast<char>(c - 'A' + 'a') : c; }
// Of a byte beyond ASCII it is not told which character it is part of; most are letters.
constexpr bool IsWordByte(char c) {
  return IsDigit(c) || IsAsciiLetter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Behind the blanks at `at`, no-break ones too; at most `most` of them.
size_t SkipBlanks(std::string_view text, size_t at, size_t most = 8);
// Before the blanks that end at `at`.
size_t SkipBlanksBefore(std::string_view text, size_t at, size_t most = 3);

// Whether a word can begin at `at`: no letter or digit stands before it. Blanks, dashes and quotes
// beyond ASCII are no letters.
bool IsWordStart(std::string_view text, size_t at);
// Whether a word can end at `at`, likewise.
bool IsWordEnd(std::string_view text, size_t at);

// The letters A to Z at `at`, at most `most`.
std::string_view LettersAt(std::string_view text, size_t at, size_t most = 40);
// The letters A to Z that end at `at`, at most `most`; more are none.
std::string_view LettersBefore(std::string_view text, size_t at, size_t most);
// The digits at `at`, at most `most`; more are none.
std::string_view DigitsAt(std::string_view text, size_t at, size_t most);
std::string_view DigitsBefore(std::string_view text, size_t at, size_t most);

std::string LowerAscii(std::string_view text);

constexpr bool StartsWith(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// Whether digits are a year of four: `1998`, `2018`.
constexpr bool IsFullYear(std::string_view digits) {
  return digits.size() == 4 && (StartsWith(digits, "19") || StartsWith(digits, "20"));
}

// The value of a Roman numeral of I, V and X in one case, 0 where it is none.
int RomanValue(std::string_view numeral);

// Bytes of a sign at `at`: 0 where it is another character.
size_t DashAt(std::string_view text, size_t at);  // hyphens and dashes
size_t DashBefore(std::string_view text, size_t at);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_CITATION_TEXT_H_
