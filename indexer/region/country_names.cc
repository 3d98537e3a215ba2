#include "indexer/region/country_names.h"

namespace kok::region {
namespace {

struct Country {
  std::string_view code;
  std::string_view fold;
  std::string_view name;
};

constexpr Country kNeighbours[] = {
    {"AT", "osterreich", "Österreich"},
    {"BE", "belgien", "Belgien"},
    {"CZ", "tschechien", "Tschechien"},
    {"DK", "danemark", "Dänemark"},
    {"FR", "frankreich", "Frankreich"},
    {"LU", "luxemburg", "Luxemburg"},
    {"LI", "liechtenstein", "Liechtenstein"},
    {"NL", "niederlande", "Niederlande"},
    {"PL", "polen", "Polen"},
};

}  // namespace

std::string_view NeighbourCode(std::string_view fold) {
  for (const Country& country : kNeighbours) {
    if (country.fold == fold) return country.code;
  }
  return "";
}

std::string RegionName(std::string_view code, const RegionTable& regions) {
  // The table's BE is a spelling of Berlin, not Belgium.
  const RegionRow* row = regions.Find(code);
  if (row != nullptr && row->code == code) return row->name_de;
  for (const Country& country : kNeighbours) {
    if (country.code == code) return std::string(country.name);
  }
  return std::string(code);
}

}  // namespace kok::region
