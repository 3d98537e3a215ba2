#include "service/index/record_counts.h"

#include <set>
#include <string>

#include "indexer/generation/region_counting.h"

namespace kok::index {
namespace {

namespace v1 = kok::search::v1;

template <typename Map>
void Decrease(const std::string& type, Map& by_type) {
  const auto count = by_type.find(type);
  if (count != by_type.end() && --count->second <= 0) by_type.erase(count);
}

}  // namespace

void Discount(const v1::Organization& organization, generation::Manifest::Counts& counts) {
  counts.set_organizations(counts.organizations() - 1);
  Decrease(v1::OrganizationType_Name(organization.type()), *counts.mutable_organizations_by_type());
  if (!generation::CountsForRegion(organization)) return;
  const std::set<std::string> covered = generation::CoveredRegions(organization);
  for (generation::Manifest::RegionCount& region : *counts.mutable_regions()) {
    if (region.code() == organization.seat().region_code()) {
      region.set_organizations(region.organizations() - 1);
    }
    if (covered.count(region.code()) > 0) region.set_covered_by(region.covered_by() - 1);
  }
}

void Discount(const v1::Content& content, generation::Manifest::Counts& counts) {
  counts.set_contents(counts.contents() - 1);
  Decrease(v1::ContentType_Name(content.type()), *counts.mutable_contents_by_type());
}

}  // namespace kok::index
