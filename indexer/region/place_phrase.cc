#include "indexer/region/place_phrase.h"

#include "indexer/schema/word_list.h"

namespace kok::region {
namespace {

using schema::IsOneOf;

// Folds of the words, German first, then English, French, Spanish, Italian and Polish.
constexpr std::string_view kInFront[] = {
    "am",     "an",    "auf",   "aus",     "bei",      "beim", "das",      "dem",
    "den",    "der",   "die",   "gegend",  "im",       "in",   "insel",    "nach",
    "nahe",   "naehe", "ort",   "plz",     "rund",     "um",   "umgebung", "umkreis",
    "umland", "von",   "vom",   "wohnort", "around",   "at",   "close",    "from",
    "near",   "of",    "the",   "to",      "vicinity", "city", "town",     "de",
    "pres",   "ville", "cerca", "en",      "vicino",   "kolo", "okolice"};

constexpr std::string_view kBehind[] = {"and",     "area",   "herum", "surroundings", "umgebung",
                                        "umkreis", "umland", "und",   "raum"};

}  // namespace

std::string_view WithoutNearWords(std::string_view text, const std::vector<PlaceWord>& words) {
  size_t first = 0;
  size_t last = words.size();
  while (first + 1 < last && IsOneOf(words[first].fold, kInFront)) ++first;
  while (first + 1 < last && IsOneOf(words[last - 1].fold, kBehind)) --last;
  if (first == 0 && last == words.size()) return text;
  // What stands behind the last word, such as a bracket, stays with it.
  const size_t end = last == words.size() ? text.size() : words[last - 1].end;
  return text.substr(words[first].begin, end - words[first].begin);
}

}  // namespace kok::region
