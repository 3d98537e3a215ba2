#include "service/search/typed_places.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "service/search/place_likelihood.h"
#include "service/search/surnames.h"
#include "service/search/words_before_places.h"
#include "service/search/written_words.h"

namespace kok::search_core {
namespace {

constexpr size_t kMinShortRegion = 3;

bool IsUpperAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool TypedPlaces::IsOtherWord(size_t at) const {
  return IsSurname(snapshot_.analyzer(), query_, understood_.tokens, at) ||
         !MayMeanSeat(snapshot_, query_, understood_.tokens, at);
}

region::Resolution TypedPlaces::PlaceOf(const WordRange& words) const {
  if (words.count > 1 && understood_.tokens[words.first].is_stop_word) return {};
  if (IsNoPlaceNumber(words)) return {};
  region::Resolution found = snapshot_.places().Resolve(Written(words));
  if (found.places.empty()) return found;
  const region::ResolvedPlace& place = found.places.front();
  // That it is in Germany says nothing of where. Another country beside other words is where
  // somebody comes from.
  const bool is_all = words.count == understood_.tokens.size();
  if (place.is_country() && (!is_all || place.region_code == "DE")) return {};
  const region::Quarter* quarter = QuarterOf(words, place);
  const bool means_it =
      quarter == nullptr ? MeansTown(words, place) : MeansQuarter(words, *quarter);
  return means_it ? std::move(found) : region::Resolution();
}

bool TypedPlaces::MeansTown(const WordRange& words, const region::ResolvedPlace& place) const {
  if (words.count > 1) {
    return SaysEachWord(place.display_name, understood_.tokens, words.first, words.count);
  }
  const region::GazetteerPlace* town = snapshot_.gazetteer().FindMunicipality(place.ags);
  return MayMeanPlace(snapshot_, query_, understood_.tokens, words.first,
                      town == nullptr ? kLargeTown : town->population);
}

const region::Quarter* TypedPlaces::QuarterOf(const WordRange& words,
                                              const region::ResolvedPlace& place) const {
  const region::Gazetteer& gazetteer = snapshot_.gazetteer();
  const region::Quarter* quarter = gazetteer.FindQuarter(Written(words));
  if (quarter == nullptr) return nullptr;
  return gazetteer.places()[quarter->municipality].ags == place.ags ? quarter : nullptr;
}

// By its own size, not that of the whole: Tiergarten and Kalk are words. Beside others it is
// written as a name, a small one behind a preposition, for Rath and Poll are people's. And no other
// town is named: `Krankenhaus St. Georg Leipzig`, `Magdeburg-Wilhelmstadt`.
bool TypedPlaces::MeansQuarter(const WordRange& words, const region::Quarter& quarter) const {
  const auto& tokens = understood_.tokens;
  if (words.count < tokens.size()) {
    if (BeginsSmall(Written(words))) return false;
    const bool is_led = words.first > 0 && LeadsToPlaces(tokens[words.first - 1].fold);
    if (words.count == 1 && !is_led && quarter.population < kLargeTown) return false;
    if (PlacesBeside(words, quarter).another) return false;
  }
  return words.count > 1 ||
         MayMeanPlace(snapshot_, query_, tokens, words.first, quarter.population);
}

bool TypedPlaces::IsPartOfNamedTown(const WordRange& words) const {
  const region::Quarter* quarter = snapshot_.gazetteer().FindQuarter(Written(words));
  return quarter != nullptr && PlacesBeside(words, *quarter).whole;
}

TypedPlaces::Beside TypedPlaces::PlacesBeside(const WordRange& words,
                                              const region::Quarter& quarter) const {
  const region::Gazetteer& gazetteer = snapshot_.gazetteer();
  const region::GazetteerPlace& town = gazetteer.places()[quarter.municipality];
  const auto& tokens = understood_.tokens;
  Beside beside;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const WordRange word{i, 1};
    const bool is_own = i >= words.first && i < words.end();
    if (is_own || tokens[i].is_stop_word || BeginsSmall(Written(word))) continue;
    const region::Quarter* other = gazetteer.FindQuarter(Written(word));
    const region::Resolution found = snapshot_.places().Resolve(Written(word));
    if (found.places.empty()) continue;
    const region::ResolvedPlace& place = found.places.front();
    // Before the hyphen a town is no ordinary word, whatever it seems to begin.
    const bool is_joined = i + 1 == words.first && AreHyphenated(query_, tokens[i], tokens[i + 1]);
    if (other == nullptr && !is_joined && !MeansTown(word, place)) continue;
    const bool holds_it = place.ags.empty() ? place.region_code == "DE"
                                            : town.ags.substr(0, place.ags.size()) == place.ags;
    beside.whole = beside.whole || (holds_it && !place.ags.empty());
    beside.another = beside.another || !holds_it;
  }
  return beside;
}

const region::RegionRow* TypedPlaces::RegionOf(const WordRange& words) const {
  const std::string_view written = Written(words);
  if (IsNoPlaceNumber(words)) return nullptr;
  // Two letters mean a Land only alone, or where they are written as abbreviations are.
  const std::string key = understood_.Key(words);
  const auto letters = static_cast<size_t>(std::count_if(
      key.begin(), key.end(), [](char c) { return (c < '0' || c > '9') && c != ' '; }));
  const bool alone = words.count == understood_.tokens.size();
  if (letters < kMinShortRegion && !alone && !IsUpperAscii(written)) return nullptr;
  return snapshot_.regions().FindOwn(written);
}

region::Resolution TypedPlaces::PostcodePlaceOf(const WordRange& words) const {
  constexpr size_t kPostcodeDigits = 5;
  const std::string_view written = Written(words);
  if (written.size() != kPostcodeDigits ||
      written.find_first_not_of("0123456789") != std::string_view::npos) {
    return {};
  }
  return snapshot_.places().Resolve(written);
}

// Numbers are parts of dates, citations and amounts. The key of a Land (`06`) means it only where
// it is the whole query; longer ones are postal codes and keys of towns.
bool TypedPlaces::IsNoPlaceNumber(const WordRange& words) const {
  constexpr size_t kFewestDigitsOfATown = 5;
  const std::string_view written = Written(words);
  const bool has_letters = std::any_of(written.begin(), written.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 ||
           absl::ascii_isalpha(static_cast<unsigned char>(c));
  });
  if (has_letters) return false;
  const bool is_whole_query =
      absl::StripAsciiWhitespace({query_.data(), query_.size()}).size() == written.size();
  return words.count > 1 || (written.size() < kFewestDigitsOfATown && !is_whole_query);
}

std::string_view TypedPlaces::Written(const WordRange& words) const {
  const size_t begin = understood_.tokens[words.first].begin;
  return query_.substr(begin, understood_.tokens[words.end() - 1].end - begin);
}

}  // namespace kok::search_core
