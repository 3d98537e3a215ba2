#include "indexer/publish/address_words.h"

#include <algorithm>
#include <iterator>

namespace kok::publish {
namespace {

constexpr size_t kMinFirstHalf = 2;  // bytes: `Auweg`

constexpr std::string_view kStreetWords[] = {
    "strasse", "weg",   "gasse",   "allee", "platz",  "damm",     "ring",      "ufer",  "steig",
    "pfad",    "stieg", "markt",   "wall",  "graben", "chaussee", "promenade", "kamp",  "berg",
    "hof",     "tor",   "bruecke", "zeile", "winkel", "garten",   "feld",      "busch", "hang"};

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

bool IsWithinHouse(std::string_view word) {
  constexpr std::string_view kWithin[] = {
      "haus",      "hinterhaus",  "vorderhaus", "seitenfl", "etage",   "stock",
      "stockwerk", "og",          "eg",         "dg",       "ug",      "wohnung",
      "whg",       "zimmer",      "raum",       "aufgang",  "eingang", "tor",
      "block",     "appartement", "apartment",  "klingel",  "postfach"};
  return std::find(std::begin(kWithin), std::end(kWithin), word) != std::end(kWithin);
}

bool IsStreetWord(std::string_view word) {
  return std::find(std::begin(kStreetWords), std::end(kStreetWords), word) !=
         std::end(kStreetWords);
}

bool IsStreetName(std::string_view word) {
  return std::any_of(
      std::begin(kStreetWords), std::end(kStreetWords), [&](std::string_view street) {
        return EndsWith(word, street) && word.size() >= street.size() + kMinFirstHalf;
      });
}

}  // namespace kok::publish
