#include "indexer/region/place_resolver.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/region/place_code.h"
#include "indexer/region/similar_places.h"

namespace kok::region {
namespace {

constexpr size_t kMaxTextBytes = 200;
constexpr double kNearKm = 30;

template <typename Keep>
std::vector<PlaceCandidate> Only(const std::vector<PlaceCandidate>& candidates, Keep keep) {
  std::vector<PlaceCandidate> kept;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), keep);
  return kept;
}

bool IsAbroad(const PlaceCandidate& candidate) {
  return candidate.place != nullptr && candidate.place->ags.empty();
}

Resolution OneChoice(ResolvedPlace place) { return {{std::move(place)}, true}; }

}  // namespace

PlaceResolver::PlaceResolver(const Gazetteer& gazetteer, const PlaceNames& place_names,
                             const RegionTable& regions, const AreaTable& areas)
    : gazetteer_(gazetteer), regions_(regions), finder_(gazetteer, place_names, regions, areas) {}

Resolution PlaceResolver::Resolve(std::string_view text, std::string_view context_region) const {
  if (text.size() > kMaxTextBytes) return {};
  const PlaceCode code = FindPlaceCode(text);
  switch (code.origin) {
    case PlaceCode::Origin::kNone:
      return OrderChoices(finder_.Find(text), context_region, regions_);
    case PlaceCode::Origin::kGerman:
      return ResolveCode(code.digits, code.name, context_region);
    case PlaceCode::Origin::kForeign:
      return OrderChoices(FindAbroad(code.name, code.country), context_region, regions_);
    case PlaceCode::Origin::kUnreadable:
      return {};
  }
  return {};
}

Resolution PlaceResolver::ResolveCode(std::string_view digits, std::string_view name,
                                      std::string_view context_region) const {
  // Swiss and Austrian codes have four digits; which town they mean only its name can tell.
  if (digits.size() == 4) return OrderChoices(FindAbroad(name, ""), context_region, regions_);
  if (const Postcode* postcode = gazetteer_.FindPostcode(digits); postcode != nullptr) {
    const std::vector<PlaceCandidate> named = finder_.Find(name);
    if (!named.empty() && std::all_of(named.begin(), named.end(), IsAbroad)) {
      return OrderChoices(named, context_region, regions_);  // a code of that country
    }
    ResolvedPlace place = NamePlace(
        {&finder_.towns().town(postcode->municipality), nullptr, "", {}, false}, regions_);
    place.display_name = absl::StrCat(std::string(digits), " ", place.display_name);
    place.point = postcode->point;
    return OneChoice(std::move(place));
  }
  // Large receivers have postcodes that lie nowhere: then the name says where.
  if (digits.size() == 5 && !name.empty()) {
    return OrderChoices(finder_.Find(name), context_region, regions_);
  }
  PlaceCandidate keyed;
  keyed.place = digits.size() == 8 ? gazetteer_.FindMunicipality(digits) : nullptr;
  keyed.area = digits.size() == 5 ? gazetteer_.FindArea(digits) : nullptr;
  if (keyed.area != nullptr && keyed.area->sole_place != kNoPlace) {
    keyed.place = &finder_.towns().town(keyed.area->sole_place);
    keyed.area = nullptr;
  }
  if (keyed.place == nullptr && keyed.area == nullptr) return {};
  return OneChoice(NamePlace(keyed, regions_));
}

std::vector<PlaceCandidate> PlaceResolver::FindAbroad(std::string_view name,
                                                      std::string_view country) const {
  return Only(finder_.Find(name), [&](const PlaceCandidate& candidate) {
    return IsAbroad(candidate) && (country.empty() || candidate.region_code() == country);
  });
}

std::vector<std::string> PlaceResolver::Similar(std::string_view text) const {
  std::vector<std::string> names;
  if (text.size() > kMaxTextBytes) return names;
  const auto [name, region_code] = finder_.SplitRegionBehind(text);
  for (const GazetteerPlace* place : SimilarPlaces(name, region_code, finder_.towns())) {
    names.push_back(NamePlace({place, nullptr, "", {}, false}, regions_).display_name);
  }
  return names;
}

ResolvedPlace PlaceResolver::At(const Point& point) const {
  const GazetteerPlace* nearest = gazetteer_.Nearest(point, kNearKm);
  return nearest == nullptr ? ResolvedPlace()
                            : NamePlace({nearest, nullptr, "", {}, false}, regions_);
}

std::optional<ResolvedPlace> PlaceResolver::Locate(std::string_view locality,
                                                   std::string_view region_code,
                                                   std::string_view postal_code) const {
  const auto lies_within = [&](const PlaceCandidate& candidate) {
    return candidate.place != nullptr &&
           (region_code.empty() || LiesIn(candidate.region_code(), region_code));
  };
  std::vector<PlaceCandidate> towns;
  if (locality.size() <= kMaxTextBytes) towns = Only(finder_.Find(locality), lies_within);
  if (const Postcode* postcode = gazetteer_.FindPostcode(postal_code); postcode != nullptr) {
    const PlaceCandidate coded{
        &finder_.towns().town(postcode->municipality), nullptr, "", {}, false};
    const bool is_namesake =
        std::any_of(towns.begin(), towns.end(),
                    [&](const PlaceCandidate& town) { return town.IsSameAs(coded); });
    if (is_namesake || (towns.empty() && lies_within(coded))) return NamePlace(coded, regions_);
  }
  const Resolution resolution = OrderChoices(std::move(towns), "", regions_);
  if (!resolution.clear) return std::nullopt;
  return resolution.places[0];
}

}  // namespace kok::region
