#include "service/search/referral.h"

#include <algorithm>

#include "indexer/analysis/languages.h"

namespace kok::search_core {
namespace {

constexpr char kDepartment[] = "department";

}  // namespace

kok::search::v1::Referral MakeReferral(const kok::search::v1::Organization& organization) {
  kok::search::v1::Referral referral;
  referral.set_display_name(organization.display_name());
  referral.set_locality(organization.seat().locality());
  *referral.mutable_phones() = organization.phones();
  *referral.mutable_emails() = organization.emails();
  referral.set_hours(organization.hours().text());
  if (organization.hours().has_fact()) *referral.mutable_hours_fact() = organization.hours().fact();
  referral.set_website_uri(organization.website_uri());
  referral.set_alert(organization.alert());
  referral.set_source(organization.verification().source());
  referral.set_source_date(organization.verification().source_date());
  referral.set_verified_on(organization.verification().verified_on());
  referral.set_status(organization.status());
  referral.set_superseded_by(organization.superseded_by());
  *referral.mutable_languages() = organization.languages();
  referral.set_department(organization.seat().label());
  if (referral.phones().empty()) referral.add_unknown_fields("phones");
  if (referral.emails().empty()) referral.add_unknown_fields("emails");
  if (referral.hours().empty()) referral.add_unknown_fields("hours");
  if (referral.languages().empty()) referral.add_unknown_fields("languages");
  if (referral.website_uri().empty()) referral.add_unknown_fields("website_uri");
  // Whose branches have names of their own, a contact may be of any of them.
  const auto& branches = organization.branches();
  if (referral.department().empty() &&
      std::any_of(branches.begin(), branches.end(),
                  [](const auto& branch) { return !branch.label().empty(); })) {
    referral.add_unknown_fields(kDepartment);
  }
  return referral;
}

kok::search::v1::Referral ReferralOf(const index::Snapshot& snapshot,
                                     const kok::search::v1::Organization& organization) {
  kok::search::v1::Referral referral = MakeReferral(organization);
  const auto name_of = [&snapshot](const std::string& name) {
    const index::OrganizationRow* row = snapshot.organization_table().OfName(name);
    return row == nullptr ? std::string() : row->display_name;
  };
  referral.set_parent_display_name(name_of(organization.parent()));
  referral.set_superseded_by_display_name(name_of(organization.superseded_by()));
  return referral;
}

void ReferToBranch(const kok::search::v1::Place& branch, kok::search::v1::Referral& referral) {
  if (branch.label().empty()) return;
  referral.set_department(branch.label());
  auto& unknown = *referral.mutable_unknown_fields();
  unknown.erase(std::remove(unknown.begin(), unknown.end(), kDepartment), unknown.end());
}

void AddUnknownLanguages(const std::vector<std::string>& asked,
                         kok::search::v1::Referral& referral) {
  for (const std::string& code : asked) {
    const auto& stated = referral.languages();
    const bool known = std::any_of(stated.begin(), stated.end(), [&](const auto& language) {
      return analysis::LanguageOfTag(language.code()) == code;
    });
    if (known) continue;
    kok::search::v1::Attribute& unknown = *referral.add_languages();
    unknown.set_code(code);
    unknown.set_state(kok::search::v1::ATTRIBUTE_STATE_UNKNOWN);
  }
}

}  // namespace kok::search_core
