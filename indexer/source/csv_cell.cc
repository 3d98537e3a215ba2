#include "indexer/source/csv_cell.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "indexer/source/date_check.h"

namespace kok::source {
namespace {

constexpr char kApostrophe = '\'';

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// What is copied from web pages and mails around a text and cannot be seen: the no-break spaces,
// the one of no width, the byte order mark.
constexpr std::string_view kInvisible[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8B",
                                           "\xEF\xBB\xBF"};

bool IsInvisible(std::string_view text) {
  return std::find(std::begin(kInvisible), std::end(kInvisible), text) != std::end(kInvisible);
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

// The same without what is invisible.
std::string_view FullyTrimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = Trimmed(text);
    for (const size_t bytes : {2U, 3U}) {
      if (text.size() >= bytes && IsInvisible(text.substr(0, bytes))) {
        text.remove_prefix(bytes);
        again = true;
      }
      if (text.size() >= bytes && IsInvisible(text.substr(text.size() - bytes))) {
        text.remove_suffix(bytes);
        again = true;
      }
    }
  }
  return text;
}

// What a formula that went wrong leaves, in English and German.
constexpr std::string_view kErrorValues[] = {
    "#NAME?",  "#REF!",   "#VALUE!", "#N/A", "#DIV/0!", "#NULL!", "#NUM!",  "#SPILL!", "#CALC!",
    "#ERROR!", "#BEZUG!", "#WERT!",  "#NV",  "#ZAHL!",  "#KALK!", "#FELD!", "#FEHLER!"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What a spreadsheet would take for a number, a time or a date and show in another form, losing
// zeros and digits. Whole dates are read in every form that it shows.
bool LooksLikeNumber(std::string_view text) {
  if (HasForm(text, "0000-00-00")) return false;
  return !text.empty() && IsDigit(text.front()) &&
         text.find_first_not_of("0123456789 .,:/-eE") == std::string_view::npos;
}

size_t CountDigits(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), IsDigit) - text.begin());
}

}  // namespace

std::string GuardCell(std::string_view value) {
  if (value.empty()) return "";
  const bool guarded = LooksLikeNumber(value) ||
                       std::string_view("=+-@'").find(value.front()) != std::string_view::npos ||
                       FullyTrimmed(value).size() != value.size() || IsErrorValue(value) ||
                       value.find('\r') != std::string_view::npos;
  return (guarded ? std::string(1, kApostrophe) : "") + std::string(value);
}

std::string UnguardCell(std::string_view cell) {
  if (!cell.empty() && cell.front() == kApostrophe) return std::string(cell.substr(1));
  cell = FullyTrimmed(cell);
  std::string value;
  value.reserve(cell.size());
  for (size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\r') {
      value += cell[i];
    } else if (i + 1 == cell.size() || cell[i + 1] != '\n') {
      value += '\n';
    }
  }
  return value;
}

bool IsFormula(std::string_view cell) {
  cell = Trimmed(cell);
  return !cell.empty() && cell.front() == '=';
}

bool IsErrorValue(std::string_view cell) {
  cell = Trimmed(cell);
  constexpr std::string_view kLibreOffice = "Err:";
  const bool counted = cell.size() == kLibreOffice.size() + 3 &&
                       cell.substr(0, kLibreOffice.size()) == kLibreOffice &&
                       CountDigits(cell.substr(kLibreOffice.size())) == 3;
  return counted || std::find(std::begin(kErrorValues), std::end(kErrorValues), cell) !=
                        std::end(kErrorValues);
}

bool IsRoundedNumber(std::string_view value) {
  if (!value.empty() && (value.front() == '+' || value.front() == '-')) value.remove_prefix(1);
  if (CountDigits(value) != 1) return false;
  value.remove_prefix(1);
  if (!value.empty() && (value.front() == '.' || value.front() == ',')) {
    value.remove_prefix(1);
    value.remove_prefix(CountDigits(value));
  }
  if (value.size() < 3 || absl::ascii_tolower(static_cast<unsigned char>(value[0])) != 'e') {
    return false;
  }
  return value[1] == '+' && CountDigits(value.substr(2)) == value.size() - 2;
}

std::string EscapePart(std::string_view value, std::string_view special) {
  if (value.empty()) return "\\e";
  std::string part;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '\n') {
      part += "\\n";
    } else if (c == '\r') {
      part += "\\r";
    } else if (c == '\t') {
      part += "\\t";
    } else if (c == ' ' && (i == 0 || i + 1 == value.size())) {
      part += "\\s";
    } else {
      if (c == '\\' || special.find(c) != std::string_view::npos) part += '\\';
      part += c;
    }
  }
  return part;
}

std::string UnescapePart(std::string_view part) {
  std::string value;
  for (size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '\\' || i + 1 == part.size()) {
      value += part[i];
      continue;
    }
    switch (part[++i]) {
      case 'n':
        value += '\n';
        break;
      case 'r':
        value += '\r';
        break;
      case 't':
        value += '\t';
        break;
      case 's':
        value += ' ';
        break;
      case 'e':
        break;
      default:
        value += part[i];
    }
  }
  return value;
}

std::vector<std::string> SplitParts(std::string_view text, char separator) {
  std::vector<std::string> parts;
  if (Trimmed(text).empty()) return parts;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '\\') {
      ++i;  // and what it escapes
    } else if (i == text.size() || text[i] == separator) {
      parts.emplace_back(Trimmed(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  if (begin <= text.size()) {  // a lone backslash at the end
    parts.emplace_back(Trimmed(text.substr(begin)));
  }
  return parts;
}

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    if (!line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace kok::source
