#include "indexer/region/coverage.h"

#include <algorithm>
#include <string_view>

namespace kok::region {
namespace {

namespace v1 = kok::search::v1;

constexpr char kGermany[] = "DE";

bool IsInGermany(std::string_view region_code) { return region_code.substr(0, 2) == kGermany; }

bool StartsWith(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// Whether two beginnings of municipality keys have a municipality in common.
bool Overlap(std::string_view a, std::string_view b) {
  return StartsWith(a, b) || StartsWith(b, a);
}

bool OverlapsArea(std::string_view prefix, const AskedArea& area) {
  return Overlap(prefix, area.ags) ||
         std::any_of(area.other_ags.begin(), area.other_ags.end(),
                     [&](const std::string& ags) { return Overlap(prefix, ags); });
}

bool SpeaksOf(const v1::Coverage& entry, const std::string& region_code) {
  return entry.region() == region_code;
}

void AssumeFromSeat(const v1::Place& place, std::vector<v1::Coverage>& coverage) {
  const std::string& code =
      place.region_code().empty() ? place.country_code() : place.region_code();
  // That somebody sits in Germany says nothing of where.
  if (code.empty() || code == kGermany) return;
  const bool known = std::any_of(coverage.begin(), coverage.end(),
                                 [&](const v1::Coverage& entry) { return SpeaksOf(entry, code); });
  if (known) return;
  v1::Coverage& assumed = coverage.emplace_back();
  assumed.set_region(code);
  assumed.set_basis(v1::COVERAGE_BASIS_SEAT);
}

// Networks and authorities are where they are; nobody assumes that they are responsible.
bool HasResponsibility(v1::OrganizationType type) {
  return type != v1::ORGANIZATION_TYPE_NETWORK && type != v1::ORGANIZATION_TYPE_AUTHORITY &&
         type != v1::ORGANIZATION_TYPE_COORDINATION_OFFICE;
}

}  // namespace

bool IsCounsellingType(v1::OrganizationType type) {
  return type == v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE ||
         type == v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE || type == v1::ORGANIZATION_TYPE_HELPLINE;
}

bool AnswersReferrals(const v1::Organization& organization) {
  if (IsCounsellingType(organization.type())) {
    return organization.offers_counselling() == v1::ATTRIBUTE_STATE_YES ||
           organization.offers_counselling() == v1::ATTRIBUTE_STATE_UNSPECIFIED;
  }
  const bool may_counsel = organization.type() == v1::ORGANIZATION_TYPE_ASSOCIATION ||
                           organization.type() == v1::ORGANIZATION_TYPE_UNSPECIFIED;
  return may_counsel && organization.offers_counselling() == v1::ATTRIBUTE_STATE_YES;
}

std::vector<v1::Coverage> EffectiveCoverage(const v1::Organization& organization) {
  std::vector<v1::Coverage> coverage(organization.coverage().begin(),
                                     organization.coverage().end());
  if (!HasResponsibility(organization.type())) return coverage;
  if (organization.has_seat()) AssumeFromSeat(organization.seat(), coverage);
  for (const v1::Place& branch : organization.branches()) AssumeFromSeat(branch, coverage);
  return coverage;
}

bool IsNationwide(const v1::Coverage& entry) {
  return entry.region() == kGermany && entry.ags_prefixes().empty();
}

bool Covers(const v1::Coverage& entry, const AskedArea& area) {
  if (area.region_code == kGermany && area.ags.empty()) {
    return IsInGermany(entry.region()) || !entry.ags_prefixes().empty();
  }
  if (IsNationwide(entry)) return IsInGermany(area.region_code);
  if (entry.ags_prefixes().empty()) return entry.region() == area.region_code;
  return !area.ags.empty() &&
         std::any_of(entry.ags_prefixes().begin(), entry.ags_prefixes().end(),
                     [&](const std::string& prefix) { return OverlapsArea(prefix, area); });
}

Responsibility ResponsibilityFor(const std::vector<v1::Coverage>& coverage,
                                 const std::vector<std::string>& own_regions,
                                 const AskedArea& area) {
  bool covers_more = false;  // than nationwide
  bool covers = false;
  for (const v1::Coverage& entry : coverage) {
    if (!Covers(entry, area)) continue;
    covers = true;
    covers_more = covers_more || !IsNationwide(entry);
  }
  if (!covers) return Responsibility::kNone;
  // Of all of Germany: who covers all of it, then who covers a part.
  if (area.region_code == kGermany) {
    const bool all = std::any_of(coverage.begin(), coverage.end(), IsNationwide);
    return all ? Responsibility::kSeated : Responsibility::kCovering;
  }
  const bool seated =
      std::find(own_regions.begin(), own_regions.end(), area.region_code) != own_regions.end();
  if (seated) return Responsibility::kSeated;
  return covers_more ? Responsibility::kCovering : Responsibility::kNationwide;
}

}  // namespace kok::region
