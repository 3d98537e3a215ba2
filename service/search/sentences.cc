#include "service/search/sentences.h"

#include <algorithm>

#include "indexer/schema/word_list.h"

namespace kok::search_core {
namespace {

using schema::IsOneOf;

// In the order of bytes. Those that may end a sentence too (`usw.`, `ff.`) are among them: what
// follows does not tell, since German nouns begin with capitals.
constexpr std::string_view kAbbreviations[] = {
    "Abk",     "Abl",    "Abs",  "Abschn", "Alt",    "Anh",   "Anl",    "Anm",   "Apr",    "Art",
    "Aufl",    "Aug",    "Az",   "BGBl",   "Bd",     "Bek",   "Beschl", "Bl",    "Buchst", "Co",
    "Dez",     "Dipl",   "Dr",   "Drs",    "Entsch", "Erl",   "FAQ",    "Fa",    "Feb",    "Fn",
    "Fr",      "Frl",    "Ges",  "Hj",     "Hr",     "Hrsg",  "Hs",     "Ing",   "Jan",    "Jg",
    "Jh",      "Jul",    "Jun",  "Kap",    "Kfm",    "LG",    "Lit",    "Mio",   "Mrd",    "Nov",
    "Nr",      "Nrn",    "Okt",  "Pos",    "Prof",   "RBl",   "Rdnr",   "Reg",   "RGBl",   "Rn",
    "Rspr",    "Rz",     "Sep",  "Sept",   "St",     "Std",   "Str",    "Tel",   "Tz",     "Urt",
    "Verf",    "Verh",   "Vfg",  "Vgl",    "Vorb",   "Ziff",  "abs",    "abzgl", "allg",   "art",
    "bes",     "betr",   "bzgl", "bzw",    "ca",     "cf",    "dgl",    "dt",    "ebd",    "ehem",
    "einschl", "entspr", "etc",  "evtl",   "exkl",   "f",     "ff",     "gem",   "ges",    "gez",
    "ggf",     "ggfs",   "ggü",  "i",      "inkl",   "insb",  "insbes", "lfd",   "lit",    "max",
    "med",     "min",    "mind", "mtl",    "nr",     "phil",  "resp",   "rd",    "sog",    "spez",
    "st",      "std",    "str",  "tel",    "u",      "urspr", "usw",    "v",     "vgl",    "vorl",
    "z",       "zit",    "zzgl"};

// Words that begin sentences and follow neither an ordinal number nor a section's.
constexpr std::string_view kBeginners[] = {
    "Als",    "Auch",   "Auf",    "Aus",    "Bei",    "Beim", "Bis",   "Da",   "Daher", "Dann",
    "Darf",   "Das",    "Dem",    "Den",    "Der",    "Des",  "Die",   "Dies", "Diese", "Dieser",
    "Dieses", "Ein",    "Eine",   "Einer",  "Er",     "Es",   "Falls", "Für",  "Hat",   "Hierzu",
    "Im",     "In",     "Ist",    "Kann",   "Mit",    "Nach", "Nicht", "Ob",   "Sie",   "Sind",
    "So",     "Soll",   "Sollen", "Sofern", "Soweit", "Um",   "Unter", "Von",  "Vor",   "Wenn",
    "Wer",    "Werden", "Wie",    "Wir",    "Wird",   "Zu",   "Zum",   "Zur"};

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

// What `at` is the end of: letters and digits without a blank or sign.
std::string_view WordBefore(std::string_view text, size_t at) {
  constexpr size_t kLongest = 32;
  size_t begin = at;
  while (begin > 0 && at - begin < kLongest &&
         (IsLetter(text[begin - 1]) || IsDigit(text[begin - 1]))) {
    --begin;
  }
  return text.substr(begin, at - begin);
}

std::string_view WordAt(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && end - at < 16 && IsLetter(text[end])) ++end;
  return text.substr(at, end - at);
}

// Capitals, digits, and signs that open something. Capital umlauts are C3 84, 96, 9C.
bool OpensASentence(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if ((c >= 'A' && c <= 'Z') || IsDigit(text[at]) || c == '(' || c == '"' || c == '*' || c == '-') {
    return true;
  }
  if (at + 1 >= text.size()) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if (c == 0xC3) return next == 0x84 || next == 0x96 || next == 0x9C;
  if (c == 0xC2) return next == 0xA7 || next == 0xAB;  // § «
  // Quotes and dashes; capitals of Cyrillic, and all that has no capitals.
  if (c == 0xD0) return next >= 0x80 && next <= 0xAF;
  return c >= 0xD4 || c == 0xE2;
}

// Whether the dot at `dot` ends a sentence that is followed by what is at `next`.
bool DotEndsSentence(std::string_view text, size_t dot, size_t next) {
  const std::string_view word = WordBefore(text, dot);
  if (word.empty()) return true;  // `).`, `“.`
  const bool is_number = std::all_of(word.begin(), word.end(), IsDigit);
  const bool sure = IsOneOf(WordAt(text, next), kBeginners);
  if (is_number) {
    constexpr size_t kYearDigits = 4;
    // `1. Die Behörde`: the number of an item, unless a sentence stands before it.
    const size_t before = dot - word.size();
    const bool is_item = before == 0 || text[before - 1] == '\n' ||
                         (before > 1 && text[before - 1] == ' ' && text[before - 2] == '\n');
    return !is_item && (sure || word.size() >= kYearDigits);
  }
  const bool is_letter = word.size() == 1 || (word.size() == 2 && (word[0] & 0x80));
  if (!is_letter && !IsOneOf(word, kAbbreviations)) return true;
  // `… nach Abs. Der …` is never written, `… und ff. Der …` is.
  return sure && (word == "ff" || word == "f" || word == "usw" || word == "etc");
}

}  // namespace

bool BeginsSentence(std::string_view text, size_t at) {
  if (at == 0) return true;
  if (at >= text.size() || !IsBlank(text[at - 1])) return false;
  size_t end = at;
  int lines = 0;
  while (end > 0 && IsBlank(text[end - 1])) {
    if (text[end - 1] == '\n') ++lines;
    --end;
  }
  if (end == 0 || lines > 1) return true;
  // Behind the sentence's end its quotes and brackets may close.
  while (end > 0 && (text[end - 1] == ')' || text[end - 1] == '"')) --end;
  constexpr std::string_view kClosing[] = {"\u201C", "\u201D", "\u00AB", "\u00BB"};
  for (const std::string_view closing : kClosing) {
    if (end >= closing.size() && text.substr(end - closing.size(), closing.size()) == closing) {
      end -= closing.size();
      break;
    }
  }
  if (end == 0 || !OpensASentence(text, at)) return false;
  switch (text[end - 1]) {
    case '!':
    case '?':
      return true;
    case '.':
      return DotEndsSentence(text, end - 1, at);
    default:
      return false;
  }
}

}  // namespace kok::search_core
