#include "service/search/standing.h"

#include <algorithm>

namespace kok::search_core {
namespace {

using index::AttributeField;
using index::Location;
using index::OrganizationRow;
using region::Responsibility;

constexpr size_t kLandDigits = 2;

template <typename Values, typename Value>
bool Holds(const Values& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool IsSeatedInOneOf(const OrganizationRow& row, const std::vector<std::string>& regions) {
  return row.seat.has_value() &&
         (Holds(regions, row.seat->region_code) || Holds(regions, row.seat->country_code));
}

bool IsOfType(const OrganizationRow& row, const Scope& scope) {
  if (!scope.types.empty()) return Holds(scope.types, static_cast<int>(row.type));
  return !scope.asks_for_referral() || row.answers_referrals;
}

bool IsOfMemberKind(const OrganizationRow& row, const std::vector<int>& kinds) {
  return kinds.empty() || std::any_of(row.member_kinds.begin(), row.member_kinds.end(),
                                      [&](int kind) { return Holds(kinds, kind); });
}

bool IsAvoided(const OrganizationRow& row, const Scope& scope) {
  return std::any_of(scope.avoided.begin(), scope.avoided.end(),
                     [&](const AvoidedPlace& avoided) { return LiesIn(row, avoided); });
}

bool IsRecent(const OrganizationRow& row, const Scope& scope) {
  if (scope.max_age_days == 0) return true;
  if (!row.verified_on.has_value()) return false;
  const absl::civil_diff_t age = scope.today - *row.verified_on;
  return age >= 0 && age <= scope.max_age_days;
}

// Whether a type that counsels is asked for a referral of somebody whose record says they do not.
bool CannotCounsel(const OrganizationRow& row, const Scope& scope) {
  return scope.asks_for_referral() && region::IsCounsellingType(row.type) && !row.answers_referrals;
}

// Whether more than its seat says that it covers the area.
bool SaysThatItCovers(const OrganizationRow& row, const region::AskedArea& area) {
  return std::any_of(row.coverage.begin(), row.coverage.end(), [&](const auto& entry) {
    return entry.basis() != kok::search::v1::COVERAGE_BASIS_SEAT && region::Covers(entry, area);
  });
}

// Who covers the place stays, however far; that a seat in the same Land covers it is only assumed.
bool IsWithinRadius(const OrganizationRow& row, const AskedPlace& near,
                    Responsibility responsibility, const std::optional<double>& distance_km) {
  if (near.radius_km == 0 || SaysThatItCovers(row, near.area)) return true;
  // Nobody is at the middle of a Land or country: whoever sits in it is near enough.
  const bool is_wide = !near.point.has_value() || near.area.ags.size() == kLandDigits;
  if (is_wide && responsibility != Responsibility::kNone) return true;
  return distance_km.has_value() && *distance_km <= near.radius_km;
}

Responsibility BestOf(const OrganizationRow& row, const std::vector<region::AskedArea>& areas) {
  Responsibility best = Responsibility::kNone;
  const std::vector<std::string> own = row.Regions();
  for (const region::AskedArea& area : areas) {
    best = std::min(best, region::ResponsibilityFor(row.coverage, own, area));
  }
  return best;
}

void JudgePlace(const OrganizationRow& row, const Scope& scope, Standing& standing) {
  if (!scope.served.empty()) {
    standing.responsibility = BestOf(row, scope.served);
    if (standing.responsibility == Responsibility::kNone) standing.failed |= kElse;
  }
  if (!scope.near.has_value()) return;
  std::vector<region::AskedArea> areas = {scope.near->area};
  if (scope.near->point.has_value()) standing.distance_km = DistanceTo(row, *scope.near->point);
  for (const AskedPlace& other : scope.or_near) areas.push_back(other.area);
  standing.responsibility = BestOf(row, areas);
  const bool is_only_near =
      scope.responsible_only && standing.responsibility == Responsibility::kNone;
  if (is_only_near ||
      !IsWithinRadius(row, *scope.near, standing.responsibility, standing.distance_km)) {
    standing.failed |= kElse;
  }
}

}  // namespace

Certainty CertaintyOf(const std::vector<index::StatedCode>& stated,
                      const std::vector<std::string>& codes) {
  if (codes.empty()) return Certainty::kYes;
  Certainty best = Certainty::kNo;
  for (const std::string& code : codes) {
    Certainty certainty = Certainty::kUnknown;
    for (const index::StatedCode& one : stated) {
      if (one.code != code) continue;
      certainty = one.state == kok::search::v1::ATTRIBUTE_STATE_YES  ? Certainty::kYes
                  : one.state == kok::search::v1::ATTRIBUTE_STATE_NO ? Certainty::kNo
                                                                     : Certainty::kViaInterpreter;
    }
    best = std::min(best, certainty);
  }
  return best;
}

Standing Judge(const OrganizationRow& row, const Scope& scope) {
  Standing standing;
  if (!scope.regions.empty() && !IsSeatedInOneOf(row, scope.regions)) standing.failed |= kRegions;
  if (!IsOfType(row, scope)) standing.failed |= kTypes;
  if (!IsOfMemberKind(row, scope.member_kinds)) standing.failed |= kMemberKinds;
  for (const AttributeField field :
       {AttributeField::kServices, AttributeField::kLanguages, AttributeField::kTargetGroups,
        AttributeField::kExploitationForms}) {
    const Certainty certainty =
        CertaintyOf(row.stated(field), scope.attributes[static_cast<size_t>(field)]);
    if (certainty == Certainty::kNo) standing.failed |= PartOf(field);
    standing.certainty = std::max(standing.certainty, certainty);
  }
  if (scope.place_unknown || IsAvoided(row, scope) || !IsRecent(row, scope) ||
      CannotCounsel(row, scope)) {
    standing.failed |= kElse;
  }
  JudgePlace(row, scope, standing);
  return standing;
}

std::optional<double> DistanceTo(const OrganizationRow& row, const region::Point& point) {
  std::optional<double> nearest;
  const auto look = [&](const Location& location) {
    if (!location.point.has_value()) return;
    const double distance = region::DistanceKm(point, *location.point);
    if (!nearest.has_value() || distance < *nearest) nearest = distance;
  };
  if (row.seat.has_value()) look(*row.seat);
  for (const Location& branch : row.branches) look(branch);
  return nearest;
}

std::vector<kok::search::v1::Coverage> CoverageFor(const OrganizationRow& row,
                                                   const std::vector<region::AskedArea>& areas) {
  std::vector<kok::search::v1::Coverage> holding;
  for (const auto& entry : row.coverage) {
    if (std::any_of(areas.begin(), areas.end(),
                    [&](const auto& area) { return region::Covers(entry, area); })) {
      holding.push_back(entry);
    }
  }
  return holding;
}

}  // namespace kok::search_core
