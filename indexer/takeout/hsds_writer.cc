#include "indexer/takeout/hsds_writer.h"

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/source/hsds_days.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"
#include "indexer/takeout/enum_word.h"
#include "indexer/takeout/name_uuid.h"

namespace kok::takeout {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsSchedule;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceArea;
using kok::search::v1::Attribute;
using kok::search::v1::Coverage;
using kok::search::v1::Fact;
using kok::search::v1::Organization;
using kok::search::v1::Phone;
using kok::search::v1::Place;
using HsdsAttributes = google::protobuf::RepeatedPtrField<HsdsAttribute>;
using Terms = google::protobuf::RepeatedPtrField<Attribute>;

std::string Word(std::string_view name, std::string_view prefix) {
  return EnumWord(name, prefix, '_');
}

bool HasWholeAddress(const Place& place) {
  return !place.street().empty() && !place.postal_code().empty() && !place.locality().empty() &&
         !place.region_code().empty() && !place.country_code().empty();
}

std::string_view StatusOf(const Organization& organization) {
  switch (organization.status()) {
    case kok::search::v1::ORGANIZATION_STATUS_PAUSED:
      return "temporarily closed";
    case kok::search::v1::ORGANIZATION_STATUS_CLOSED:
    case kok::search::v1::ORGANIZATION_STATUS_MERGED:
      return "defunct";
    default:
      return "active";
  }
}

constexpr char kMidnight[] = "24:00";

// One organisation on its way.
class Conversion {
 public:
  Conversion(const Organization& from, const ShownNames& names, const std::string& utc_offset)
      : from_(from), names_(names), utc_offset_(utc_offset) {}

  HsdsOrganization Run() {
    to_.set_id(NameUuid(from_.name()));
    service_ = to_.add_services();
    AddNames();
    AddContacts();
    AddService();
    AddPlaces();
    AddAccessibility();
    AddHours();
    AddCoverage();
    AddTerms(source::kServiceLink, from_.services());
    AddTerms(source::kTargetGroupLink, from_.target_groups());
    AddTerms(source::kExploitationFormLink, from_.exploitation_forms());
    AddTerms("language", from_.languages());
    AddRest();
    return std::move(to_);
  }

 private:
  // Another one each time, the same ones for the same record.
  std::string NextId() { return NameUuid(absl::StrCat(from_.name(), "#", next_id_++)); }

  HsdsAttribute& Add(HsdsAttributes& list, std::string_view link, const std::string& value) {
    HsdsAttribute& added = *list.Add();
    added.set_id(NextId());
    added.set_link_type(source::TakeoutLink(link));
    added.set_value(value);
    return added;
  }
  // The same where there is something to say.
  void AddText(HsdsAttributes& list, std::string_view link, const std::string& value) {
    if (!value.empty()) Add(list, link, value);
  }
  void AddFact(HsdsAttributes& list, bool present, const Fact& fact,
               const std::string& about_attribute = "") {
    if (!present) return;
    const auto add = [&](std::string_view link, const std::string& value) {
      HsdsAttribute& added = Add(list, link, value);
      if (about_attribute.empty()) return;
      added.set_link_id(about_attribute);
      added.set_link_entity("attribute");
    };
    add("fact_kind", Word(kok::search::v1::FactKind_Name(fact.kind()), "FACT_KIND_"));
    if (!fact.source().empty()) add("fact_source", fact.source());
    if (!fact.source_date().empty()) add("fact_source_date", fact.source_date());
  }

  void AddNames();
  void AddContacts();
  void AddPhone(const Phone& phone, std::string_view type);
  void AddService();
  HsdsLocation& AddLocation(std::string_view what);
  void AddPlace(const Place& place, std::string_view what);
  void AddPlaces();
  void AddAccessibility();
  void AddHours();
  void AddCoverage();
  void AddTerms(std::string_view list, const Terms& terms);
  void AddLanguage(const Attribute& language);
  void AddRest();

  const Organization& from_;
  const ShownNames& names_;
  const std::string& utc_offset_;
  int next_id_ = 0;
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
    Add(*to_.mutable_attributes(), "no_description", "true");
  }
  to_.set_website(from_.website_uri());
  if (!from_.parent().empty()) to_.set_parent_organization_id(NameUuid(from_.parent()));
  auto& identifier = *to_.add_organization_identifiers();
  identifier.set_id(NextId());
  identifier.set_organization_id(to_.id());
  identifier.set_identifier_scheme(std::string(source::kTakeoutScheme));
  identifier.set_identifier_type("resource name");
  identifier.set_identifier(from_.name());
  for (int i = 0; i < from_.alternate_names_size(); ++i) {
    const std::string& name = from_.alternate_names(i);
    if (i == 0 && !name.empty()) {
      to_.set_alternate_name(name);
    } else {
      Add(*to_.mutable_attributes(), "alternate_name", name);
    }
  }
}

void Conversion::AddPhone(const Phone& phone, std::string_view type) {
  HsdsPhone& added = *to_.add_phones();
  added.set_id(NextId());
  added.set_organization_id(to_.id());
  // As it can be dialled from anywhere, and beside it as its source prints it.
  added.set_number(phone.number().empty() ? phone.display() : phone.number());
  added.set_type(std::string(type));
  added.set_description(phone.label());
  if (phone.display() != added.number()) {
    AddText(*added.mutable_attributes(), "display", phone.display());
  }
}

void Conversion::AddContacts() {
  for (const Phone& phone : from_.phones()) AddPhone(phone, "voice");
  if (from_.has_fax()) AddPhone(from_.fax(), "fax");
  if (!from_.emails().empty()) to_.set_email(from_.emails(0));
  // Not as contacts: these are persons, whom no reader of this project takes in.
  if (from_.emails_size() > 1) service_->set_email(from_.emails(1));
  for (int i = 2; i < from_.emails_size(); ++i) {
    Add(*to_.mutable_attributes(), "email", from_.emails(i));
  }
}

void Conversion::AddService() {
  service_->set_id(NameUuid(absl::StrCat(from_.name(), "#service")));
  service_->set_organization_id(to_.id());
  service_->set_name(from_.display_name());
  service_->set_status(std::string(StatusOf(from_)));
  service_->set_assured_date(from_.verification().verified_on());
  const std::string status = schema::StatusSentence(from_);
  service_->set_alert(
      absl::StrCat(status, status.empty() || from_.alert().empty() ? "" : " ", from_.alert()));
}

HsdsLocation& Conversion::AddLocation(std::string_view what) {
  HsdsLocation& location = *to_.add_locations();
  location.set_id(NextId());
  location.set_organization_id(to_.id());
  location.set_location_type("physical");
  Add(*location.mutable_attributes(), "place", std::string(what));
  return location;
}

// A place of which the standard's address cannot be filled has none: that a town is known is told
// beside it, and nothing stands for a street that nobody published.
void Conversion::AddPlace(const Place& place, std::string_view what) {
  HsdsLocation& location = AddLocation(what);
  HsdsAttributes& more = *location.mutable_attributes();
  location.set_name(place.label().empty() ? place.locality() : place.label());
  AddText(more, "label", place.label());
  AddFact(more, place.has_fact(), place.fact());
  if (!HasWholeAddress(place)) {
    AddText(more, "street", place.street());
    AddText(more, "postal_code", place.postal_code());
    AddText(more, "locality", place.locality());
    AddText(more, "region", place.region_code());
    AddText(more, "country", place.country_code());
    return;
  }
  auto& address = *location.add_addresses();
  address.set_id(NextId());
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
    at.set_id(NextId());
    at.set_service_id(service_->id());
    at.set_location_id(location.id());
  }
}

void Conversion::AddAccessibility() {
  if (!from_.has_accessibility()) return;
  HsdsLocation& location =
      from_.has_seat() ? *to_.mutable_locations(0) : AddLocation("of_unknown_place");
  auto& added = *location.add_accessibility();
  added.set_id(NextId());
  added.set_location_id(location.id());
  added.set_description(from_.accessibility().text());
  const auto wheelchair = from_.accessibility().wheelchair();
  if (wheelchair != kok::search::v1::ATTRIBUTE_STATE_UNSPECIFIED) {
    Add(*added.mutable_attributes(), "wheelchair", source::StateWord(wheelchair));
  }
  AddFact(*added.mutable_attributes(), from_.accessibility().has_fact(),
          from_.accessibility().fact());
}

void Conversion::AddHours() {
  if (!from_.has_hours()) return;
  HsdsSchedule& text = *service_->add_schedules();
  text.set_id(NextId());
  text.set_description(from_.hours().text());
  Add(*text.mutable_attributes(), "hours", "text");
  AddFact(*text.mutable_attributes(), from_.hours().has_fact(), from_.hours().fact());
  for (const auto& interval : from_.hours().intervals()) {
    HsdsSchedule& schedule = *service_->add_schedules();
    schedule.set_id(NextId());
    schedule.set_freq("WEEKLY");
    schedule.set_byday(std::string(source::kHsdsDays.at(static_cast<size_t>(interval.day()) - 1)));
    schedule.set_opens_at(interval.opens() + utc_offset_);
    // The standard has no 24:00.
    const bool to_midnight = interval.closes() == kMidnight;
    schedule.set_closes_at((to_midnight ? "23:59" : interval.closes()) + utc_offset_);
    if (to_midnight) Add(*schedule.mutable_attributes(), "closes_at", kMidnight);
  }
}

void Conversion::AddCoverage() {
  for (const Coverage& coverage : from_.coverage()) {
    // What is only assumed is no service area.
    const bool assumed = coverage.basis() == kok::search::v1::COVERAGE_BASIS_SEAT;
    HsdsServiceArea area;
    area.set_id(NextId());
    area.set_service_id(service_->id());
    area.set_name(coverage.area_name().empty() ? names_.Region(coverage.region())
                                               : coverage.area_name());
    HsdsAttributes& more = assumed ? *service_->mutable_attributes() : *area.mutable_attributes();
    std::string about;
    if (assumed) about = Add(more, "assumed_area", coverage.region()).id();
    const auto add = [&](std::string_view link, const std::string& value) {
      if (value.empty()) return;
      HsdsAttribute& added = Add(more, link, value);
      if (about.empty()) return;
      added.set_link_id(about);
      added.set_link_entity("attribute");
    };
    if (!assumed) add("region", coverage.region());
    add("area_name", coverage.area_name());
    add("basis", Word(kok::search::v1::CoverageBasis_Name(coverage.basis()), "COVERAGE_BASIS_"));
    for (const std::string& prefix : coverage.ags_prefixes()) add("ags_prefix", prefix);
    AddFact(more, coverage.has_fact(), coverage.fact(), about);
    if (!assumed) *service_->add_service_areas() = std::move(area);
  }
}

void Conversion::AddLanguage(const Attribute& language) {
  auto& added = *service_->add_languages();
  added.set_id(NextId());
  added.set_service_id(service_->id());
  added.set_code(language.code());
  added.set_name(analysis::LanguageName(language.code(), "de"));
  AddFact(*added.mutable_attributes(), language.has_fact(), language.fact());
}

void Conversion::AddTerms(std::string_view list, const Terms& terms) {
  for (const Attribute& term : terms) {
    const bool yes = term.state() == kok::search::v1::ATTRIBUTE_STATE_YES;
    if (yes && list == "language") {
      AddLanguage(term);
      continue;
    }
    const std::string name = list == "language" ? analysis::LanguageName(term.code(), "de")
                                                : names_.Term(list, term.code());
    const std::string state = source::StateWord(term.state());
    const std::string shown = yes ? name : absl::StrCat(state, ": ", name);
    HsdsAttribute& added = *service_->add_attributes();
    added.set_id(NextId());
    added.set_link_id(service_->id());
    added.set_link_entity("service");
    added.set_link_type(source::TermLink(list, term.state()));
    added.set_value(state);
    auto& taxonomy = *added.mutable_taxonomy_term();
    // Of a no and an unknown another one than of a yes: nobody who compares terms takes them for
    // it.
    taxonomy.set_id(NameUuid(absl::StrCat(added.link_type(), "/", term.code())));
    taxonomy.set_code(term.code());
    taxonomy.set_name(shown);
    taxonomy.set_description(shown);
    taxonomy.set_taxonomy(std::string(source::kTakeoutScheme));
    const std::string id = added.id();
    AddFact(*service_->mutable_attributes(), term.has_fact(), term.fact(), id);
  }
}

// What the standard has no field for.
void Conversion::AddRest() {
  HsdsAttributes& more = *to_.mutable_attributes();
  if (from_.type() != kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED) {
    HsdsAttribute& type = *more.Add();
    type.set_id(NextId());
    type.set_link_id(to_.id());
    type.set_link_entity("organization");
    type.set_link_type(std::string(source::kOrganizationTypeLink));
    const std::string code =
        Word(kok::search::v1::OrganizationType_Name(from_.type()), "ORGANIZATION_TYPE_");
    auto& term = *type.mutable_taxonomy_term();
    term.set_id(NameUuid(absl::StrCat("organization_type/", code)));
    term.set_code(code);
    term.set_name(std::string(schema::DisplayName(from_.type(), "de")));
    term.set_description(std::string(schema::DisplayName(from_.type(), "en")));
    term.set_taxonomy(std::string(source::kTakeoutScheme));
  }
  AddText(more, "short_name", from_.short_name());
  AddText(more, "parent", from_.parent());
  AddText(more, "superseded_by", from_.superseded_by());
  for (const std::string& name : from_.confusable_with()) Add(more, "confusable_with", name);
  for (const int kind : from_.member_kinds()) {
    const auto value = static_cast<kok::search::v1::MemberKind>(kind);
    Add(more, "member_kind", Word(kok::search::v1::MemberKind_Name(value), "MEMBER_KIND_"));
  }
  const auto add_state = [&](std::string_view link, kok::search::v1::AttributeState state) {
    if (state != kok::search::v1::ATTRIBUTE_STATE_UNSPECIFIED) {
      Add(more, link, source::StateWord(state));
    }
  };
  add_state("offers_counselling", from_.offers_counselling());
  add_state("takes_referrals", from_.takes_referrals());
  if (from_.status() != kok::search::v1::ORGANIZATION_STATUS_UNSPECIFIED) {
    Add(more, "status",
        Word(kok::search::v1::OrganizationStatus_Name(from_.status()), "ORGANIZATION_STATUS_"));
  }
  if (!from_.has_verification()) return;
  const auto& verification = from_.verification();
  Add(more, "verification",
      Word(kok::search::v1::VerificationState_Name(verification.state()), "VERIFICATION_STATE_"));
  AddText(more, "verification_source", verification.source());
  AddText(more, "verification_source_date", verification.source_date());
}

}  // namespace

HsdsOrganization ToHsds(const Organization& organization, const ShownNames& names,
                        const std::string& utc_offset) {
  return Conversion(organization, names, utc_offset).Run();
}

}  // namespace kok::takeout
