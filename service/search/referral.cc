#include "service/search/referral.h"

#include <algorithm>

#include "indexer/analysis/languages.h"

namespace kok::search_core {

kok::search::v1::Referral MakeReferral(const kok::search::v1::Organization& organization) {
  kok::search::v1::Referral referral;
  referral.set_display_name(organization.display_name());
  referral.set_locality(organization.seat().locality());
  *referral.mutable_phones() = organization.phones();
  *referral.mutable_emails() = organization.emails();
  referral.set_hours(organization.hours().text());
  referral.set_website_uri(organization.website_uri());
  referral.set_alert(organization.alert());
  referral.set_source(organization.verification().source());
  referral.set_source_date(organization.verification().source_date());
  referral.set_verified_on(organization.verification().verified_on());
  referral.set_status(organization.status());
  referral.set_superseded_by(organization.superseded_by());
  *referral.mutable_languages() = organization.languages();
  if (referral.phones().empty()) referral.add_unknown_fields("phones");
  if (referral.emails().empty()) referral.add_unknown_fields("emails");
  if (referral.hours().empty()) referral.add_unknown_fields("hours");
  if (referral.languages().empty()) referral.add_unknown_fields("languages");
  if (referral.website_uri().empty()) referral.add_unknown_fields("website_uri");
  return referral;
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
