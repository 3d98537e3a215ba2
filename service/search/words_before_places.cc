#include "service/search/words_before_places.h"

#include "indexer/region/place_words.h"
#include "indexer/schema/word_list.h"

namespace kok::search_core {
namespace {

using schema::IsOneOf;

constexpr std::string_view kSurroundings[] = {
    "nahe",      "naehe",      "nah",    "umgebung", "umkreis", "umland", "raum",
    "grossraum", "grossraums", "gegend", "near",     "around",  "area",   "close"};
constexpr std::string_view kLeading[] = {"in",  "innerhalb", "nach", "bei",  "ausserhalb",
                                         "um",  "von",       "nahe", "near", "of",
                                         "aus", "from",      "raum", "naehe"};
constexpr std::string_view kOthers[] = {
    "im",       "ins",         "beim",         "zu",          "vom",        "an",
    "am",       "der",         "die",          "das",         "dem",        "den",
    "des",      "stadtgebiet", "stadtgebiets", "land",        "bundesland", "bundeslandes",
    "kreis",    "kreises",     "landkreis",    "landkreises", "plz",        "d",
    "naeheren", "naheren",     "weiteren",     "mehr",        "wieder",     "laenger",
    "langer",   "direkt",      "unmittelbar",  "ganz",        "sicher",     "safe",
    "back",     "again",       "to",           "the",         "city",       "anywhere",
    "anymore",  "zurueck",     "zuruck",       "oder",        "or",         "und",
    "and"};

// Not `gehen` and `fahren`: who cannot walk or drive needs no other town.
constexpr std::string_view kGoing[] = {
    "go",      "going", "return", "returning", "stay",         "staying",
    "remain",  "move",  "travel", "want",      "wants",        "able",
    "allowed", "wish",  "ziehen", "bleiben",   "zuruckkehren", "zuruckgehen"};
constexpr std::string_view kLiving[] = {"live", "living", "be", "come", "dwell"};

}  // namespace

bool StandsBeforePlace(std::string_view folded) {
  const bool is_origin = folded == "aus" || folded == "from";
  return IsOneOf(folded, kSurroundings) || (IsOneOf(folded, kLeading) && !is_origin) ||
         IsOneOf(folded, kOthers) || region::IsTownTitle(folded);
}

bool MeansSurroundings(std::string_view folded) { return IsOneOf(folded, kSurroundings); }

bool MeansGoing(std::string_view folded) { return IsOneOf(folded, kGoing); }

bool MeansLiving(std::string_view folded) { return IsOneOf(folded, kLiving); }

bool LeadsToPlaces(std::string_view folded) { return IsOneOf(folded, kLeading); }

bool AreInOneClause(std::string_view query, const analysis::Token& left,
                    const analysis::Token& right) {
  const std::string_view between = query.substr(left.end, right.begin - left.end);
  return between.find_first_of(",.;!?/&+|()\n") == std::string_view::npos;
}

}  // namespace kok::search_core
