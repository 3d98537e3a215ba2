#include "indexer/generation/region_counting.h"

namespace kok::generation {

namespace v1 = kok::search::v1;

bool CountsForRegion(const v1::Organization& organization) {
  return organization.status() != v1::ORGANIZATION_STATUS_CLOSED &&
         organization.status() != v1::ORGANIZATION_STATUS_MERGED &&
         organization.type() != v1::ORGANIZATION_TYPE_NETWORK &&
         organization.type() != v1::ORGANIZATION_TYPE_COORDINATION_OFFICE;
}

std::set<std::string> CoveredRegions(const v1::Organization& organization) {
  std::set<std::string> covered;
  for (const v1::Coverage& coverage : organization.coverage()) {
    if (coverage.region() != "DE") covered.insert(coverage.region());
  }
  covered.erase(organization.seat().region_code());
  return covered;
}

}  // namespace kok::generation
