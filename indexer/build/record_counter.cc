#include "indexer/build/record_counter.h"

#include "indexer/generation/region_counting.h"

namespace kok::build {
namespace {

int CountOf(const std::map<std::string, int>& counts, const std::string& code) {
  const auto found = counts.find(code);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

void RecordCounter::Add(const kok::search::v1::Organization& organization) {
  counts_.set_organizations(counts_.organizations() + 1);
  const std::string& type = kok::search::v1::OrganizationType_Name(organization.type());
  ++(*counts_.mutable_organizations_by_type())[type];
  if (!generation::CountsForRegion(organization)) return;
  ++seated_[organization.seat().region_code()];
  for (const std::string& code : generation::CoveredRegions(organization)) ++covered_[code];
}

void RecordCounter::AddContent(kok::search::v1::ContentType type) {
  counts_.set_contents(counts_.contents() + 1);
  ++(*counts_.mutable_contents_by_type())[kok::search::v1::ContentType_Name(type)];
}

generation::Manifest::Counts RecordCounter::Counts(const region::RegionTable& regions) const {
  generation::Manifest::Counts counts = counts_;
  for (const region::RegionRow* row : regions.listed()) {
    generation::Manifest::RegionCount& count = *counts.add_regions();
    count.set_code(row->code);
    count.set_organizations(CountOf(seated_, row->code));
    count.set_covered_by(CountOf(covered_, row->code));
  }
  return counts;
}

}  // namespace kok::build
