#include "indexer/takeout/fhir_writer.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/takeout/fhir_parts.h"
#include "indexer/takeout/name_uuid.h"

namespace kok::takeout {
namespace {

using kok::search::ingest::v1::FhirAddress;
using kok::search::ingest::v1::FhirCodeableConcept;
using kok::search::ingest::v1::FhirContactPoint;
using kok::search::ingest::v1::FhirExtension;
using kok::search::ingest::v1::FhirHealthcareService;
using kok::search::ingest::v1::FhirIdentifier;
using kok::search::ingest::v1::FhirOrganization;
using kok::search::v1::Attribute;
using kok::search::v1::AttributeState;
using kok::search::v1::Coverage;
using kok::search::v1::Fact;
using kok::search::v1::Organization;
using kok::search::v1::Phone;
using kok::search::v1::Place;
using Terms = google::protobuf::RepeatedPtrField<Attribute>;

constexpr char kBcp47[] = "urn:ietf:bcp:47";
constexpr char kCategories[] = "http://terminology.hl7.org/CodeSystem/service-category";
constexpr char kPhysicalTypes[] = "http://terminology.hl7.org/CodeSystem/location-physical-type";
constexpr std::array<const char*, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string StateWord(AttributeState state) {
  return FhirWord(kok::search::v1::AttributeState_Name(state), "ATTRIBUTE_STATE_");
}

// The last part is one of FHIR's own words for ids, which `/` and more than 64 bytes are not.
std::string IdOf(const std::string& name, const std::string& suffix) {
  const std::string id = name.substr(name.find('/') + 1) + suffix;
  constexpr size_t kMaxIdBytes = 64;
  return id.size() <= kMaxIdBytes ? id : NameUuid(name + suffix);
}

std::string Urn(const std::string& name, std::string_view type, const std::string& suffix = "") {
  return absl::StrCat("urn:uuid:", NameUuid(absl::StrCat(std::string(type), "/", name, suffix)));
}

bool Counsels(const Organization& organization) {
  return organization.offers_counselling() == kok::search::v1::ATTRIBUTE_STATE_YES;
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
  void AddCoverage(FhirHealthcareService& service) const;
  void AddHours(FhirHealthcareService& service) const;
  void AddTerms(const char* list, const Terms& terms, FhirConcepts& yes,
                FhirExtensions& others) const;
  void AddPlace(const Place& place, int number);
  std::string Comment() const;
  std::string Shown(std::string_view list, const std::string& code) const {
    return list == "language" ? analysis::LanguageName(code, "de") : names_.Term(list, code);
  }

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

// Whatever is no yes is an extension, which nobody takes for one.
void Conversion::AddTerms(const char* list, const Terms& terms, FhirConcepts& yes,
                          FhirExtensions& others) const {
  const std::string system =
      std::string_view(list) == "language" ? kBcp47 : OwnUri(absl::StrCat("vocabulary:", list));
  for (const Attribute& term : terms) {
    if (term.state() == kok::search::v1::ATTRIBUTE_STATE_YES) {
      AddFact(*AddConcept(yes, system, term.code(), Shown(list, term.code())).mutable_extension(),
              term.fact());
      continue;
    }
    FhirExtensions& parts = *AddPart(others, OwnUri("statement")).mutable_extension();
    AddCode(parts, "list", list);
    AddCode(parts, "code", term.code());
    AddCode(parts, "state", StateWord(term.state()));
    AddFactParts(parts, term.fact());
  }
}

// Of Länder, and of countries.
const char* RegionSystem(const std::string& region) {
  return region.find('-') == std::string::npos ? "urn:iso:std:iso:3166" : "urn:iso:std:iso:3166:-2";
}

void Conversion::AddCoverage(FhirHealthcareService& service) const {
  for (const Coverage& coverage : from_.coverage()) {
    const std::string basis =
        FhirWord(kok::search::v1::CoverageBasis_Name(coverage.basis()), "COVERAGE_BASIS_");
    FhirExtensions* parts = nullptr;
    if (coverage.basis() == kok::search::v1::COVERAGE_BASIS_SEAT) {
      // What is only assumed is no area of coverage.
      parts = AddPart(*service.mutable_extension(), OwnUri("assumed-area")).mutable_extension();
      AddCode(*parts, "region", coverage.region());
      AddText(*parts, "area-name", coverage.area_name());
    } else {
      auto& area = *service.add_coverage_area();
      area.set_type("Location");
      area.set_display(coverage.area_name().empty() ? names_.Region(coverage.region())
                                                    : coverage.area_name());
      parts = AddPart(*area.mutable_extension(), OwnUri("coverage")).mutable_extension();
      if (coverage.ags_prefixes().empty() && !coverage.region().empty()) {
        area.mutable_identifier()->set_system(RegionSystem(coverage.region()));
        area.mutable_identifier()->set_value(coverage.region());
      } else {
        // An identifier would say that it is the whole of it.
        AddCode(*parts, "within-region", coverage.region());
      }
    }
    AddCode(*parts, "basis", basis);
    for (const std::string& prefix : coverage.ags_prefixes()) AddCode(*parts, "ags", prefix);
    AddFactParts(*parts, coverage.fact());
  }
}

// FHIR has no 24:00.
void Conversion::AddHours(FhirHealthcareService& service) const {
  for (const auto& interval : from_.hours().intervals()) {
    auto& time = *service.add_available_time();
    time.add_days_of_week(kDays.at(static_cast<size_t>(interval.day()) - 1));
    const bool to_midnight = interval.closes() == "24:00";
    if (to_midnight && interval.opens() == "00:00") {
      time.set_all_day(true);
      continue;
    }
    time.set_available_start_time(interval.opens() + ":00");
    time.set_available_end_time(to_midnight ? "23:59:59" : interval.closes() + ":00");
  }
  AddFact(*service.mutable_extension(), from_.hours().fact(), "hours-fact");
  AddFact(*service.mutable_extension(), from_.accessibility().fact(), "accessibility-fact");
}

// What a reader must see who knows none of the extensions.
std::string Conversion::Comment() const {
  std::string comment;
  const auto add = [&comment](std::string_view title, const std::string& text) {
    if (text.empty()) return;
    absl::StrAppend(&comment, comment.empty() ? "" : "\n", std::string(title), text);
  };
  add("", schema::StatusSentence(from_));
  add("", from_.alert());
  add("Erreichbarkeit: ", from_.hours().text());
  add("Barrierefreiheit: ", from_.accessibility().text());
  std::string interpreted;
  for (const Attribute& language : from_.languages()) {
    if (language.state() != kok::search::v1::ATTRIBUTE_STATE_VIA_INTERPRETER) continue;
    absl::StrAppend(&interpreted, interpreted.empty() ? "" : ", ",
                    analysis::LanguageName(language.code(), "de"));
  }
  add("Mit Dolmetscher*in: ", interpreted);
  if (from_.offers_counselling() == kok::search::v1::ATTRIBUTE_STATE_UNKNOWN) {
    add("", "Ob die Organisation selbst berät, ist nicht bekannt.");
  }
  if (from_.offers_counselling() == kok::search::v1::ATTRIBUTE_STATE_NO) {
    add("", "Die Organisation berät nicht selbst.");
  }
  return comment;
}

void Conversion::AddService(FhirHealthcareService& service) {
  AddStart(service, "HealthcareService");
  service.mutable_provided_by()->set_reference(to_.organization.full_url());
  service.set_comment(Comment());
  service.set_extra_details(from_.description());
  FhirExtensions& more = *service.mutable_extension();
  const auto add_state = [&more](std::string_view what, AttributeState state) {
    if (state != kok::search::v1::ATTRIBUTE_STATE_UNSPECIFIED) {
      AddCode(more, OwnUri(what), StateWord(state));
    }
  };
  add_state("offers-counselling", from_.offers_counselling());
  add_state("takes-referrals", from_.takes_referrals());
  add_state("wheelchair", from_.accessibility().wheelchair());
  if (Counsels(from_)) AddConcept(*service.mutable_category(), kCategories, "8", "Counselling");
  AddTerms("service", from_.services(), *service.mutable_type(), more);
  AddTerms("target_group", from_.target_groups(), *service.mutable_characteristic(), more);
  AddTerms("exploitation_form", from_.exploitation_forms(), *service.mutable_characteristic(),
           more);
  AddTerms("language", from_.languages(), *service.mutable_communication(), more);
  AddCoverage(service);
  AddHours(service);
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
