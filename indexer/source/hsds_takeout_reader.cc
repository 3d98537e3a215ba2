#include "indexer/source/hsds_takeout_reader.h"

#include <string>
#include <utility>

#include "indexer/source/hsds_said.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_takeout_parts.h"
#include "indexer/source/hsds_takeout_places.h"
#include "indexer/source/hsds_takeout_services.h"
#include "indexer/source/hsds_vocabulary.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsOrganizationIdentifier;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsService;
using kok::search::v1::Phone;

const HsdsOrganizationIdentifier* IdentifierOf(const HsdsOrganization& organization) {
  for (const auto& identifier : organization.organization_identifiers()) {
    if (identifier.identifier_scheme() == kTakeoutScheme) return &identifier;
  }
  return nullptr;
}

void ReadNames(HsdsTakeoutParts& parts) {
  const HsdsOrganization& from = parts.organization;
  Organization& record = parts.record;
  const Said said(from.attributes());
  record.set_name(IdentifierOf(from)->identifier());
  record.set_display_name(from.name());
  if (!said.Has("no_description")) record.set_description(from.description());
  record.set_website_uri(from.website());
  if (!from.alternate_name().empty()) record.add_alternate_names(from.alternate_name());
  for (const std::string& name : said.All("alternate_name")) record.add_alternate_names(name);
}

Phone ReadPhone(const HsdsPhone& from) {
  Phone phone;
  const Said said(from.attributes());
  if (said.Has("display")) {
    phone.set_number(from.number());
    phone.set_display(said.One("display"));
  } else {  // of what follows from its print; `number` is what earlier versions wrote
    phone.set_number(said.One("number"));
    phone.set_display(from.number());
  }
  phone.set_label(from.description());
  return phone;
}

void ReadContacts(HsdsTakeoutParts& parts) {
  const HsdsOrganization& from = parts.organization;
  Organization& record = parts.record;
  for (const HsdsPhone& phone : from.phones()) {
    (phone.type() == "fax" ? *record.mutable_fax() : *record.add_phones()) = ReadPhone(phone);
  }
  if (!from.contacts().empty()) {
    parts.Warn("contacts", "a person is not used");
  }
  if (!from.email().empty()) record.add_emails(from.email());
  for (const HsdsService& service : from.services()) {
    if (!service.email().empty()) record.add_emails(service.email());
  }
  for (const std::string& email : Said(from.attributes()).All("email")) record.add_emails(email);
}

void ReadRest(HsdsTakeoutParts& parts) {
  const HsdsOrganization& from = parts.organization;
  Organization& record = parts.record;
  const Said said(from.attributes());
  for (const HsdsAttribute& attribute : from.attributes()) {
    if (attribute.link_type() != kOrganizationTypeLink) continue;
    record.set_type(static_cast<kok::search::v1::OrganizationType>(
        parts.Value(*kok::search::v1::OrganizationType_descriptor(), "ORGANIZATION_TYPE_",
                    attribute.taxonomy_term().code(), "organization_type")));
  }
  record.set_short_name(said.One("short_name"));
  record.set_parent(said.One("parent"));
  record.set_superseded_by(said.One("superseded_by"));
  for (const std::string& name : said.All("confusable_with")) record.add_confusable_with(name);
  for (const std::string& kind : said.All("member_kind")) {
    record.add_member_kinds(static_cast<kok::search::v1::MemberKind>(parts.Value(
        *kok::search::v1::MemberKind_descriptor(), "MEMBER_KIND_", kind, "member_kind")));
  }
  if (said.Has("offers_counselling")) {
    record.set_offers_counselling(
        parts.State(said.One("offers_counselling"), "offers_counselling"));
  }
  if (said.Has("takes_referrals")) {
    record.set_takes_referrals(parts.State(said.One("takes_referrals"), "takes_referrals"));
  }
  if (said.Has("status")) {
    record.set_status(static_cast<kok::search::v1::OrganizationStatus>(
        parts.Value(*kok::search::v1::OrganizationStatus_descriptor(), "ORGANIZATION_STATUS_",
                    said.One("status"), "status")));
  }
  if (!said.Has("verification")) return;
  auto& verification = *record.mutable_verification();
  verification.set_state(static_cast<kok::search::v1::VerificationState>(
      parts.Value(*kok::search::v1::VerificationState_descriptor(), "VERIFICATION_STATE_",
                  said.One("verification"), "verification")));
  verification.set_source(said.One("verification_source"));
  verification.set_source_date(said.One("verification_source_date"));
}

}  // namespace

bool IsTakeout(const HsdsOrganization& organization) {
  return IdentifierOf(organization) != nullptr;
}

ReadItem OrganizationFromTakeout(const HsdsOrganization& organization, const std::string& path,
                                 int line, const ReaderOptions& options) {
  HsdsTakeoutParts parts{organization, path, line, options};
  ReadNames(parts);
  ReadContacts(parts);
  ReadTakeoutPlaces(parts);
  ReadRest(parts);
  for (const HsdsService& service : organization.services()) ReadTakeoutService(service, parts);
  ReadTakeoutAccessibility(parts);
  if (!parts.problem.message.empty()) return parts.problem;
  return SourceRecord{std::move(parts.record), path, line, std::move(parts.warnings)};
}

}  // namespace kok::source
