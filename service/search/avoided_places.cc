#include "service/search/avoided_places.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kok::search_core {
namespace {

using index::Location;

constexpr size_t kLandDigits = 2;
constexpr size_t kCountryLetters = 2;
constexpr size_t kMunicipalityDigits = 8;

// Two towns abroad nearer than this are one: tables round their points.
constexpr double kSameTownKm = 1.0;

// The first municipality whose key begins with the text, if that is the beginning of a key below a
// Land.
const region::GazetteerPlace* MunicipalityUnder(const region::Gazetteer& gazetteer,
                                                std::string_view text) {
  const std::string digits(absl::StripAsciiWhitespace(absl::string_view(text.data(), text.size())));
  const bool is_key = digits.size() > kLandDigits && digits.size() <= kMunicipalityDigits &&
                      digits.find_first_not_of("0123456789") == std::string::npos;
  if (!is_key) return nullptr;
  const auto begin = gazetteer.places().begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(gazetteer.municipality_count());
  const auto found = std::lower_bound(
      begin, end, digits,
      [](const region::GazetteerPlace& place, const std::string& key) { return place.ags < key; });
  const bool exists =
      found != end && absl::StartsWith({found->ags.data(), found->ags.size()}, digits);
  return exists ? &*found : nullptr;
}

// Whether it is a municipality or a town abroad, which have a middle.
bool IsTown(const AvoidedPlace& avoided) {
  return avoided.centre.has_value() &&
         (avoided.ags.empty() || avoided.ags.size() == kMunicipalityDigits);
}

bool IsNear(const Location& location, const AvoidedPlace& avoided, double radius_km) {
  return avoided.centre.has_value() && location.point.has_value() &&
         region::DistanceKm(*avoided.centre, *location.point) <= radius_km;
}

// Whether nothing finer than the Land or country is known of the location.
bool IsVague(const Location& location) { return !location.point.has_value(); }

bool LiesIn(const Location& location, const AvoidedPlace& avoided) {
  if (!avoided.ags.empty() && !location.ags.empty()) {
    if (absl::StartsWith(location.ags, avoided.ags)) return true;
  }
  if (avoided.radius_km > 0 && IsNear(location, avoided, avoided.radius_km)) return true;
  const bool same_region =
      !avoided.region_code.empty() &&
      (location.region_code == avoided.region_code || location.country_code == avoided.region_code);
  if (!same_region) return false;
  // A Land or country as a whole; else a town abroad, or one that cannot be told.
  if (!avoided.centre.has_value() || avoided.ags.size() == kLandDigits) return true;
  return IsVague(location) || (avoided.ags.empty() && IsNear(location, avoided, kSameTownKm));
}

}  // namespace

std::vector<AvoidedPlace> FindAvoided(const index::Snapshot& snapshot, std::string_view text,
                                      double radius_km) {
  std::vector<AvoidedPlace> avoided;
  for (region::ResolvedPlace& place : snapshot.places().Resolve(text).places) {
    for (std::string& ags : place.other_ags) {
      avoided.push_back({place.region_code, std::move(ags), place.point, 0});
    }
    AvoidedPlace& added = avoided.emplace_back(
        AvoidedPlace{std::move(place.region_code), std::move(place.ags), place.point, 0});
    if (IsTown(added)) added.radius_km = radius_km;
  }
  if (const region::RegionRow* row = snapshot.regions().Find(text)) {
    avoided.push_back({row->code, row->ags, std::nullopt, 0});
  }
  if (const region::GazetteerPlace* place = MunicipalityUnder(snapshot.gazetteer(), text)) {
    const absl::string_view digits = absl::StripAsciiWhitespace({text.data(), text.size()});
    avoided.push_back({std::string(place->region_code), std::string(digits), place->point, 0});
  }
  return avoided;
}

bool AnyIsTown(const std::vector<AvoidedPlace>& avoided) {
  return std::any_of(avoided.begin(), avoided.end(), IsTown);
}

std::vector<AvoidedPlace> FindAvoided(const index::Snapshot& snapshot,
                                      const kok::search::v1::SearchFilter& filter) {
  std::vector<AvoidedPlace> avoided;
  const auto add = [&](const std::string& text, double radius_km) {
    std::vector<AvoidedPlace> found = FindAvoided(snapshot, text, radius_km);
    avoided.insert(avoided.end(), found.begin(), found.end());
  };
  for (const std::string& text : filter.avoid_regions()) add(text, 0);
  for (const auto& area : filter.avoid_areas()) add(area.place(), area.radius_km());
  return avoided;
}

bool LiesIn(const index::OrganizationRow& row, const AvoidedPlace& avoided) {
  if (row.seat.has_value() && LiesIn(*row.seat, avoided)) return true;
  return std::any_of(row.branches.begin(), row.branches.end(),
                     [&](const Location& branch) { return LiesIn(branch, avoided); });
}

bool IsWholeRegion(const AvoidedPlace& avoided, std::string_view region_code) {
  const bool is_whole = !avoided.centre.has_value() || avoided.ags.size() == kLandDigits;
  return is_whole && (avoided.region_code == region_code ||
                      avoided.region_code == region_code.substr(0, kCountryLetters));
}

}  // namespace kok::search_core
