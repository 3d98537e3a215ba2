#include "indexer/analysis/contact_spans.h"

#include <algorithm>

namespace kok::analysis {
namespace {

using Kind = ContactSpan::Kind;

constexpr size_t kMinDigits = 7;
constexpr size_t kMaxDigits = 20;
constexpr size_t kMaxGap = 4;  // bytes between two groups of digits, such as a dash between blanks

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsAddressByte(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         c == '.' || c == '+' || c == '%' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool IsDomainByte(char c) { return IsAddressByte(c) && c != '_' && c != '+' && c != '%'; }

// Top-level domains without which a dot is no domain: "z.B", "Dr.Meier".
bool EndsInTopLevelDomain(std::string_view domain) {
  constexpr std::string_view kTopLevel[] = {"de", "org", "com", "net",    "info",  "eu",
                                            "ch", "at",  "it",  "berlin", "koeln", "hamburg"};
  const size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view last = domain.substr(dot + 1);
  return std::any_of(std::begin(kTopLevel), std::end(kTopLevel), [&](std::string_view known) {
    return known.size() == last.size() &&
           std::equal(known.begin(), known.end(), last.begin(),
                      [](char a, char b) { return a == b || a == (b | 0x20); });
  });
}

// Bytes above 0x7F are letters in an address and punctuation around it; dashes and quotes are not
// part of it.
bool BeginsPunctuation(std::string_view text, size_t i) {
  return text.substr(i, 2) == "\xE2\x80" || text.substr(i, 2) == "\xC2\xA0" ||
         text.substr(i, 2) == "\xC2\xAB" || text.substr(i, 2) == "\xC2\xBB";
}

size_t RunEnd(std::string_view text, size_t begin, bool (*belongs)(char)) {
  size_t end = begin;
  while (end < text.size() && belongs(text[end]) && !BeginsPunctuation(text, end)) ++end;
  return end;
}

// Without the full stop of a sentence.
size_t AddressEnd(std::string_view text, size_t begin, bool (*belongs)(char)) {
  size_t end = RunEnd(text, begin, belongs);
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

bool ReadEmailOrDomain(std::string_view text, size_t begin, ContactSpan& span) {
  const size_t local_end = AddressEnd(text, begin, IsAddressByte);
  if (local_end < text.size() && local_end > begin && text[local_end] == '@') {
    const size_t end = AddressEnd(text, local_end + 1, IsDomainByte);
    const std::string_view domain = text.substr(local_end + 1, end - local_end - 1);
    if (domain.find('.') == std::string_view::npos) return false;
    span = {Kind::kEmail, begin, end};
    return true;
  }
  size_t host = begin;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.substr(begin, scheme.size()) == scheme) host = begin + scheme.size();
  }
  size_t end = AddressEnd(text, host, IsDomainByte);
  if (!EndsInTopLevelDomain(text.substr(host, end - host))) return false;
  if (end < text.size() && text[end] == '/') {
    while (end < text.size() && text[end] > ' ' && text[end] != ',' && text[end] != ')' &&
           text[end] != '@') {
      ++end;
    }
  }
  span = {Kind::kDomain, begin, end};
  return true;
}

// Bytes from `i` to the next digit, where only separators of numbers stand between; npos otherwise.
size_t GapToDigit(std::string_view text, size_t i) {
  constexpr std::string_view kSeparators[] = {" ",      "-",      "/",      "(",      ")",
                                              ".",      "\u00A0", "\u2009", "\u202F", "\u2010",
                                              "\u2011", "\u2012", "\u2013", "\u2014"};
  const size_t begin = i;
  size_t separators = 0;
  while (i < text.size() && !IsDigit(text[i])) {
    const auto* separator =
        std::find_if(std::begin(kSeparators), std::end(kSeparators),
                     [&](std::string_view known) { return text.substr(i, known.size()) == known; });
    if (separator == std::end(kSeparators) || ++separators > kMaxGap) return std::string_view::npos;
    i += separator->size();
  }
  return i < text.size() ? i - begin : std::string_view::npos;
}

// dd.mm.yyyy and its like: three groups with the same kind of mark between them, the last of four
// digits that make a year.
bool IsDate(std::string_view number) {
  std::vector<size_t> groups;
  bool inside = false;
  for (const char c : number) {
    if (IsDigit(c)) {
      if (!inside) groups.push_back(0);
      ++groups.back();
    }
    inside = IsDigit(c);
  }
  if (groups.size() != 3 || groups[0] > 2 || groups[1] > 2 || groups[2] != 4) return false;
  const std::string_view year = number.substr(number.size() - 4, 2);
  return year == "19" || year == "20";
}

bool ReadPhone(std::string_view text, size_t begin, ContactSpan& span) {
  size_t i = begin;
  if (text[i] == '(' || text[i] == '+') ++i;
  if (i >= text.size()) return false;
  if (text[begin] == '(' && text[i] == '+') ++i;
  if (i >= text.size() || !IsDigit(text[i])) return false;
  if (text[begin] != '+' && text[i] != '0' && text[i - (i > begin ? 1 : 0)] != '+') return false;
  size_t digits = 0;
  size_t end = i;
  while (i < text.size() && digits <= kMaxDigits) {
    if (IsDigit(text[i])) {
      ++digits;
      end = ++i;
      continue;
    }
    const size_t gap = GapToDigit(text, i);
    if (gap == std::string_view::npos) break;
    i += gap;
  }
  if (digits < kMinDigits || digits > kMaxDigits) return false;
  if (IsDate(text.substr(begin, end - begin))) return false;
  span = {Kind::kPhone, begin, end};
  return true;
}

}  // namespace

std::vector<ContactSpan> FindContactSpans(std::string_view text) {
  std::vector<ContactSpan> spans;
  bool may_begin = true;  // behind a blank or sign
  size_t no_address = 0;  // before this no address begins
  for (size_t i = 0; i < text.size();) {
    if (BeginsPunctuation(text, i)) {
      i = std::min(i + (text[i] == '\xE2' ? 3 : 2), text.size());
      may_begin = true;
      continue;
    }
    ContactSpan span{};
    const char c = text[i];
    const bool begins_number = may_begin && (c == '0' || c == '+' || c == '(');
    const bool begins_address = may_begin && i >= no_address && c != '+' && IsAddressByte(c);
    if ((begins_number && ReadPhone(text, i, span)) ||
        (begins_address && ReadEmailOrDomain(text, i, span))) {
      spans.push_back(span);
      i = span.end;
      continue;
    }
    if (begins_address) {
      // Whatever begins inside this run is part of it, but for numbers in a run that begins so.
      no_address = std::max(RunEnd(text, i, IsAddressByte), i + 1);
      if (!begins_number) {
        i = no_address;
        may_begin = true;
        continue;
      }
    }
    may_begin = !IsDigit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
    ++i;
  }
  return spans;
}

}  // namespace kok::analysis
