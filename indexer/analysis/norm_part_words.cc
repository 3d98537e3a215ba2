#include "indexer/analysis/norm_part_words.h"

#include "indexer/analysis/citation_text.h"
#include "indexer/schema/word_list.h"

namespace kok::analysis {
namespace {

using schema::IsOneOf;

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
constexpr std::string_view kLargeParts[] = {
    "abschn",    "abschnitt", "abschnitte", "abschnitten", "abschnitts", "abt",
    "abteilung", "buch",      "buches",     "buchs",       "bücher",     "kap",
    "kapitel",   "kapiteln",  "kapitels",   "teil",        "teile",      "teilen",
    "teiles",    "teils",     "titel",      "titeln",      "titels",     "untertitel"};
// ... or are larger or other ones, ...
constexpr std::string_view kLongParts[] = {"unterabschnitt",
                                           "unterabschnitts",
                                           "unterkapitel",
                                           "zusatzprotokoll",
                                           "zusatzprotokolls",
                                           "protokoll",
                                           "protokolls",
                                           "anlage",
                                           "anlagen",
                                           "anl",
                                           "anhang",
                                           "anhangs",
                                           "anhänge",
                                           "anhängen",
                                           "anh",
                                           "kategorie",
                                           "schutzstufe",
                                           "stufe",
                                           "fall",
                                           "punkt",
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
  return IsOneOf(word, kLargeParts) || IsOneOf(word, kLongParts) || IsOneOf(word, kPlaces) ||
         IsOneOf(word, kBeforeYears);
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

size_t BeforeBlanks(std::string_view text, size_t at, size_t most) {
  for (; most > 0 && at > 0 && text[at - 1] == ' '; --most) --at;
  const bool may_be_more = most > 0 && at > 0 && (text[at - 1] < ' ' || text[at - 1] > '~');
  return may_be_more ? SkipBlanksBefore(text, at, most) : at;
}

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

}  // namespace kok::analysis
