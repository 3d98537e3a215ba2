#include "service/search/avoided_evidence.h"

#include <algorithm>
#include <utility>

#include "service/search/avoided_places.h"
#include "service/search/negated_places.h"
#include "service/search/word_ranges.h"

namespace kok::search_core {
namespace {

std::ptrdiff_t AsOffset(size_t index) { return static_cast<std::ptrdiff_t>(index); }

bool IsCountry(const region::RegionRow& region) { return region.code == region.country_code(); }

bool IsCountry(const region::ResolvedPlace& place) {
  return place.ags.empty() && !place.point.has_value();
}

}  // namespace

void AvoidedEvidence::Add(size_t longest, std::vector<bool>& taken) {
  is_avoided_.assign(taken.size(), false);
  const auto add = [&](const WordRange& words) { return AddPlace(words); };
  // What is joined to such a place is another, however many words it has.
  while (TakeRanges(longest, taken, add)) {
  }
  for (size_t i = places_.size(); i-- > 0;) {
    if (IsAskedFor(places_[i]))
      understood_.avoided.erase(understood_.avoided.begin() + AsOffset(i));
  }
  LeaveOutWords();
}

bool AvoidedEvidence::AddPlace(const WordRange& words) {
  const std::optional<size_t> negation = NegationBefore(words.first);
  if (!negation.has_value() || understood_.AreNamed(words)) return false;
  std::string place = PlaceNamed(words);
  if (place.empty() || FindAvoided(snapshot_, place, 0).empty()) return false;
  understood_.avoided.push_back(std::move(place));
  places_.push_back(words);
  std::fill(is_avoided_.begin() + AsOffset(*negation), is_avoided_.begin() + AsOffset(words.end()),
            true);
  return true;
}

// The first of the words that say to keep away from a place which begins there.
std::optional<size_t> AvoidedEvidence::NegationBefore(size_t first) const {
  const std::optional<size_t> joined = EndOfJoined(query_, understood_.tokens, first);
  const bool joins = joined.has_value() &&
                     std::any_of(places_.begin(), places_.end(),
                                 [&](const WordRange& other) { return other.end() == *joined; });
  return joins ? joined : NegationOf(query_, understood_.tokens, first);
}

// The place that the words name, as FindAvoided reads it; empty where they name none.
std::string AvoidedEvidence::PlaceNamed(const WordRange& words) const {
  if (words.count == 1 && typed_.IsOtherWord(words.first)) return "";
  const std::string written(typed_.Written(words));
  const std::string key = understood_.Key(words);
  if (towns_.HoldsTown(key)) return written;
  if (const region::RegionRow* region = typed_.RegionOf(words)) {
    return IsCountry(*region) ? "" : written;
  }
  const region::Resolution found = typed_.PlaceOf(words);
  if (!found.places.empty()) return IsCountry(found.places.front()) ? "" : written;
  if (words.count == 1 && !typed_.PostcodePlaceOf(words).places.empty()) return written;
  if (const region::PlaceMeaning* meaning = snapshot_.place_names().Find(key)) {
    return IsTownOrLand(meaning->name) ? meaning->name : "";
  }
  return GenitiveOf(words);
}

// `außerhalb Münchens`: the name without its ending; empty where it is none.
std::string AvoidedEvidence::GenitiveOf(const WordRange& words) const {
  const std::string_view written = typed_.Written(words);
  const bool is_genitive = words.first > 0 && written.back() == 's' &&
                           understood_.tokens[words.first - 1].fold == "ausserhalb";
  const std::string name(written.substr(0, written.size() - 1));
  return is_genitive && IsTownOrLand(name) ? name : "";
}

bool AvoidedEvidence::IsTownOrLand(const std::string& name) const {
  if (const region::RegionRow* region = snapshot_.regions().Find(name)) return !IsCountry(*region);
  const region::Resolution found = snapshot_.places().Resolve(name);
  return !found.places.empty() && !IsCountry(found.places.front());
}

// Whether the query asks for the same place as well: `nicht in Köln gemeldet, Beratung in Köln`.
bool AvoidedEvidence::IsAskedFor(const WordRange& place) const {
  const std::string key = understood_.Key(place);
  for (size_t first = 0; first + place.count <= is_avoided_.size(); ++first) {
    if (!is_avoided_[first] && understood_.Key({first, place.count}) == key) return true;
  }
  return false;
}

void AvoidedEvidence::LeaveOutWords() {
  bool only_avoided = !understood_.avoided.empty();
  for (size_t i = 0; i < is_avoided_.size(); ++i) {
    only_avoided = only_avoided && (is_avoided_[i] || understood_.tokens[i].is_stop_word);
    if (!is_avoided_[i]) continue;
    understood_.is_part[i] = true;
    understood_.tokens[i].is_stop_word = true;
  }
  understood_.only_avoided = only_avoided;
}

}  // namespace kok::search_core
