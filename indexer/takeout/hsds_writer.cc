#include "indexer/takeout/hsds_writer.h"

#include "absl/strings/str_cat.h"
#include "indexer/schema/labels.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"
#include "indexer/takeout/hsds_links.h"
#include "indexer/takeout/hsds_service.h"
#include "indexer/takeout/name_uuid.h"

namespace kok::takeout {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsService;
using kok::search::v1::Organization;
using kok::search::v1::Phone;
using kok::search::v1::Place;

bool HasWholeAddress(const Place& place) {
  return !place.street().empty() && !place.postal_code().empty() && !place.locality().empty() &&
         !place.region_code().empty() && !place.country_code().empty();
}

// One organisation on its way.
class Conversion {
 public:
  Conversion(const Organization& from, const ShownNames& names, const std::string& utc_offset)
      : from_(from), names_(names), utc_offset_(utc_offset), links_(from.name()) {}

  HsdsOrganization Run() {
    to_.set_id(NameUuid(from_.name()));
    service_ = to_.add_services();
    AddNames();
    AddContacts();
    service_->set_id(NameUuid(absl::StrCat(from_.name(), "#service")));
    service_->set_organization_id(to_.id());
    AddPlaces();
    AddAccessibility();
    AddServiceDetails(from_, names_, utc_offset_, links_, *service_);
    AddRest();
    return std::move(to_);
  }

 private:
  void AddNames();
  void AddContacts();
  void AddPhone(const Phone& phone, std::string_view type);
  HsdsLocation& AddLocation(std::string_view what);
  void AddPlace(const Place& place, std::string_view what);
  void AddPlaces();
  void AddAccessibility();
  void AddRest();

  const Organization& from_;
  const ShownNames& names_;
  const std::string& utc_offset_;
  HsdsLinks links_;
  HsdsOrganization to_;
  HsdsService* service_ = nullptr;
};

void Conversion::AddNames() {
  to_.set_name(from_.display_name());
  to_.set_description(from_.description());
  if (from_.description().empty()) {
    // Required; nothing is said that the record does not say.
    const std::string type(schema::DisplayName(from_.type(), "de"));
    to_.set_description(type.empty() ? from_.display_name() : type);
    links_.Add(*to_.mutable_attributes(), "no_description", "true");
  }
  to_.set_website(from_.website_uri());
  if (!from_.parent().empty()) to_.set_parent_organization_id(NameUuid(from_.parent()));
  auto& identifier = *to_.add_organization_identifiers();
  identifier.set_id(links_.NextId());
  identifier.set_organization_id(to_.id());
  identifier.set_identifier_scheme(std::string(source::kTakeoutScheme));
  identifier.set_identifier_type("resource name");
  identifier.set_identifier(from_.name());
  for (int i = 0; i < from_.alternate_names_size(); ++i) {
    const std::string& name = from_.alternate_names(i);
    if (i == 0 && !name.empty()) {
      to_.set_alternate_name(name);
    } else {
      links_.Add(*to_.mutable_attributes(), "alternate_name", name);
    }
  }
}

void Conversion::AddPhone(const Phone& phone, std::string_view type) {
  HsdsPhone& added = *to_.add_phones();
  added.set_id(links_.NextId());
  added.set_organization_id(to_.id());
  // As it can be dialled from anywhere, and beside it as its source prints it.
  added.set_number(phone.number().empty() ? phone.display() : phone.number());
  added.set_type(std::string(type));
  added.set_description(phone.label());
  if (phone.display() != added.number()) {
    links_.AddText(*added.mutable_attributes(), "display", phone.display());
  }
}

void Conversion::AddContacts() {
  for (const Phone& phone : from_.phones()) AddPhone(phone, "voice");
  if (from_.has_fax()) AddPhone(from_.fax(), "fax");
  if (!from_.emails().empty()) to_.set_email(from_.emails(0));
  // Not as contacts: these are persons, whom no reader of this project takes in.
  if (from_.emails_size() > 1) service_->set_email(from_.emails(1));
  for (int i = 2; i < from_.emails_size(); ++i) {
    links_.Add(*to_.mutable_attributes(), "email", from_.emails(i));
  }
}

HsdsLocation& Conversion::AddLocation(std::string_view what) {
  HsdsLocation& location = *to_.add_locations();
  location.set_id(links_.NextId());
  location.set_organization_id(to_.id());
  location.set_location_type("physical");
  links_.Add(*location.mutable_attributes(), "place", std::string(what));
  return location;
}

// A place of which the standard's address cannot be filled has none: that a town is known is told
// beside it, and nothing stands for a street that nobody published.
void Conversion::AddPlace(const Place& place, std::string_view what) {
  HsdsLocation& location = AddLocation(what);
  HsdsAttributes& more = *location.mutable_attributes();
  location.set_name(place.label().empty() ? place.locality() : place.label());
  links_.AddText(more, "label", place.label());
  links_.AddFact(more, place.has_fact(), place.fact());
  if (!HasWholeAddress(place)) {
    links_.AddText(more, "street", place.street());
    links_.AddText(more, "postal_code", place.postal_code());
    links_.AddText(more, "locality", place.locality());
    links_.AddText(more, "region", place.region_code());
    links_.AddText(more, "country", place.country_code());
    return;
  }
  auto& address = *location.add_addresses();
  address.set_id(links_.NextId());
  address.set_location_id(location.id());
  address.set_address_1(place.street());
  address.set_city(place.locality());
  address.set_state_province(place.region_code());
  address.set_postal_code(place.postal_code());
  address.set_country(place.country_code());
  address.set_address_type("physical");
}

void Conversion::AddPlaces() {
  if (from_.has_seat()) AddPlace(from_.seat(), "seat");
  for (const Place& branch : from_.branches()) AddPlace(branch, "branch");
  for (const HsdsLocation& location : to_.locations()) {
    auto& at = *service_->add_service_at_locations();
    at.set_id(links_.NextId());
    at.set_service_id(service_->id());
    at.set_location_id(location.id());
  }
}

void Conversion::AddAccessibility() {
  if (!from_.has_accessibility()) return;
  HsdsLocation& location =
      from_.has_seat() ? *to_.mutable_locations(0) : AddLocation("of_unknown_place");
  auto& added = *location.add_accessibility();
  added.set_id(links_.NextId());
  added.set_location_id(location.id());
  added.set_description(from_.accessibility().text());
  const auto wheelchair = from_.accessibility().wheelchair();
  if (wheelchair != kok::search::v1::ATTRIBUTE_STATE_UNSPECIFIED) {
    links_.Add(*added.mutable_attributes(), "wheelchair", source::StateWord(wheelchair));
  }
  links_.AddFact(*added.mutable_attributes(), from_.accessibility().has_fact(),
                 from_.accessibility().fact());
}

// What the standard has no field for.
void Conversion::AddRest() {
  HsdsAttributes& more = *to_.mutable_attributes();
  if (from_.type() != kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED) {
    HsdsAttribute& type = *more.Add();
    type.set_id(links_.NextId());
    type.set_link_id(to_.id());
    type.set_link_entity("organization");
    type.set_link_type(std::string(source::kOrganizationTypeLink));
    const std::string code =
        HsdsWord(kok::search::v1::OrganizationType_Name(from_.type()), "ORGANIZATION_TYPE_");
    auto& term = *type.mutable_taxonomy_term();
    term.set_id(NameUuid(absl::StrCat("organization_type/", code)));
    term.set_code(code);
    term.set_name(std::string(schema::DisplayName(from_.type(), "de")));
    term.set_description(std::string(schema::DisplayName(from_.type(), "en")));
    term.set_taxonomy(std::string(source::kTakeoutScheme));
  }
  links_.AddText(more, "short_name", from_.short_name());
  links_.AddText(more, "parent", from_.parent());
  links_.AddText(more, "superseded_by", from_.superseded_by());
  for (const std::string& name : from_.confusable_with()) links_.Add(more, "confusable_with", name);
  for (const int kind : from_.member_kinds()) {
    const auto value = static_cast<kok::search::v1::MemberKind>(kind);
    links_.Add(more, "member_kind",
               HsdsWord(kok::search::v1::MemberKind_Name(value), "MEMBER_KIND_"));
  }
  const auto add_state = [&](std::string_view link, kok::search::v1::AttributeState state) {
    if (state != kok::search::v1::ATTRIBUTE_STATE_UNSPECIFIED) {
      links_.Add(more, link, source::StateWord(state));
    }
  };
  add_state("offers_counselling", from_.offers_counselling());
  add_state("takes_referrals", from_.takes_referrals());
  if (from_.status() != kok::search::v1::ORGANIZATION_STATUS_UNSPECIFIED) {
    links_.Add(
        more, "status",
        HsdsWord(kok::search::v1::OrganizationStatus_Name(from_.status()), "ORGANIZATION_STATUS_"));
  }
  if (!from_.has_verification()) return;
  const auto& verification = from_.verification();
  links_.Add(more, "verification",
             HsdsWord(kok::search::v1::VerificationState_Name(verification.state()),
                      "VERIFICATION_STATE_"));
  links_.AddText(more, "verification_source", verification.source());
  links_.AddText(more, "verification_source_date", verification.source_date());
}

}  // namespace

HsdsOrganization ToHsds(const Organization& organization, const ShownNames& names,
                        const std::string& utc_offset) {
  return Conversion(organization, names, utc_offset).Run();
}

}  // namespace kok::takeout
