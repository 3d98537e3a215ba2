#include "indexer/analysis/norm_signs.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "indexer/analysis/citation_text.h"

namespace kok::analysis {
namespace {

using namespace std::string_view_literals;

template <size_t n>
bool IsOneOf(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kArticleWords[] = {"art",      "artt",     "arts",    "artikel",
                                              "artikels", "artikeln", "article", "articles"};
constexpr std::string_view kSectionWords[] = {"paragraph", "paragraphen", "paragraphs",
                                              "paragraf",  "paragrafen",  "paragrafs"};
constexpr std::string_view kParagraphWords[] = {"abs",     "absatz",   "absatzes", "abss",
                                                "absätze", "absätzen", "absaetze", "absaetzen"};
constexpr std::string_view kSmallParts[] = {
    "s",           "satz",          "satzes",       "sätze",         "sätzen",       "saetze",
    "nr",          "nrn",           "nummer",       "nummern",       "lit",          "buchst",
    "buchstabe",   "buchstaben",    "ziff",         "ziffer",        "ziffern",      "alt",
    "alternative", "alternativen",  "var",          "variante",      "varianten",    "hs",
    "halbs",       "halbsatz",      "halbsätze",    "hsatz",         "uabs",         "unterabs",
    "unterabsatz", "unterabsatzes", "unterabsätze", "unterabsätzen", "spiegelstrich"};

// What else is numbered near the name of a law: parts of a law that hold sections, ...
constexpr std::string_view kLargeParts[] = {"abschn",
                                            "abschnitt",
                                            "abschnitte",
                                            "abschnitten",
                                            "abschnitts",
                                            "unterabschnitt",
                                            "unterabschnitts",
                                            "abt",
                                            "abteilung",
                                            "anh",
                                            "anhang",
                                            "anhangs",
                                            "anhänge",
                                            "anhängen",
                                            "anl",
                                            "anlage",
                                            "anlagen",
                                            "buch",
                                            "buches",
                                            "buchs",
                                            "bücher",
                                            "kap",
                                            "kapitel",
                                            "kapiteln",
                                            "kapitels",
                                            "unterkapitel",
                                            "protokoll",
                                            "protokolls",
                                            "zusatzprotokoll",
                                            "zusatzprotokolls",
                                            "teil",
                                            "teile",
                                            "teilen",
                                            "teiles",
                                            "teils",
                                            "titel",
                                            "titeln",
                                            "titels",
                                            "untertitel",
                                            "fall",
                                            "kategorie",
                                            "punkt",
                                            "stufe",
                                            "schutzstufe",
                                            "erwg"};
// ... places in a book or judgment, ...
constexpr std::string_view kPlaces[] = {
    "seite",       "seiten",     "rn",        "rnr",     "rnrn",       "rdn",         "rdnr",
    "rdnrn",       "rz",         "randnr",    "randnrn", "randnummer", "randnummern", "randziffer",
    "randziffern", "textziffer", "tz",        "spalte",  "spalten",    "tab",         "tabelle",
    "tabellen",    "abb",        "abbildung", "zeile",   "zeilen",     "bl",          "blatt",
    "bd",          "band",       "heft",      "aufl",    "auflage",    "fn",          "fußnote",
    "drucks",      "drucksache"};
// ... and years.
constexpr std::string_view kBeforeYears[] = {
    "jahr", "jahre", "jahren", "jahres", "januar",    "jänner",  "februar",  "märz",     "april",
    "mai",  "juni",  "juli",   "august", "september", "oktober", "november", "dezember", "jan",
    "feb",  "mär",   "apr",    "aug",    "sep",       "sept",    "okt",      "nov",      "dez"};

constexpr size_t kMostBlanks = 16;  // where a line that goes on is indented

// Bytes of the letter at `at`: of A to Z or one like `ä` and `ß`; 0 for anything else.
size_t LetterAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (IsAsciiLetter(text[at])) return 1;
  return text[at] == '\xC3' && at + 1 < text.size() ? 2 : 0;
}

bool IsOtherNumbered(std::string_view word) {
  return IsOneOf(word, kLargeParts) || IsOneOf(word, kPlaces) || IsOneOf(word, kBeforeYears);
}

// As SkipBlanksBefore, quick where there are plain ones or none, as before most numbers.
size_t BeforeBlanks(std::string_view text, size_t at, size_t most = 3) {
  for (; most > 0 && at > 0 && text[at - 1] == ' '; --most) --at;
  const bool may_be_more = most > 0 && at > 0 && (text[at - 1] < ' ' || text[at - 1] > '~');
  return may_be_more ? SkipBlanksBefore(text, at, most) : at;
}

// The word before the blanks, and perhaps a dot, that end at `at`; empty where there is none.
std::string WordBefore(std::string_view text, size_t at) {
  constexpr size_t kLongest = 20;
  size_t end = BeforeBlanks(text, at, kMostBlanks);
  if (end > 0 && text[end - 1] == '.') --end;
  size_t begin = end;
  while (begin > 0 && end - begin <= kLongest) {
    if (IsAsciiLetter(text[begin - 1])) {
      --begin;
    } else if (begin > 1 && text[begin - 2] == '\xC3') {
      begin -= 2;
    } else {
      break;
    }
  }
  if (begin == end || end - begin > kLongest || !IsWordStart(text, begin)) return "";
  return LowerWordAt(text, begin);
}

// Where the number before the joint that ends at `at` begins: 2 of `2 und 5`, of `2, 5`, `2-5`;
// `at` where none is joined so. `word` is WordBefore(text, at).
size_t JoinedBefore(std::string_view text, size_t at, std::string_view word) {
  constexpr std::string_view kJoints[] = {"und", "oder", "bis", "sowie", "u"};
  size_t end = BeforeBlanks(text, at);
  if (end > 0 && text[end - 1] == ',') {
    --end;
  } else if (const size_t dash = DashBefore(text, end)) {
    end -= dash;
  } else {
    if (!IsOneOf(word, kJoints)) return at;
    end = BeforeBlanks(text, at, kMostBlanks);
    if (text[end - 1] == '.') --end;
    end -= word.size();
  }
  end = BeforeBlanks(text, end, kMostBlanks);
  if (end > 1 && IsAsciiLetter(text[end - 1]) && IsDigit(text[end - 2])) --end;  // `2a`
  const std::string_view digits = DigitsBefore(text, end, 4);
  return digits.empty() ? at : end - digits.size();
}

// Whether the number at `at` is one of something smaller or other than a section: `Abs. 4`, `Nr.
// 2`, `Kapitel 2`, the 5 of `Kapitel 2 und 5`, `Februar 2008`.
bool FollowsPartWord(std::string_view text, size_t at) {
  constexpr int kMostJoined = 4;
  for (int i = 0; i <= kMostJoined; ++i) {
    const std::string word = WordBefore(text, at);
    if (IsParagraphWord(word) || IsSmallPartWord(word) || IsOtherNumbered(word)) return true;
    const size_t before = JoinedBefore(text, at, word);
    if (before == at) return false;
    at = before;
  }
  return false;
}

// Whether behind the number that ends at `end` there may be more of a citation, or its law.
bool MayGoOn(std::string_view text, size_t end) {
  const size_t next = SkipBlanks(text, end, 2);
  if (next >= text.size()) return false;
  if (text[next] == '(') return true;
  if (IsDigit(text[next])) return next > end;
  if (text[next] == ',') {
    const size_t number = SkipBlanks(text, next + 1, 2);
    return number > next + 1 && number < text.size() && IsDigit(text[number]);
  }
  if (const size_t dash = DashAt(text, next)) {
    const size_t number = SkipBlanks(text, next + dash, 2);
    return number < text.size() && IsDigit(text[number]);
  }
  const std::string_view letters = LettersAt(text, next, 24);
  if (letters.empty()) return false;
  // A long word in small letters is no abbreviation of a law.
  constexpr size_t kLongestSmall = 10;
  return letters.size() <= kLongestSmall ||
         std::any_of(letters.begin() + 1, letters.end(), IsCapital);
}

}  // namespace

bool IsParagraphWord(std::string_view word) { return IsOneOf(word, kParagraphWords); }

bool IsSmallPartWord(std::string_view word) { return IsOneOf(word, kSmallParts); }

std::string LowerWordAt(std::string_view text, size_t at) {
  constexpr size_t kLongest = 24;
  std::string word;
  while (const size_t bytes = LetterAt(text, at)) {
    if (word.size() >= kLongest) return "";
    word.push_back(Lower(text[at]));
    if (bytes == 2) {
      const auto second = static_cast<unsigned char>(text[at + 1]);
      const bool is_capital = second >= 0x80 && second < 0x9F;
      word.push_back(static_cast<char>(is_capital ? second + 0x20 : second));
    }
    at += bytes;
  }
  return word;
}

size_t SignAt(std::string_view text, size_t at, bool& article) {
  article = false;
  if (text.substr(at, 2) == "§"sv) {
    size_t end = at + 2;
    const size_t next = SkipBlanks(text, end, 1);
    if (text.substr(next, 2) == "§"sv) end = next + 2;
    return end - at;
  }
  const std::string_view letters = LettersAt(text, at, 12);
  if (letters.size() < 3) return 0;
  const std::string word = LowerAscii(letters);
  article = IsOneOf(word, kArticleWords);
  if (!article && !IsOneOf(word, kSectionWords)) return 0;
  size_t end = at + letters.size();
  if (article && end < text.size() && text[end] == '.') ++end;
  return end - at;
}

size_t SignBefore(std::string_view text, size_t number) {
  constexpr size_t kMostBlanks = 8;
  size_t at = SkipBlanksBefore(text, number, kMostBlanks);
  if (at >= 2 && text.substr(at - 2, 2) == "§"sv) {
    at -= 2;
    const size_t first = SkipBlanksBefore(text, at, 1);
    return first >= 2 && text.substr(first - 2, 2) == "§"sv ? first - 2 : at;
  }
  if (at > 0 && text[at - 1] == '.') --at;
  if (at == 0 || !IsAsciiLetter(text[at - 1])) return number;
  const std::string_view letters = LettersBefore(text, at, 12);
  if (letters.size() < 3) return number;
  const size_t begin = at - letters.size();
  const char first = Lower(letters[0]);
  bool article = false;
  if ((first != 'a' && first != 'p') || !IsWordStart(text, begin)) return number;
  return SignAt(text, begin, article) > 0 ? begin : number;
}

bool IsOfNumbers(std::string_view text, size_t at) {
  const size_t end = SkipBlanksBefore(text, at);
  constexpr std::string_view kBeforeNumbers = "/.,+)";
  return end > 0 && (IsDigit(text[end - 1]) || DashBefore(text, end) > 0 ||
                     kBeforeNumbers.find(text[end - 1]) != std::string_view::npos);
}

bool MayBeginWithoutSign(std::string_view text, size_t at) {
  if (!IsWordStart(text, at) || text[at] == '0') return false;
  if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '.' || text[at - 1] == ',')) return false;
  const std::string_view digits = DigitsAt(text, at, 4);
  if (digits.empty()) return false;
  size_t end = at + digits.size();
  if (end < text.size() && IsAsciiLetter(text[end])) ++end;
  return MayGoOn(text, end) && !FollowsPartWord(text, at);
}

bool MayFollowLaw(std::string_view text, size_t at) {
  const size_t end = BeforeBlanks(text, at, 2);
  if (end == at || end == 0 || text[at] == '0') return false;
  // Abbreviations of laws end so, most words do not.
  constexpr std::string_view kLastLetters = "gobvkhwuix";
  if (kLastLetters.find(Lower(text[end - 1])) == std::string_view::npos) return false;
  constexpr size_t kShortest = 3;
  constexpr size_t kLongest = 14;
  const std::string_view letters = LettersBefore(text, end, kLongest);
  const size_t begin = end - letters.size();
  if (letters.empty() || (letters.size() < kShortest && RomanValue(letters) == 0)) return false;
  const size_t before = BeforeBlanks(text, begin);
  if (before == 0) return true;
  // The law of a citation before it, `§ 25 Abs. 4a AufenthG 12`, or one that is spoken of.
  const size_t number = before > 1 && IsAsciiLetter(text[before - 1]) ? before - 1 : before;
  if (IsDigit(text[number - 1])) return false;
  constexpr std::string_view kSpokenOf[] = {"des", "dem", "das", "vom", "im", "zum", "der", "die"};
  return RomanValue(LettersBefore(text, before, 5)) == 0 &&
         !IsOneOf(WordBefore(text, begin), kSpokenOf);
}

}  // namespace kok::analysis
