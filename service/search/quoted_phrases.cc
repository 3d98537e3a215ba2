#include "service/search/quoted_phrases.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace kok::search_core {
namespace {

enum class Mark {
  kStraight,    // "
  kLow,         // „
  kLeft,        // “, which closes in German and opens in English
  kRight,       // ”
  kInward,      // »
  kOutward,     // «
  kInwardOne,   // ›
  kOutwardOne,  // ‹
  kLowOne,      // ‚
  kLeftOne,     // ‘
};

struct MarkSpelling {
  std::string_view bytes;
  Mark mark;
};

constexpr MarkSpelling kMarks[] = {
    {"\"", Mark::kStraight},    {"\u201E", Mark::kLow},       {"\u201C", Mark::kLeft},
    {"\u201F", Mark::kLeft},    {"\u201D", Mark::kRight},     {"\u00BB", Mark::kInward},
    {"\u00AB", Mark::kOutward}, {"\u203A", Mark::kInwardOne}, {"\u2039", Mark::kOutwardOne},
    {"\u201A", Mark::kLowOne},  {"\u2018", Mark::kLeftOne},   {"\uFF02", Mark::kStraight},
};

// How marks begin: nothing else of a query is looked at twice.
constexpr char kFirstBytes[] = "\"\xC2\xE2\xEF";

struct FoundMark {
  Mark mark;
  size_t begin;
  size_t end;
};

std::vector<FoundMark> FindMarks(std::string_view query) {
  std::vector<FoundMark> found;
  for (size_t at = query.find_first_of(kFirstBytes);
       at != std::string_view::npos && found.size() < kMaxQuoteMarks;
       at = query.find_first_of(kFirstBytes, at + 1)) {
    for (const MarkSpelling& spelling : kMarks) {
      if (query.compare(at, spelling.bytes.size(), spelling.bytes) != 0) continue;
      found.push_back({spelling.mark, at, at + spelling.bytes.size()});
    }
  }
  return found;
}

bool IsLetterOrDigit(UChar32 c) {
  constexpr uint32_t kWord = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return c >= 0 && (U_MASK(u_charType(c)) & kWord) != 0;
}

bool IsBehindWord(std::string_view query, size_t at) {
  if (at == 0) return false;
  UChar32 c = 0;
  auto i = static_cast<int32_t>(at);
  U8_PREV(reinterpret_cast<const uint8_t*>(query.data()), 0, i, c);
  return IsLetterOrDigit(c);
}

bool IsBeforeWord(std::string_view query, size_t at) {
  if (at == query.size()) return false;
  UChar32 c = 0;
  size_t i = at;
  U8_NEXT(reinterpret_cast<const uint8_t*>(query.data()), i, query.size(), c);
  return IsLetterOrDigit(c);
}

bool IsDouble(Mark mark) {
  return mark == Mark::kStraight || mark == Mark::kLeft || mark == Mark::kRight;
}

bool Opens(std::string_view query, const FoundMark& mark) {
  switch (mark.mark) {
    case Mark::kStraight:
    case Mark::kLeft:
    case Mark::kRight:
      return !IsBehindWord(query, mark.begin);
    case Mark::kLowOne:
      return !IsBehindWord(query, mark.begin) && IsBeforeWord(query, mark.end);
    case Mark::kLeftOne:
      return false;
    default:
      return true;
  }
}

bool Closes(std::string_view query, Mark opening, const FoundMark& mark) {
  switch (opening) {
    case Mark::kInward:
      return mark.mark == Mark::kOutward;
    case Mark::kOutward:
      return mark.mark == Mark::kInward;
    case Mark::kInwardOne:
      return mark.mark == Mark::kOutwardOne;
    case Mark::kOutwardOne:
      return mark.mark == Mark::kInwardOne;
    case Mark::kLowOne:
      return mark.mark == Mark::kLeftOne && IsBehindWord(query, mark.begin) &&
             !IsBeforeWord(query, mark.end);
    default:
      return IsDouble(mark.mark);
  }
}

// Whether a mark within a pair of the same family begins a pair of its own: „, or one of the others
// that stands as only an opening mark does, behind a blank and before a word.
bool BeginsInner(std::string_view query, const FoundMark& mark) {
  if (mark.mark == Mark::kLow) return true;
  return IsDouble(mark.mark) && query[mark.begin - 1] == ' ' && IsBeforeWord(query, mark.end);
}

// The mark that closes what `marks[at]` opens; nothing where none does.
std::optional<size_t> Closing(std::string_view query, const std::vector<FoundMark>& marks,
                              size_t at) {
  const bool nests = marks[at].mark == Mark::kLow || IsDouble(marks[at].mark);
  size_t inner = 0;
  for (size_t i = at + 1; i < marks.size(); ++i) {
    if (nests && BeginsInner(query, marks[i])) {
      ++inner;
    } else if (Closes(query, marks[at].mark, marks[i])) {
      if (inner == 0) return i;
      --inner;
    }
  }
  return std::nullopt;
}

bool IsSame(const Phrase& a, const Phrase& b) {
  return std::equal(
      a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
      [](const auto& one, const auto& other) { return one.spelt_out == other.spelt_out; });
}

}  // namespace

std::vector<QuotedText> FindQuoted(std::string_view query) {
  std::vector<QuotedText> quoted;
  const std::vector<FoundMark> marks = FindMarks(query);
  for (size_t i = 0; i < marks.size(); ++i) {
    if (!Opens(query, marks[i])) continue;
    const std::optional<size_t> closing = Closing(query, marks, i);
    if (!closing.has_value()) continue;
    quoted.push_back({marks[i].end, marks[*closing].begin});
    i = *closing;
  }
  return quoted;
}

QuotedPhrases ReadPhrases(const analysis::Analyzer& analyzer, std::string_view query) {
  QuotedPhrases read;
  for (const QuotedText& quoted : FindQuoted(query)) {
    Phrase phrase{};
    phrase.begin = quoted.begin;
    phrase.text = std::string(query.substr(quoted.begin, quoted.end - quoted.begin));
    phrase.words = analyzer.Analyze(phrase.text);
    if (phrase.words.empty()) continue;
    if (phrase.words.size() > kMaxPhraseWords) {
      phrase.words.resize(kMaxPhraseWords);
      phrase.text.resize(phrase.words.back().end);
      read.is_shortened = true;
    }
    const auto is_same = [&](const Phrase& known) { return IsSame(known, phrase); };
    if (std::any_of(read.phrases.begin(), read.phrases.end(), is_same)) continue;
    if (read.phrases.size() == kMaxPhrases) {
      read.is_shortened = true;
      break;
    }
    read.phrases.push_back(std::move(phrase));
  }
  return read;
}

}  // namespace kok::search_core
