#include "indexer/region/place_choices.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "indexer/region/country_names.h"
#include "indexer/region/place_words.h"

namespace kok::region {
namespace {

constexpr int64_t kClearlyLarger = 20;
// How much larger a town with a qualifier must be to be meant where its name is also a whole one.
constexpr int64_t kMeantFrom = 3;

// `Landkreis Kassel`, `Kreis Herford`; `Saalekreis` and `Region Hannover` say it themselves.
std::string DistrictName(std::string_view name, std::string_view region_code) {
  for (const std::string_view part : {"kreis", "Kreis", "Region", "region"}) {
    if (name.find(part) != std::string_view::npos) return std::string(name);
  }
  const bool is_called_kreis = region_code == "DE-NW" || region_code == "DE-SH";
  return (is_called_kreis ? "Kreis " : "Landkreis ") + std::string(name);
}

std::string PlainName(const PlaceCandidate& candidate, const RegionTable& regions) {
  if (candidate.place != nullptr) {
    const GazetteerPlace& place = *candidate.place;
    return std::string(place.german_name.empty() ? place.name : place.german_name);
  }
  if (candidate.area != nullptr && !candidate.is_land()) {
    if (candidate.area->is_named) return candidate.area->name;
    return DistrictName(candidate.area->name, candidate.area->region_code);
  }
  return RegionName(candidate.region_code(), regions);
}

bool IsAbroad(const PlaceCandidate& candidate) {
  return candidate.place != nullptr && candidate.place->ags.empty();
}

// `Altenkirchen` of `Altenkirchen (Westerwald)`.
std::string_view WithoutBracket(std::string_view name) {
  return name.substr(0, std::min(name.size(), name.find(" (")));
}

// Adds to the bracket that ends the name, or one.
void AddInBrackets(const std::string& distinction, std::string& name) {
  const bool has_bracket = name.back() == ')';
  if (has_bracket) name.pop_back();
  absl::StrAppend(&name, has_bracket ? ", " : " (", distinction, ")");
}

// What tells a place from its namesakes, the next best for each `step`.
std::string Distinction(const PlaceCandidate& candidate, int step, const RegionTable& regions) {
  const std::string region = RegionName(candidate.region_code(), regions);
  if (candidate.area == nullptr && candidate.place == nullptr) return region;
  if (candidate.place == nullptr) return step == 0 ? region : candidate.area->ags;
  const GazetteerPlace& place = *candidate.place;
  if (place.ags.empty()) return step == 0 || place.part.empty() ? region : std::string(place.part);
  const bool is_own_district = place.ags.substr(5) == "000" || place.district == place.name;
  if (step == 0)
    return is_own_district ? region
                           : DistrictName(WithoutBracket(place.district), place.region_code);
  return std::string(place.ags);
}

// Adds distinctions to names that stand twice until none does. Towns abroad always say where: a
// larger namesake in Germany may have a qualifier of its own.
void MakeUnique(const std::vector<PlaceCandidate>& candidates, const RegionTable& regions,
                std::vector<ResolvedPlace>& places) {
  for (int step = 0; step < 2; ++step) {
    absl::flat_hash_map<std::string, int> counts;
    for (const ResolvedPlace& place : places) ++counts[place.display_name];
    for (size_t i = 0; i < places.size(); ++i) {
      std::string& name = places[i].display_name;
      // A whole name behind others would mean them, typed again.
      const bool is_dwarfed = i > 0 && candidates[i].wording == Wording::kName;
      if (counts[name] < 2 && (step > 0 || !(IsAbroad(candidates[i]) || is_dwarfed))) continue;
      AddInBrackets(Distinction(candidates[i], step, regions), name);
    }
  }
}

bool IsClear(const std::vector<PlaceCandidate>& ordered, std::string_view context_region) {
  if (ordered.empty()) return false;
  const PlaceCandidate& first = ordered[0];
  const bool first_in_context = LiesIn(first.region_code(), context_region);
  if (first.is_land()) return true;
  for (size_t i = 1; i < ordered.size(); ++i) {
    const PlaceCandidate& other = ordered[i];
    if (first_in_context && !LiesIn(other.region_code(), context_region)) continue;
    // An area is not a town, however many people live in it: Baden.
    if (first.place == nullptr && other.place != nullptr) return false;
    if (first.wording == Wording::kQualified && other.wording != Wording::kQualified) continue;
    // `Essen` is Essen, although a small town is called so too; `Freiburg` is nobody's whole name.
    const bool may_be_clear =
        first.wording == Wording::kName || first.region_code() == other.region_code();
    if (!may_be_clear || first.population() < kClearlyLarger * other.population()) return false;
  }
  return true;
}

// Whether towns of that name with a qualifier are so much larger that they are meant: Esslingen is
// Esslingen am Neckar, not a village in the Eifel.
template <typename IsMeant>
bool IsDwarfed(const std::vector<PlaceCandidate>& candidates, IsMeant is_meant) {
  int64_t meant = 0;
  int64_t largest = 0;
  for (const PlaceCandidate& candidate : candidates) {
    if (candidate.place == nullptr || candidate.place->ags.empty()) continue;
    if (is_meant(candidate)) meant = std::max(meant, candidate.population());
    if (candidate.wording == Wording::kPart) largest = std::max(largest, candidate.population());
  }
  return largest >= kMeantFrom * meant;
}

// From which size on a town abroad may be meant before its namesakes in Germany.
constexpr int64_t kKnownAbroad = 100'000;

// Whether the directory's own country comes first: Horn is a place in Germany before it is the town
// in Austria, but Salzburg is not a village in the Westerwald.
bool ComesBeforeAbroad(const PlaceCandidate& candidate, int64_t largest_at_home) {
  if (candidate.region_code().substr(0, 2) == "DE") return true;
  return candidate.population() >= kKnownAbroad &&
         candidate.population() >= kClearlyLarger * largest_at_home;
}

// Sorts by what is most likely: within the context, a Land, in Germany, written in full, large.
void Sort(std::string_view context_region, std::vector<PlaceCandidate>& candidates) {
  const auto is_whole_name = [](const PlaceCandidate& candidate) {
    return candidate.place != nullptr && candidate.wording == Wording::kName;
  };
  const auto is_spelt_whole = [&](const PlaceCandidate& candidate) {
    return is_whole_name(candidate) && candidate.is_spelt_so;
  };
  const bool any_spelt = std::any_of(candidates.begin(), candidates.end(), is_spelt_whole);
  // Lohne is Lohne, not Löhne, whichever of them has a qualifier; a Land is a Land.
  const auto is_spelt_town = [](const PlaceCandidate& candidate) {
    return candidate.place != nullptr && candidate.is_spelt_so;
  };
  const auto is_meant = [&](const PlaceCandidate& candidate) {
    return any_spelt ? is_spelt_whole(candidate) : is_whole_name(candidate);
  };
  const bool one_is_meant = std::count_if(candidates.begin(), candidates.end(), is_meant) == 1 &&
                            !IsDwarfed(candidates, is_meant);
  int64_t largest_at_home = 0;
  for (const PlaceCandidate& candidate : candidates) {
    if (candidate.region_code().substr(0, 2) != "DE") continue;
    largest_at_home = std::max(largest_at_home, candidate.population());
  }
  const auto rank = [&](const PlaceCandidate& candidate) {
    const bool is_written =
        candidate.wording == Wording::kQualified || (one_is_meant && is_meant(candidate));
    return (LiesIn(candidate.region_code(), context_region) ? 32 : 0) +
           (candidate.is_land() ? 16 : 0) +
           (ComesBeforeAbroad(candidate, largest_at_home) ? 8 : 0) +
           (is_spelt_town(candidate) ? 4 : 0) + (candidate.place != nullptr && is_written ? 2 : 0) +
           (candidate.place != nullptr ? 1 : 0);
  };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const PlaceCandidate& a, const PlaceCandidate& b) {
                     const int rank_a = rank(a);
                     const int rank_b = rank(b);
                     return rank_a != rank_b ? rank_a > rank_b : a.population() > b.population();
                   });
}

}  // namespace

Resolution OrderChoices(std::vector<PlaceCandidate> candidates, std::string_view context_region,
                        const RegionTable& regions) {
  Sort(context_region, candidates);
  Resolution resolution;
  for (const PlaceCandidate& candidate : candidates) {
    resolution.places.push_back(NamePlace(candidate, regions));
  }
  if (candidates.size() > 1) MakeUnique(candidates, regions, resolution.places);
  resolution.clear = IsClear(candidates, context_region);
  return resolution;
}

ResolvedPlace NamePlace(const PlaceCandidate& candidate, const RegionTable& regions) {
  ResolvedPlace resolved;
  resolved.display_name = PlainName(candidate, regions);
  resolved.region_code = std::string(candidate.region_code());
  if (candidate.place != nullptr) {
    resolved.ags = std::string(candidate.place->ags);
    resolved.point = candidate.place->point;
  } else if (candidate.area != nullptr) {
    resolved.ags = candidate.area->ags;
    resolved.other_ags = candidate.area->other_ags;
    resolved.point = candidate.area->point;
  }
  return resolved;
}

}  // namespace kok::region
