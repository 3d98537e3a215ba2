#include "indexer/analysis/gender_forms.h"

#include <algorithm>
#include <array>

#include "indexer/analysis/text_normalizer.h"

namespace kok::analysis {
namespace {

// Long ones first: `/-` begins like `/`. U+2019, U+00B7 and U+2022 are seen in print.
constexpr std::string_view kMarkers[] = {"/-",     "/",      "*",      ":",      "_",     "(",
                                         "\u2019", "\u00B7", "\u2022", "\u2217", "\uFF0A"};

// What may stand behind any marker, to the end of the word.
constexpr std::string_view kEndings[] = {"innen", "in", "inn", "r", "n", "e", "en"};

bool IsStar(std::string_view marker) {
  return marker == "*" || marker == "\u2217" || marker == "\uFF0A";
}

bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// Whether `text` begins with a whole ending of a gender form.
bool BeginsWithEnding(std::string_view text) {
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return StartsWith(text, ending) &&
           (text.size() == ending.size() || !IsLetterByte(text[ending.size()]));
  });
}

// By first byte, whether a marker may begin: nearly none in a word does, and every word that is
// indexed or asked for is looked at.
constexpr std::array<bool, 256> kMayBeginMarker = [] {
  std::array<bool, 256> may_begin{};
  for (const std::string_view marker : kMarkers) {
    may_begin[static_cast<unsigned char>(marker[0])] = true;
  }
  return may_begin;
}();

std::string WithoutMarkers(std::string_view lower, bool& had_marker) {
  std::string plain;
  plain.reserve(lower.size());
  for (size_t i = 0; i < lower.size();) {
    if (lower[i] == ')') {
      ++i;
      continue;
    }
    if (!kMayBeginMarker[static_cast<unsigned char>(lower[i])]) {
      plain.push_back(lower[i++]);
      continue;
    }
    const auto* marker =
        std::find_if(std::begin(kMarkers), std::end(kMarkers),
                     [&](std::string_view known) { return StartsWith(lower.substr(i), known); });
    if (marker != std::end(kMarkers)) {
      had_marker = true;
      i += marker->size();
    } else {
      plain.push_back(lower[i++]);
    }
  }
  return plain;
}

// Ends of nouns for people that -in and -innen follow. Without one of these `in` is no ending:
// Berlin, Termin, Medizin.
constexpr std::string_view kPersonEnds[] = {
    "er",     "ant",   "ent",   "ist",  "or",   "är",  "eur",   "at",    "log",
    "ält",    "ärzt",  "aerzt", "eug",  "eund", "amt", "kund",  "olleg", "chef",
    "achbar", "enoss", "klav",  "aelt", "alt",  "iot", "opath", "graph", "wirt"};
// Verbs and other words in -innen.
constexpr std::string_view kNoPlural[] = {"beginnen", "gewinnen", "spinnen",  "rinnen",
                                          "besinnen", "gerinnen", "ersinnen", "binnen",
                                          "drinnen",  "innen",    "sinnen",   "zinnen"};
// Other words in -erin and the like.
constexpr std::string_view kNoSingular[] = {"schwerin", "küstrin", "katharin"};

bool IsOneOf(std::string_view word, const std::string_view* begin, const std::string_view* end) {
  return std::find(begin, end, word) != end;
}

bool NamesAPerson(std::string_view base) {
  return std::any_of(std::begin(kPersonEnds), std::end(kPersonEnds),
                     [&](std::string_view end) { return EndsWith(base, end); });
}

constexpr size_t kMinBaseBytes = 4;

std::string BaseOf(std::string_view plain, bool had_marker) {
  const auto without = [&](std::string_view ending) {
    return plain.substr(0, plain.size() - ending.size());
  };
  if (EndsWith(plain, "innen") && plain.size() >= kMinBaseBytes + 5 &&
      !IsOneOf(plain, std::begin(kNoPlural), std::end(kNoPlural)) && !EndsWith(plain, "ginnen") &&
      !EndsWith(plain, "winnen")) {
    return std::string(without("innen"));
  }
  // Psychologinnen, Kolleginnen: the endings in -ginnen that are people after all.
  if ((EndsWith(plain, "loginnen") || EndsWith(plain, "olleginnen") ||
       EndsWith(plain, "euginnen") || (had_marker && EndsWith(plain, "innen"))) &&
      plain.size() >= kMinBaseBytes + 5) {
    return std::string(without("innen"));
  }
  if (EndsWith(plain, "in") && plain.size() >= kMinBaseBytes + 2 &&
      !IsOneOf(plain, std::begin(kNoSingular), std::end(kNoSingular)) &&
      (had_marker || NamesAPerson(without("in")))) {
    return std::string(without("in"));
  }
  return std::string(plain);
}

}  // namespace

GenderReading ReadGenderForm(std::string_view written) {
  bool had_marker = false;
  GenderReading reading;
  reading.plain = WithoutMarkers(LowerNfkc(written), had_marker);
  reading.base = BaseOf(reading.plain, had_marker);
  return reading;
}

size_t GenderMarkerLength(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  // Most words end before a blank, comma or full stop.
  if (rest.empty() || rest[0] == ' ' || rest[0] == ',' || rest[0] == '.' || rest[0] == '\n')
    return 0;
  for (const std::string_view marker : kMarkers) {
    if (!StartsWith(rest, marker)) continue;
    const std::string_view behind = rest.substr(marker.size());
    if (BeginsWithEnding(behind)) return marker.size();
    // Only the star also stands between the parts of a compound.
    const bool lower_case = !behind.empty() && behind[0] >= 'a' && behind[0] <= 'z';
    return IsStar(marker) && lower_case ? marker.size() : 0;
  }
  return 0;
}

}  // namespace kok::analysis
