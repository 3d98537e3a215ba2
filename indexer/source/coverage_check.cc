#include "indexer/source/coverage_check.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/source/date_check.h"

namespace kok::source {
namespace {

using kok::search::v1::Coverage;

constexpr char kGermany[] = "DE";

void CheckStatement(const std::string& field, const Coverage& coverage, Findings& findings) {
  if (coverage.basis() == kok::search::v1::COVERAGE_BASIS_UNSPECIFIED) {
    findings.Error(field + ".basis", "expected SEAT, DECLARED or CONFIRMED");
  }
  if (coverage.basis() != kok::search::v1::COVERAGE_BASIS_SEAT &&
      coverage.fact().source().empty()) {
    findings.Error(field + ".fact.source", "is missing: who says so?");
  }
  CheckFact(field + ".fact", coverage.fact(), findings);
}

// Whether an area that has only its name can be left so: it is none, or abroad.
bool NeedsPrefixes(const Coverage& coverage, const region::RegionRow* region) {
  if (coverage.area_name().empty() || coverage.ags_prefixes_size() > 0) return false;
  return region == nullptr || region->country_code() == kGermany;
}

// False where the area is unknown.
bool CompleteArea(const std::string& field, const region::AreaTable& areas, Coverage& coverage,
                  Findings& findings) {
  const region::AreaRow* area = areas.Find(coverage.area_name());
  if (area == nullptr) {
    findings.Error(field + ".area_name",
                   "is unknown: expected ags_prefixes beside it, or a name of regions/areas.tsv");
    return false;
  }
  for (const std::string& prefix : area->ags_prefixes) coverage.add_ags_prefixes(prefix);
  if (coverage.region().empty()) coverage.set_region(area->land);
  return true;
}

void CheckPrefixes(const std::string& field, const Coverage& coverage,
                   const region::RegionRow* region, Findings& findings) {
  bool are_prefixes = true;
  for (const std::string& prefix : coverage.ags_prefixes()) {
    const bool digits = prefix.find_first_not_of("0123456789") == std::string::npos;
    are_prefixes = are_prefixes && digits && prefix.size() >= 2 && prefix.size() <= 8;
  }
  if (!are_prefixes) {
    findings.Error(field + ".ags_prefixes", "expected 2 to 8 digits each");
    return;
  }
  if (region == nullptr || coverage.ags_prefixes().empty()) return;
  if (region->ags.empty()) {
    findings.Error(field + ".ags_prefixes",
                   absl::StrCat("expected none: they are areas below a Land, and the region is ",
                                region->code));
    return;
  }
  for (const std::string& prefix : coverage.ags_prefixes()) {
    if (absl::StartsWith(prefix, region->ags)) continue;
    findings.Error(field + ".ags_prefixes",
                   absl::StrCat("expected each to begin with ", region->ags, ", the number of ",
                                region->code));
    return;
  }
}

void CheckEntry(const std::string& field, const region::RegionTable& regions,
                const region::AreaTable& areas, Coverage& coverage, Findings& findings) {
  CheckStatement(field, coverage, findings);
  const region::RegionRow* region = regions.Find(coverage.region());
  if (region != nullptr) coverage.set_region(region->code);
  if (region == nullptr && !coverage.region().empty()) {
    findings.Error(field + ".region",
                   absl::StrCat("unknown, expected DE or one of ", regions.ListedCodes()));
  } else if (NeedsPrefixes(coverage, region)) {
    if (!CompleteArea(field, areas, coverage, findings)) return;
    region = regions.Find(coverage.region());
  } else if (region == nullptr && coverage.ags_prefixes().empty()) {
    findings.Error(field + ".region",
                   absl::StrCat("is missing, expected DE or one of ", regions.ListedCodes()));
  }
  CheckPrefixes(field, coverage, region, findings);
}

// What makes two entries the same; who says so is none of it.
std::string KeyOf(const Coverage& coverage) {
  return absl::StrCat(coverage.basis(), "\n", coverage.region(), "\n", coverage.area_name(), "\n",
                      absl::StrJoin(coverage.ags_prefixes(), "|"));
}

}  // namespace

void CheckCoverage(const region::RegionTable& regions, const region::AreaTable& areas,
                   kok::search::v1::Organization& organization, Findings& findings) {
  std::set<std::string> known;
  for (int i = 0; i < organization.coverage_size(); ++i) {
    const std::string field = absl::StrCat("coverage[", i, "]");
    CheckEntry(field, regions, areas, *organization.mutable_coverage(i), findings);
    if (!known.insert(KeyOf(organization.coverage(i))).second) {
      findings.Warn(field, "stands there already");
    }
  }
}

}  // namespace kok::source
