#include "service/search/referral.h"

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
  *referral.mutable_languages() = organization.languages();
  if (referral.phones().empty()) referral.add_unknown_fields("phones");
  if (referral.emails().empty()) referral.add_unknown_fields("emails");
  if (referral.hours().empty()) referral.add_unknown_fields("hours");
  if (referral.languages().empty()) referral.add_unknown_fields("languages");
  if (referral.website_uri().empty()) referral.add_unknown_fields("website_uri");
  return referral;
}

}  // namespace kok::search_core
