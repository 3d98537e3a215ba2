#include "indexer/region/named_areas.h"

#include <algorithm>
#include <utility>

#include "indexer/region/spelling_key.h"

namespace kok::region {
namespace {

// Adds the municipalities whose keys begin so; `point` is the sum weighted by people.
void SumUp(const Gazetteer& gazetteer, std::string_view ags, Area& area) {
  const auto begin = gazetteer.places().begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(gazetteer.municipality_count());
  auto place = std::lower_bound(
      begin, end, ags, [](const GazetteerPlace& a, std::string_view key) { return a.ags < key; });
  for (; place != end && place->ags.substr(0, ags.size()) == ags; ++place) {
    const int32_t people = PopulationOf(*place);
    area.point.latitude += people * place->point.latitude;
    area.point.longitude += people * place->point.longitude;
    area.population += people;
  }
}

}  // namespace

NamedAreas::NamedAreas(const AreaTable& table, const Gazetteer& gazetteer) {
  for (const AreaRow& row : table.rows()) {
    Area area;
    area.ags = row.ags_prefixes.front();
    area.name = row.name;
    area.region_code = row.land;
    area.point = {0, 0};
    area.population = 0;
    area.sole_place = kNoPlace;
    area.is_named = true;
    area.other_ags.assign(row.ags_prefixes.begin() + 1, row.ags_prefixes.end());
    for (const std::string& ags : row.ags_prefixes) SumUp(gazetteer, ags, area);
    if (area.population == 0) continue;
    area.point.latitude /= static_cast<double>(area.population);
    area.point.longitude /= static_cast<double>(area.population);
    index_by_key_.emplace(SpellingKey(row.name), areas_.size());
    for (const std::string& alias : row.aliases) {
      index_by_key_.emplace(SpellingKey(alias), areas_.size());
    }
    areas_.push_back(std::move(area));
  }
}

const Area* NamedAreas::Find(std::string_view spelling) const {
  const auto found = index_by_key_.find(SpellingKey(spelling));
  return found == index_by_key_.end() ? nullptr : &areas_[found->second];
}

}  // namespace kok::region
