#include "indexer/publish/encoded_text.h"

#include <unicode/idna.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"

namespace kok::publish {
namespace {

constexpr int kMaxRounds = 4;         // `%2526%2364%253B` and the like
constexpr size_t kMaxReference = 10;  // bytes of a character reference
constexpr size_t kMaxTag = 500;
constexpr size_t kMaxLabel = 63;  // of a domain; longer ones are none, and slow to read

// References that stand for a letter of a name or for what stands between letters. Marks of
// letters are left out in the end anyway: `&eacute;` is an `e`.
constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
    {"auml", "ä"},   {"ouml", "ö"},  {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},
    {"Uuml", "Ü"},   {"szlig", "ß"}, {"nbsp", " "},   {"commat", "@"}, {"period", "."},
    {"hyphen", "-"}, {"dash", "-"},  {"ndash", "-"},  {"sol", "/"},    {"lpar", "("},
    {"rpar", ")"},   {"plus", "+"},  {"shy", ""},     {"zwnj", ""},    {"zwj", ""},
    {"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"deg", "°"},    {"comma", ","}, {"thinsp", " "}, {"oslash", "ø"}, {"aelig", "æ"}};
// Endings of the names of letters with a mark, behind the letter itself.
constexpr std::string_view kMarks[] = {"acute", "grave", "circ", "tilde", "cedil", "caron", "ring"};

void AppendCodePoint(uint32_t c, std::string& out) {
  if (c == 0 || c > 0x10FFFF || U_IS_SURROGATE(c)) return out.push_back(' ');
  char bytes[U8_MAX_LENGTH];
  int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  out.append(bytes, static_cast<size_t>(size));
}

// Whether `name`, what stands between `&` and `;`, is a reference, which is then appended.
bool AppendReference(std::string_view name, std::string& out) {
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const absl::string_view digits(name.data() + (hex ? 2 : 1), name.size() - (hex ? 2 : 1));
    uint32_t c = 0;
    if (!(hex ? absl::SimpleHexAtoi(digits, &c) : absl::SimpleAtoi(digits, &c))) return false;
    AppendCodePoint(c, out);
    return true;
  }
  for (const auto& [known, text] : kNamed) {
    if (name == known) return out.append(text), true;
  }
  for (const std::string_view mark : kMarks) {
    if (name.size() == mark.size() + 1 && name.substr(1) == mark)
      return out.push_back(name[0]), true;
  }
  return false;
}

// Reads what is written at `at`, if it is an escape, and says how many bytes it takes; else 0.
size_t ReadEscape(std::string_view text, size_t at, std::string& out) {
  const auto hex = [&](size_t from, size_t count, uint32_t& value) {
    return from + count <= text.size() &&
           absl::SimpleHexAtoi(absl::string_view(text.data() + from, count), &value);
  };
  uint32_t value = 0;
  if (text[at] == '%' && hex(at + 1, 2, value)) return out.push_back(static_cast<char>(value)), 3;
  if (text[at] == '\\' && at + 1 < text.size()) {
    if (text[at + 1] == 'u' && hex(at + 2, 4, value)) return AppendCodePoint(value, out), 6;
    if (text[at + 1] == 'n' || text[at + 1] == 'r' || text[at + 1] == 't') {
      return out.push_back(' '), 2;
    }
  }
  if (text[at] == '&') {
    const size_t end = text.substr(at, kMaxReference).find(';');
    if (end != std::string_view::npos && AppendReference(text.substr(at + 1, end - 1), out)) {
      return end + 1;
    }
  }
  return 0;
}

std::string WithoutEscapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t size = ReadEscape(text, i, out);
    if (size == 0) out.push_back(text[i]);
    i += std::max<size_t>(size, 1);
  }
  return out;
}

// Comments are none: what stands in one is text.
bool BeginsTag(std::string_view text, size_t at) {
  return text[at] == '<' && at + 1 < text.size() &&
         (text[at + 1] == '/' || absl::ascii_isalpha(static_cast<unsigned char>(text[at + 1])));
}

std::string WithoutTags(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    // Another one within it begins a tag, and it is a bracket: `<somebody@h</b>aus.example>`.
    const size_t end =
        BeginsTag(text, i) ? text.substr(i, kMaxTag).find_first_of("<>", 1) : text.npos;
    if (end == text.npos || text[i + end] == '<') {
      out.push_back(text[i]);
    } else {
      i += end;
    }
  }
  return out;
}

// Where the part of a domain ends that begins at `begin`.
size_t EndOfLabel(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && end - begin < kMaxLabel &&
         (absl::ascii_isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-')) {
    ++end;
  }
  return end;
}

std::string WithoutPunycode(std::string_view text) {
  UErrorCode made = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(UIDNA_DEFAULT, made));
  if (U_FAILURE(made)) return std::string(text);
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (!absl::StartsWithIgnoreCase(absl::string_view(text.data() + i, text.size() - i), "xn--")) {
      out.push_back(text[i++]);
      continue;
    }
    const size_t end = EndOfLabel(text, i);
    const icu::StringPiece label(text.data() + i, static_cast<int32_t>(end - i));
    icu::IDNAInfo info;
    UErrorCode read = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    idna->labelToUnicodeUTF8(label, sink, info, read);
    i = end;
  }
  return out;
}

}  // namespace

std::vector<std::string> DecodedTexts(std::string_view text) {
  std::vector<std::string> texts;
  std::string last(text);
  const auto keep = [&](std::string next) {
    if (next == last) return false;
    texts.push_back(next);
    last = std::move(next);
    return true;
  };
  for (int round = 0; round < kMaxRounds; ++round) {
    if (last.find_first_of("%&\\") == std::string::npos || !keep(WithoutEscapes(last))) break;
  }
  // Before the tags: `<somebody@xn--...>` looks like one.
  if (last.find("--") != std::string::npos) keep(WithoutPunycode(last));
  if (last.find('<') != std::string::npos) keep(WithoutTags(last));
  return texts;
}

}  // namespace kok::publish
