#include "indexer/takeout/fhir_writer.h"

#include "absl/strings/str_cat.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/takeout/fhir_parts.h"
#include "indexer/takeout/fhir_service.h"
#include "indexer/takeout/name_uuid.h"

namespace kok::takeout {
namespace {

using kok::search::ingest::v1::FhirAddress;
using kok::search::ingest::v1::FhirContactPoint;
using kok::search::ingest::v1::FhirExtension;
using kok::search::ingest::v1::FhirHealthcareService;
using kok::search::ingest::v1::FhirIdentifier;
using kok::search::ingest::v1::FhirOrganization;
using kok::search::v1::Organization;
using kok::search::v1::Phone;
using kok::search::v1::Place;

constexpr char kPhysicalTypes[] = "http://terminology.hl7.org/CodeSystem/location-physical-type";

// The last part is one of FHIR's own words for ids, which `/` and more than 64 bytes are not.
std::string IdOf(const std::string& name, const std::string& suffix) {
  const std::string id = name.substr(name.find('/') + 1) + suffix;
  constexpr size_t kMaxIdBytes = 64;
  return id.size() <= kMaxIdBytes ? id : NameUuid(name + suffix);
}

std::string Urn(const std::string& name, std::string_view type, const std::string& suffix = "") {
  return absl::StrCat("urn:uuid:", NameUuid(absl::StrCat(std::string(type), "/", name, suffix)));
}

// One organisation on its way.
class Conversion {
 public:
  Conversion(const Organization& from, const ShownNames& names) : from_(from), names_(names) {}

  FhirEntries Run() {
    to_.organization.set_full_url(Urn(from_.name(), "Organization"));
    to_.service.set_full_url(Urn(from_.name(), "HealthcareService"));
    AddOrganization(*to_.organization.mutable_resource());
    AddService(*to_.service.mutable_resource());
    if (from_.has_seat()) AddPlace(from_.seat(), 0);
    for (int i = 0; i < from_.branches_size(); ++i) AddPlace(from_.branches(i), i + 1);
    return std::move(to_);
  }

 private:
  template <typename Resource>
  void AddStart(Resource& resource, const char* type) {
    resource.set_resource_type(type);
    resource.set_id(IdOf(from_.name(), ""));
    *resource.add_identifier() = Identifier(from_.name());
    resource.set_active(schema::IsAtWork(from_));
    resource.set_name(from_.display_name());
    AddContacts(*resource.mutable_telecom());
    AddStatus(*resource.mutable_extension());
    AddVerification(*resource.mutable_extension());
  }
  void AddStatus(FhirExtensions& list) const;
  void AddVerification(FhirExtensions& list) const;
  void AddPhone(google::protobuf::RepeatedPtrField<FhirContactPoint>& list, const Phone& phone,
                const char* system) const;
  void AddContacts(google::protobuf::RepeatedPtrField<FhirContactPoint>& list) const;
  void AddOrganization(FhirOrganization& organization);
  void AddService(FhirHealthcareService& service);
  void AddPlace(const Place& place, int number);

  const Organization& from_;
  const ShownNames& names_;
  FhirEntries to_;
};

void Conversion::AddStatus(FhirExtensions& list) const {
  if (from_.status() != kok::search::v1::ORGANIZATION_STATUS_UNSPECIFIED) {
    AddCode(
        list, OwnUri("status"),
        FhirWord(kok::search::v1::OrganizationStatus_Name(from_.status()), "ORGANIZATION_STATUS_"));
  }
  AddText(list, OwnUri("superseded-by"), from_.superseded_by());
}

void Conversion::AddVerification(FhirExtensions& list) const {
  if (!from_.has_verification()) return;
  const auto& verification = from_.verification();
  FhirExtension extension;
  extension.set_url(OwnUri("verification"));
  FhirExtensions& parts = *extension.mutable_extension();
  AddText(parts, "source", verification.source());
  AddDate(parts, "source-date", verification.source_date());
  AddDate(parts, "verified-on", verification.verified_on());
  if (verification.state() != kok::search::v1::VERIFICATION_STATE_UNSPECIFIED) {
    AddCode(parts, "state",
            FhirWord(kok::search::v1::VerificationState_Name(verification.state()),
                     "VERIFICATION_STATE_"));
  }
  if (!parts.empty()) *list.Add() = std::move(extension);
}

void Conversion::AddPhone(google::protobuf::RepeatedPtrField<FhirContactPoint>& list,
                          const Phone& phone, const char* system) const {
  FhirContactPoint& added = *list.Add();
  added.set_system(system);
  added.set_value(phone.number().empty() ? phone.display() : phone.number());
  added.set_use("work");
  AddText(*added.mutable_extension(), OwnUri("as-printed"), phone.display());
  AddText(*added.mutable_extension(), OwnUri("label"), phone.label());
}

void Conversion::AddContacts(google::protobuf::RepeatedPtrField<FhirContactPoint>& list) const {
  for (const Phone& phone : from_.phones()) AddPhone(list, phone, "phone");
  if (from_.has_fax()) AddPhone(list, from_.fax(), "fax");
  const auto add = [&list](const char* system, const std::string& value) {
    FhirContactPoint& added = *list.Add();
    added.set_system(system);
    added.set_value(value);
    added.set_use("work");
  };
  for (const std::string& email : from_.emails()) {
    if (!email.empty()) add("email", email);
  }
  if (!from_.website_uri().empty()) add("url", from_.website_uri());
}

void Conversion::AddOrganization(FhirOrganization& organization) {
  AddStart(organization, "Organization");
  if (from_.type() != kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED) {
    AddConcept(*organization.mutable_type(), OwnUri("organization-type"),
               FhirWord(kok::search::v1::OrganizationType_Name(from_.type()), "ORGANIZATION_TYPE_"),
               std::string(schema::DisplayName(from_.type(), "de")));
  }
  if (!from_.short_name().empty()) organization.add_alias(from_.short_name());
  for (const std::string& name : from_.alternate_names()) {
    if (!name.empty()) organization.add_alias(name);
  }
  if (!from_.parent().empty()) {
    organization.mutable_part_of()->set_type("Organization");
    *organization.mutable_part_of()->mutable_identifier() = Identifier(from_.parent());
  }
  FhirExtensions& more = *organization.mutable_extension();
  AddText(more, OwnUri("short-name"), from_.short_name());
  for (const int kind : from_.member_kinds()) {
    const auto value = static_cast<kok::search::v1::MemberKind>(kind);
    AddCode(more, OwnUri("member-kind"),
            FhirWord(kok::search::v1::MemberKind_Name(value), "MEMBER_KIND_"));
  }
  for (const std::string& name : from_.confusable_with()) {
    AddText(more, OwnUri("confusable-with"), name);
  }
}

void Conversion::AddService(FhirHealthcareService& service) {
  AddStart(service, "HealthcareService");
  service.mutable_provided_by()->set_reference(to_.organization.full_url());
  AddServiceDetails(from_, names_, service);
}

// A Location stands for a town, whose physical type says so, or for a street that is published; a
// Land alone is said by the organisation's address.
void Conversion::AddPlace(const Place& place, int number) {
  FhirAddress address;
  address.set_use("work");
  address.set_type("physical");
  if (!place.street().empty()) address.add_line(place.street());
  address.set_city(place.locality());
  // Abroad a record knows the country alone.
  if (place.region_code().find('-') != std::string::npos) {
    address.set_state(names_.Region(place.region_code()));
    AddCode(*address.mutable_extension(), OwnUri("region"), place.region_code());
  }
  address.set_postal_code(place.postal_code());
  address.set_country(place.country_code());
  AddText(*address.mutable_extension(), OwnUri("label"), place.label());
  AddFact(*address.mutable_extension(), place.fact());
  *to_.organization.mutable_resource()->add_address() = address;
  if (place.street().empty() && place.locality().empty()) return;
  const std::string suffix = absl::StrCat(".", number);
  auto& entry = to_.locations.emplace_back();
  entry.set_full_url(Urn(from_.name(), "Location", suffix));
  auto& location = *entry.mutable_resource();
  location.set_resource_type("Location");
  location.set_id(IdOf(from_.name(), suffix));
  const bool paused = from_.status() == kok::search::v1::ORGANIZATION_STATUS_PAUSED;
  location.set_status(schema::IsAtWork(from_) ? "active" : paused ? "suspended" : "inactive");
  location.set_name(place.label().empty() ? from_.display_name() : place.label());
  location.set_mode("instance");
  if (place.street().empty()) {
    *location.mutable_physical_type() = Concept(kPhysicalTypes, "area", "Area");
  }
  *location.mutable_address() = std::move(address);
  location.mutable_managing_organization()->set_reference(to_.organization.full_url());
  to_.service.mutable_resource()->add_location()->set_reference(entry.full_url());
}

}  // namespace

FhirEntries ToFhir(const Organization& organization, const ShownNames& names) {
  return Conversion(organization, names).Run();
}

}  // namespace kok::takeout
