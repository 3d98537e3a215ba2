#include "indexer/lint/towns.h"

#include <algorithm>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/layout.h"
#include "indexer/region/place_candidate.h"

namespace kok::lint {
namespace {

// Bounds the memory of what is remembered; beyond it everything is looked up anew.
constexpr size_t kMaxRemembered = 100000;
constexpr size_t kMunicipalityDigits = 8;

// No Kreis, no Land, no country.
bool IsTown(const region::ResolvedPlace& place) {
  return place.point.has_value() && (place.ags.empty() || place.ags.size() == kMunicipalityDigits);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Towns>> Towns::Open(const build::ReferenceData& reference) {
  absl::StatusOr<region::Gazetteer> gazetteer =
      region::Gazetteer::Parse(reference.texts.at(generation::kMunicipalitiesFile),
                               reference.texts.at(generation::kPostcodesFile),
                               reference.texts.at(generation::kPlacesAbroadFile),
                               reference.texts.at(generation::kQuartersFile));
  if (!gazetteer.ok()) return gazetteer.status();
  absl::StatusOr<region::PlaceNames> names =
      region::PlaceNames::Parse(reference.texts.at(generation::kPlaceNamesFile));
  if (!names.ok()) return names.status();
  return absl::WrapUnique(new Towns(*std::move(gazetteer), *std::move(names), reference));
}

Towns::Towns(region::Gazetteer gazetteer, region::PlaceNames place_names,
             const build::ReferenceData& reference)
    : gazetteer_(std::move(gazetteer)),
      place_names_(std::move(place_names)),
      resolver_(gazetteer_, place_names_, reference.regions, reference.areas) {}

std::vector<Town> Towns::Within(const std::string& name, const std::string& region_code) const {
  if (name.empty()) return {};
  const std::string key = absl::StrCat(name, "\n", region_code);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = meanings_.find(key); known != meanings_.end()) return known->second;
  }
  std::vector<Town> towns;
  for (const region::ResolvedPlace& place : resolver_.Resolve(name, region_code).places) {
    if (!IsTown(place)) continue;
    if (!region_code.empty() && !region::LiesIn(place.region_code, region_code)) continue;
    towns.push_back({place.display_name, place.ags, place.region_code, *place.point});
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  if (meanings_.size() < kMaxRemembered) meanings_.emplace(key, towns);
  return towns;
}

std::string Towns::Similar(const std::string& name) const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = similar_.find(name); known != similar_.end()) return known->second;
    // A file full of unknown towns has a problem of another kind, and each look takes milliseconds.
    constexpr size_t kMaxLooks = 200;
    if (similar_.size() >= kMaxLooks) return "";
  }
  std::vector<std::string> names = resolver_.Similar(name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());  // towns share names
  std::string similar = absl::StrJoin(names, ", ");
  const std::lock_guard<std::mutex> lock(mutex_);
  return similar_.emplace(name, std::move(similar)).first->second;
}

std::vector<Town> Towns::Of(const kok::search::v1::Organization& organization) const {
  std::vector<Town> towns =
      Within(organization.seat().locality(), organization.seat().region_code());
  for (const auto& branch : organization.branches()) {
    for (Town& town : Within(branch.locality(), branch.region_code())) {
      towns.push_back(std::move(town));
    }
  }
  return towns;
}

}  // namespace kok::lint
