#include "indexer/region/areas.h"

#include <cstdint>
#include <string>

namespace kok::region {
namespace {

constexpr size_t kDistrictDigits = 5;

// The mean of the municipalities [first, last), weighted by their people: Germany is small enough
// that degrees may be averaged.
Area SumUp(const std::vector<GazetteerPlace>& places, size_t first, size_t last, size_t digits) {
  const GazetteerPlace& any = places[first];
  Area area;
  area.ags = std::string(any.ags.substr(0, digits));
  area.name = digits == kDistrictDigits ? std::string(any.district) : "";
  area.region_code = std::string(any.region_code);
  area.point = {0, 0};
  area.population = 0;
  area.sole_place = last == first + 1 ? static_cast<uint32_t>(first) : kNoPlace;
  for (size_t i = first; i < last; ++i) {
    const int32_t people = PopulationOf(places[i]);
    area.point.latitude += people * places[i].point.latitude;
    area.point.longitude += people * places[i].point.longitude;
    area.population += people;
  }
  area.point.latitude /= static_cast<double>(area.population);
  area.point.longitude /= static_cast<double>(area.population);
  return area;
}

}  // namespace

std::vector<Area> SumUpAreas(const std::vector<GazetteerPlace>& places, size_t count,
                             size_t digits) {
  std::vector<Area> areas;
  for (size_t first = 0; first < count;) {
    const std::string_view key = places[first].ags.substr(0, digits);
    size_t last = first + 1;
    while (last < count && places[last].ags.substr(0, digits) == key) ++last;
    areas.push_back(SumUp(places, first, last, digits));
    first = last;
  }
  return areas;
}

}  // namespace kok::region
