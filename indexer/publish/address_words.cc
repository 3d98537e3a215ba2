#include "indexer/publish/address_words.h"

#include <algorithm>
#include <iterator>

namespace kok::publish {
namespace {

constexpr size_t kMinFirstHalf = 2;  // bytes: `Auweg`

// Not `berg`, `feld` or `garten`, which end names of towns and other things.
constexpr std::string_view kStreetWords[] = {
    "strasse", "weg",  "gasse", "allee", "platz",  "damm",   "ring",     "ufer",
    "steig",   "pfad", "stieg", "wall",  "graben", "zeile",  "chaussee", "promenade",
    "rain",    "kai",  "quai",  "kamp",  "twiete", "stiege", "bruecke"};

// `Platz` and `Ring` that are no streets.
constexpr std::string_view kNoStreets[] = {"parkplatz",  "arbeitsplatz", "spielplatz",
                                           "sportplatz", "schlafplatz",  "schutzplatz",
                                           "hering",     "training"};

template <typename List>
bool IsOneOf(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

bool IsWithinHouse(std::string_view word) {
  constexpr std::string_view kWithin[] = {"haus",         "hinterhaus",
                                          "vorderhaus",   "seitenfl",
                                          "etage",        "stock",
                                          "stockwerk",    "og",
                                          "eg",           "dg",
                                          "ug",           "wohnung",
                                          "whg",          "zimmer",
                                          "raum",         "aufgang",
                                          "eingang",      "tor",
                                          "block",        "appartement",
                                          "apartment",    "klingel",
                                          "postfach",     "obergeschoss",
                                          "erdgeschoss",  "untergeschoss",
                                          "dachgeschoss", "hinterhof",
                                          "stiege",       "tuer",
                                          "top",          "piano",
                                          "parkplatz",    "bus",
                                          "linie",        "plaetze",
                                          "plaetzen",     "stunden",
                                          "jahre",        "jahren",
                                          "personen",     "nr",
                                          "nummer",       "hausnr",
                                          "hausnummer"};
  return IsOneOf(kWithin, word);
}

bool IsStreetWord(std::string_view word) { return IsOneOf(kStreetWords, word); }

bool IsStreetName(std::string_view word) {
  return !IsOneOf(kNoStreets, word) &&
         std::any_of(
             std::begin(kStreetWords), std::end(kStreetWords), [&](std::string_view street) {
               return EndsWith(word, street) && word.size() >= street.size() + kMinFirstHalf;
             });
}

bool BeginsStreet(std::string_view word) {
  constexpr std::string_view kBeginnings[] = {
      "am",  "zum",    "zur",   "unter",  "hinter", "via",    "viale", "piazza", "corso",
      "rue", "avenue", "place", "chemin", "route",  "strada", "largo", "vicolo"};
  return IsOneOf(kBeginnings, word);
}

bool IsTimeWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "montag",  "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar",
      "februar", "maerz",    "april",    "mai",        "juni",    "juli",    "august",  "september",
      "oktober", "november", "dezember", "seit",       "bis",     "ab",      "um",      "ca",
      "etwa",    "uhr",      "mit",      "fuer",       "von"};
  return IsOneOf(kWords, word);
}

}  // namespace kok::publish
