#include "service/index/organization_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/analysis/languages.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/region/coverage.h"

namespace kok::index {
namespace {

namespace v1 = kok::search::v1;

// Completes a place whose record names the town alone, and tells where it lies.
Location MakeLocation(v1::Place& place, const region::PlaceResolver& places) {
  Location location{place.locality(), place.region_code(), place.country_code(), "", std::nullopt};
  const std::optional<region::ResolvedPlace> town =
      places.Locate(place.locality(), place.region_code(), place.postal_code());
  if (!town.has_value()) return location;
  location.ags = town->ags;
  location.point = town->point;
  constexpr size_t kCountryLetters = 2;
  if (place.region_code().empty()) place.set_region_code(town->region_code);
  if (place.country_code().empty()) {
    place.set_country_code(town->region_code.substr(0, kCountryLetters));
  }
  location.region_code = place.region_code();
  location.country_code = place.country_code();
  return location;
}

// Adds a statement; of several of one code the best stays. States stand in that order.
void AddStated(std::string code, v1::AttributeState state, std::vector<StatedCode>& stated) {
  if (state == v1::ATTRIBUTE_STATE_UNSPECIFIED || state == v1::ATTRIBUTE_STATE_UNKNOWN) return;
  for (StatedCode& known : stated) {
    if (known.code != code) continue;
    known.state = std::min(known.state, state);
    return;
  }
  stated.push_back({std::move(code), state});
}

template <typename Attributes>
std::vector<StatedCode> Stated(const Attributes& attributes) {
  std::vector<StatedCode> stated;
  for (const v1::Attribute& attribute : attributes) {
    AddStated(attribute.code(), attribute.state(), stated);
  }
  return stated;
}

// ISO 639-3 has Serbo-Croatian as the macrolanguage of these.
constexpr std::string_view kSerboCroatian = "sh";
constexpr const char* kMembersOfSerboCroatian[] = {"bs", "hr", "sr", "cnr"};

// A language in another script or country is the same language.
std::vector<StatedCode> StatedLanguages(const v1::Organization& organization) {
  std::vector<StatedCode> stated;
  for (const v1::Attribute& language : organization.languages()) {
    const std::optional<std::string> code = analysis::LanguageOfTag(language.code());
    AddStated(code.value_or(language.code()), language.state(), stated);
    if (code != kSerboCroatian) continue;
    for (const char* member : kMembersOfSerboCroatian) AddStated(member, language.state(), stated);
  }
  return stated;
}

// Whether an entry names municipalities of the Land that the location lies in.
bool SpeaksOfLandOf(const v1::Coverage& entry, const Location& location) {
  constexpr size_t kLandDigits = 2;
  return !location.ags.empty() &&
         std::any_of(entry.ags_prefixes().begin(), entry.ags_prefixes().end(),
                     [&](const std::string& prefix) {
                       return prefix.compare(0, kLandDigits, location.ags, 0, kLandDigits) == 0;
                     });
}

// Drops what was assumed of a Land of which the record names a part without naming the Land.
void DropContradicted(OrganizationRow& row) {
  std::vector<Location> locations = row.branches;
  if (row.seat.has_value()) locations.push_back(*row.seat);
  const auto is_contradicted = [&](const v1::Coverage& assumed) {
    if (assumed.basis() != v1::COVERAGE_BASIS_SEAT) return false;
    return std::any_of(locations.begin(), locations.end(), [&](const Location& location) {
      return location.region_code == assumed.region() &&
             std::any_of(row.coverage.begin(), row.coverage.end(), [&](const v1::Coverage& entry) {
               return SpeaksOfLandOf(entry, location);
             });
    });
  };
  std::vector<v1::Coverage> kept;
  std::copy_if(row.coverage.begin(), row.coverage.end(), std::back_inserter(kept),
               [&](const v1::Coverage& entry) { return !is_contradicted(entry); });
  row.coverage = std::move(kept);
}

}  // namespace

std::vector<std::string> OrganizationRow::Regions() const {
  std::vector<std::string> codes;
  const auto add = [&](const Location& location) {
    codes.push_back(location.region_code.empty() ? location.country_code : location.region_code);
  };
  if (seat.has_value()) add(*seat);
  for (const Location& branch : branches) add(branch);
  return codes;
}

OrganizationRow MakeRow(v1::Organization organization, const region::PlaceResolver& places) {
  OrganizationRow row;
  row.name = organization.name();
  row.display_name = organization.display_name();
  row.type = organization.type();
  row.member_kinds.assign(organization.member_kinds().begin(), organization.member_kinds().end());
  row.status = organization.status();
  row.at_work = organization.status() == v1::ORGANIZATION_STATUS_UNSPECIFIED ||
                organization.status() == v1::ORGANIZATION_STATUS_ACTIVE;
  row.superseded_by = organization.superseded_by();
  if (organization.has_seat()) row.seat = MakeLocation(*organization.mutable_seat(), places);
  for (v1::Place& branch : *organization.mutable_branches()) {
    row.branches.push_back(MakeLocation(branch, places));
  }
  row.coverage = region::EffectiveCoverage(organization);
  DropContradicted(row);
  row.attributes = {Stated(organization.services()), StatedLanguages(organization),
                    Stated(organization.target_groups()),
                    Stated(organization.exploitation_forms())};
  absl::CivilDay day;
  if (absl::ParseCivilTime(organization.verification().verified_on(), &day)) row.verified_on = day;
  row.answers_referrals = region::AnswersReferrals(organization);
  return row;
}

absl::StatusOr<OrganizationTable> OrganizationTable::Read(const Xapian::Database& organizations,
                                                          const region::PlaceResolver& places) {
  OrganizationTable table;
  const auto add = [&](Xapian::docid document, const v1::Organization& organization) {
    OrganizationRow row = MakeRow(organization, places);
    row.document = document;
    table.by_document_.emplace(row.document, table.rows_.size());
    table.by_name_.emplace(row.name, table.rows_.size());
    table.rows_.push_back(std::move(row));
  };
  const absl::Status read =
      generation::CatchXapian([&] { return generation::ForEachOrganization(organizations, add); });
  if (!read.ok()) return read;
  return table;
}

const OrganizationRow* OrganizationTable::OfDocument(Xapian::docid document) const {
  const auto found = by_document_.find(document);
  return found == by_document_.end() ? nullptr : &rows_[found->second];
}

const OrganizationRow* OrganizationTable::OfName(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &rows_[found->second];
}

std::string OrganizationTable::LocalityOf(std::string_view ags) const {
  if (ags.empty()) return "";
  for (const OrganizationRow& row : rows_) {
    if (row.seat.has_value() && row.seat->ags == ags) return row.seat->locality;
    for (const Location& branch : row.branches) {
      if (branch.ags == ags) return branch.locality;
    }
  }
  return "";
}

bool OrganizationTable::IsStated(AttributeField field, const std::string& code) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const OrganizationRow& row) {
    const std::vector<StatedCode>& stated = row.stated(field);
    return std::any_of(stated.begin(), stated.end(),
                       [&](const StatedCode& one) { return one.code == code; });
  });
}

}  // namespace kok::index
