#include "indexer/source/hsds_takeout_reader.h"

#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/source/hsds_days.h"
#include "indexer/source/hsds_hours.h"
#include "indexer/source/hsds_places.h"
#include "indexer/source/hsds_said.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"
#include "indexer/source/protected_values.h"

namespace kok::source {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsOrganizationIdentifier;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsSchedule;
using kok::search::ingest::v1::HsdsService;
using kok::search::v1::Attribute;
using kok::search::v1::AttributeState;
using kok::search::v1::Coverage;
using kok::search::v1::Fact;
using kok::search::v1::Phone;
using kok::search::v1::Place;
using Terms = google::protobuf::RepeatedPtrField<Attribute>;

const HsdsOrganizationIdentifier* IdentifierOf(const HsdsOrganization& organization) {
  for (const auto& identifier : organization.organization_identifiers()) {
    if (identifier.identifier_scheme() == kTakeoutScheme) return &identifier;
  }
  return nullptr;
}

class Conversion {
 public:
  Conversion(const HsdsOrganization& from, std::string path, int line, const ReaderOptions& options)
      : from_(from), path_(std::move(path)), line_(line), options_(options) {}

  ReadItem Run() {
    ReadNames();
    ReadContacts();
    ReadPlaces();
    ReadRest();
    for (const HsdsService& service : from_.services()) ReadService(service);
    ReadAccessibility();
    if (!problem_.message.empty()) return problem_;
    return SourceRecord{std::move(record_), path_, line_, std::move(warnings_)};
  }

 private:
  void Problem(std::string field, std::string message) {
    if (problem_.message.empty()) problem_ = {path_, line_, std::move(field), std::move(message)};
  }
  // The value of the enum whose name ends in `word`; 0 and a problem where it has none.
  int Value(const EnumDescriptor& type, std::string_view prefix, const std::string& word,
            std::string_view link) {
    const EnumValueDescriptor* value =
        type.FindValueByName(absl::StrCat(std::string(prefix), absl::AsciiStrToUpper(word)));
    if (value != nullptr) return value->number();
    Problem(absl::StrCat("attributes.kok_", std::string(link)),
            absl::StrCat("expected a value of ", type.name(), " in lower case, without ",
                         std::string(prefix)));
    return 0;
  }
  AttributeState State(const std::string& word, std::string_view link) {
    return static_cast<AttributeState>(
        Value(*kok::search::v1::AttributeState_descriptor(), "ATTRIBUTE_STATE_", word, link));
  }
  template <typename T>
  void ReadFact(const Said& said, T& statement) {
    if (!said.Has("fact_kind")) return;
    Fact& fact = *statement.mutable_fact();
    fact.set_kind(static_cast<kok::search::v1::FactKind>(
        Value(*kok::search::v1::FactKind_descriptor(), "FACT_KIND_", said.One("fact_kind"),
              "fact_kind")));
    fact.set_source(said.One("fact_source"));
    fact.set_source_date(said.One("fact_source_date"));
  }

  void ReadNames();
  void ReadContacts();
  Phone ReadPhone(const HsdsPhone& from) const;
  Place ReadPlace(const HsdsLocation& location);
  void ReadPlaces();
  void ReadAccessibility();
  void ReadRest();
  void ReadService(const HsdsService& service);
  void ReadSchedules(const HsdsService& service);
  void ReadIntervals(const HsdsSchedule& schedule);
  void ReadCoverage(const std::string& region, const Said& said);
  void ReadTerm(const HsdsAttribute& attribute, const SaidOfAttributes& more);

  const HsdsOrganization& from_;
  const std::string path_;
  const int line_;
  const ReaderOptions& options_;
  Organization record_;
  std::vector<RecordProblem> warnings_;
  RecordProblem problem_;
};

void Conversion::ReadNames() {
  const Said said(from_.attributes());
  record_.set_name(IdentifierOf(from_)->identifier());
  record_.set_display_name(from_.name());
  if (!said.Has("no_description")) record_.set_description(from_.description());
  record_.set_website_uri(from_.website());
  if (!from_.alternate_name().empty()) record_.add_alternate_names(from_.alternate_name());
  for (const std::string& name : said.All("alternate_name")) record_.add_alternate_names(name);
}

Phone Conversion::ReadPhone(const HsdsPhone& from) const {
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

void Conversion::ReadContacts() {
  for (const HsdsPhone& phone : from_.phones()) {
    (phone.type() == "fax" ? *record_.mutable_fax() : *record_.add_phones()) = ReadPhone(phone);
  }
  if (!from_.contacts().empty()) {
    warnings_.push_back({path_, line_, "contacts", "a person is not used"});
  }
  if (!from_.email().empty()) record_.add_emails(from_.email());
  for (const HsdsService& service : from_.services()) {
    if (!service.email().empty()) record_.add_emails(service.email());
  }
  for (const std::string& email : Said(from_.attributes()).All("email")) record_.add_emails(email);
}

Place Conversion::ReadPlace(const HsdsLocation& location) {
  const Said said(location.attributes());
  const bool confidential =
      IsMarkedConfidential(from_.attributes()) || IsConfidentialLocation(location);
  Place place;
  place.set_label(said.One("label"));
  place.set_street(said.One("street"));
  place.set_postal_code(said.One("postal_code"));
  place.set_locality(said.One("locality"));
  place.set_region_code(said.One("region"));
  place.set_country_code(said.One("country"));
  if (!location.addresses().empty()) {
    const auto& address = location.addresses(0);
    place.set_street(address.address_1());
    place.set_postal_code(address.postal_code());
    place.set_locality(address.city());
    place.set_region_code(address.state_province());
    place.set_country_code(address.country());
  }
  ReadFact(said, place);
  if (!confidential) return place;
  if (options_.protected_values != nullptr) {
    auto fields = PlacesFromHsds({&location}, true).protected_fields;
    if (said.Has("street")) fields.add_addresses(said.One("street"));
    options_.protected_values->Add(fields, path_, line_);
  }
  Place kept;
  kept.set_region_code(place.region_code());
  kept.set_country_code(place.country_code());
  warnings_.push_back(
      {path_, line_, "locations", "a confidential location: only its Land is used"});
  return kept;
}

void Conversion::ReadPlaces() {
  for (const HsdsLocation& location : from_.locations()) {
    const std::string what = Said(location.attributes()).One("place");
    if (what == "seat") {
      *record_.mutable_seat() = ReadPlace(location);
    } else if (what == "branch" || what.empty()) {
      *record_.add_branches() = ReadPlace(location);
    }
  }
}

void Conversion::ReadAccessibility() {
  for (const HsdsLocation& location : from_.locations()) {
    for (const auto& from : location.accessibility()) {
      const Said said(from.attributes());
      auto& accessibility = *record_.mutable_accessibility();
      accessibility.set_text(from.description());
      if (said.Has("wheelchair")) {
        accessibility.set_wheelchair(State(said.One("wheelchair"), "wheelchair"));
      }
      ReadFact(said, accessibility);
    }
  }
}

void Conversion::ReadIntervals(const HsdsSchedule& schedule) {
  for (const std::string& day : DaysOf(schedule.byday())) {
    auto& interval = *record_.mutable_hours()->add_intervals();
    interval.set_day(DayNumber(day));
    const Said said(schedule.attributes());
    interval.set_opens(LocalTime(schedule.opens_at()).value_or(schedule.opens_at()));
    interval.set_closes(said.Has("closes_at")
                            ? said.One("closes_at")
                            : LocalTime(schedule.closes_at()).value_or(schedule.closes_at()));
  }
}

void Conversion::ReadSchedules(const HsdsService& service) {
  for (const HsdsSchedule& schedule : service.schedules()) {
    const Said said(schedule.attributes());
    if (!said.Has("hours")) {
      ReadIntervals(schedule);
      continue;
    }
    record_.mutable_hours()->set_text(schedule.description());
    ReadFact(said, *record_.mutable_hours());
  }
}

void Conversion::ReadCoverage(const std::string& region, const Said& said) {
  Coverage& coverage = *record_.add_coverage();
  coverage.set_region(region);
  coverage.set_area_name(said.One("area_name"));
  coverage.set_basis(static_cast<kok::search::v1::CoverageBasis>(
      Value(*kok::search::v1::CoverageBasis_descriptor(), "COVERAGE_BASIS_", said.One("basis"),
            "basis")));
  for (const std::string& prefix : said.All("ags_prefix")) coverage.add_ags_prefixes(prefix);
  ReadFact(said, coverage);
}

// `service` is a yes; `kok_service_no`, `kok_language_unknown` and so on say their state.
void Conversion::ReadTerm(const HsdsAttribute& attribute, const SaidOfAttributes& more) {
  const std::string& link = attribute.link_type();
  const auto read = [&](std::string_view list, Terms& terms) {
    const std::string prefix = TakeoutLink(list) + "_";
    const bool yes = link == list;
    if (!yes && !absl::StartsWith(link, prefix)) return false;
    Attribute& term = *terms.Add();
    term.set_code(attribute.taxonomy_term().code());
    term.set_state(yes ? kok::search::v1::ATTRIBUTE_STATE_YES
                       : State(link.substr(prefix.size()), list));
    ReadFact(more.Of(attribute.id()), term);
    return true;
  };
  if (Said::IsOfAttribute(attribute) || read("language", *record_.mutable_languages()) ||
      read(kServiceLink, *record_.mutable_services()) ||
      read(kTargetGroupLink, *record_.mutable_target_groups()) ||
      read(kExploitationFormLink, *record_.mutable_exploitation_forms())) {
    return;
  }
  if (link == TakeoutLink("assumed_area")) {
    ReadCoverage(attribute.value(), more.Of(attribute.id()));
  } else {
    warnings_.push_back({path_, line_, "services.attributes", "one is not used"});
  }
}

void Conversion::ReadService(const HsdsService& service) {
  if (!service.assured_date().empty()) {
    record_.mutable_verification()->set_verified_on(service.assured_date());
  }
  const std::string sentence = schema::StatusSentence(record_);
  absl::string_view alert = service.alert();
  if (!sentence.empty() && absl::ConsumePrefix(&alert, sentence)) absl::ConsumePrefix(&alert, " ");
  if (!alert.empty()) record_.set_alert(std::string(alert));
  ReadSchedules(service);
  for (const auto& area : service.service_areas()) {
    const Said said(area.attributes());
    ReadCoverage(said.One("region"), said);
  }
  for (const auto& language : service.languages()) {
    Attribute& added = *record_.add_languages();
    added.set_code(language.code());
    added.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
    ReadFact(Said(language.attributes()), added);
  }
  const SaidOfAttributes more(service.attributes());
  for (const HsdsAttribute& attribute : service.attributes()) ReadTerm(attribute, more);
}

void Conversion::ReadRest() {
  const Said said(from_.attributes());
  for (const HsdsAttribute& attribute : from_.attributes()) {
    if (attribute.link_type() != kOrganizationTypeLink) continue;
    record_.set_type(static_cast<kok::search::v1::OrganizationType>(
        Value(*kok::search::v1::OrganizationType_descriptor(), "ORGANIZATION_TYPE_",
              attribute.taxonomy_term().code(), "organization_type")));
  }
  record_.set_short_name(said.One("short_name"));
  record_.set_parent(said.One("parent"));
  record_.set_superseded_by(said.One("superseded_by"));
  for (const std::string& name : said.All("confusable_with")) record_.add_confusable_with(name);
  for (const std::string& kind : said.All("member_kind")) {
    record_.add_member_kinds(static_cast<kok::search::v1::MemberKind>(
        Value(*kok::search::v1::MemberKind_descriptor(), "MEMBER_KIND_", kind, "member_kind")));
  }
  if (said.Has("offers_counselling")) {
    record_.set_offers_counselling(State(said.One("offers_counselling"), "offers_counselling"));
  }
  if (said.Has("takes_referrals")) {
    record_.set_takes_referrals(State(said.One("takes_referrals"), "takes_referrals"));
  }
  if (said.Has("status")) {
    record_.set_status(static_cast<kok::search::v1::OrganizationStatus>(
        Value(*kok::search::v1::OrganizationStatus_descriptor(), "ORGANIZATION_STATUS_",
              said.One("status"), "status")));
  }
  if (!said.Has("verification")) return;
  auto& verification = *record_.mutable_verification();
  verification.set_state(static_cast<kok::search::v1::VerificationState>(
      Value(*kok::search::v1::VerificationState_descriptor(), "VERIFICATION_STATE_",
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
  return Conversion(organization, path, line, options).Run();
}

}  // namespace kok::source
