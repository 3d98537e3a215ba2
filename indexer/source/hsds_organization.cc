#include "indexer/source/hsds_organization.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "indexer/analysis/languages.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/region/area_table.h"
#include "indexer/region/region_table.h"
#include "indexer/schema/resource_name.h"
#include "indexer/source/date_check.h"
#include "indexer/source/hsds_hours.h"
#include "indexer/source/hsds_places.h"
#include "indexer/source/hsds_vocabulary.h"
#include "indexer/source/markdown_text.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLanguage;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsMetadata;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsSchedule;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceArea;
using kok::search::ingest::v1::HsdsServiceAtLocation;
using kok::search::v1::Attribute;
using kok::search::v1::Fact;
using kok::search::v1::Phone;
template <typename T>
using List = google::protobuf::RepeatedPtrField<T>;

constexpr size_t kMaxIdBytes = 80;

std::string Trimmed(const std::string& text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

// The first ten characters, where they are a date.
std::string DatePart(const std::string& time) {
  const std::string date = time.substr(0, 10);
  return HasForm(date, "0000-00-00") ? date : "";
}

// The text of what may be Markdown or HTML; empty where it is too much of either to be read.
std::string PlainTextOf(const std::string& markup) {
  constexpr size_t kMaxBytes = 131072;  // of a description
  if (markup.size() > kMaxBytes || FirstLineOfTooManyMarks(markup).has_value()) return "";
  return MarkdownToText(markup).body;
}

std::string LastPart(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// One organization on its way; collects what the record's warnings will be.
class Conversion {
 public:
  Conversion(const HsdsOrganization& from, const std::string& path, int line,
             const ReaderOptions& options)
      : from_(from), path_(path), line_(line), options_(options) {}

  ReadItem Run() {
    if (Trimmed(from_.name()).empty()) return Problem("name", "is missing");
    if (!SortServices()) return Problem("services.status", kExpectedStatus);
    CollectLocations();
    SetFact();
    SetDescription();
    AddPhones();
    AddEmails();
    AddPlaces();
    AddLanguages();
    AddCoverage();
    AddHours();
    AddAccessibility();
    if (!AddAttributes()) return Problem("attributes", kExpectedType);
    SetNames();
    return SourceRecord{std::move(to_), path_, line_, std::move(warnings_)};
  }

 private:
  static constexpr char kExpectedStatus[] =
      "expected active, inactive, defunct or temporarily closed";
  static constexpr char kExpectedType[] =
      "expected a value of OrganizationType for the link type organization_type";

  ReadItem Problem(std::string field, std::string message) const {
    return RecordProblem{path_, line_, std::move(field), std::move(message)};
  }
  void Warn(std::string field, std::string message) {
    warnings_.push_back({path_, line_, std::move(field), std::move(message)});
  }

  bool SortServices();
  void CollectLocations();
  void SetFact();
  void SetNames();
  void SetDescription();
  void AddPhone(const HsdsPhone& phone, const std::string& fallback_label);
  void AddPhones();
  void AddEmail(const std::string& email);
  void AddEmails();
  void AddPlaces();
  void AddLanguageList(const List<HsdsLanguage>& languages);
  void AddLanguages();
  void AddArea(const HsdsServiceArea& area);
  void AddCoverage();
  void AddHours();
  void AddAccessibility();
  bool AddAttributes();

  const HsdsOrganization& from_;
  const std::string& path_;
  const int line_;
  const ReaderOptions& options_;
  Organization to_;
  Fact fact_;
  std::vector<const HsdsService*> services_;    // that are active
  std::vector<const HsdsLocation*> locations_;  // of the organization and of these
  std::set<std::string> seen_;                  // kinds and keys of what stands in the record
  std::vector<RecordProblem> warnings_;
};

// False for a status that the standard does not have.
bool Conversion::SortServices() {
  for (const HsdsService& service : from_.services()) {
    const std::string& status = service.status();
    if (status == "active" || status.empty()) {
      services_.push_back(&service);
    } else if (status != "inactive" && status != "defunct" && status != "temporarily closed") {
      return false;
    }
  }
  if (services_.empty() && !from_.services().empty()) {
    to_.set_status(kok::search::v1::ORGANIZATION_STATUS_PAUSED);
    Warn("services", "none is active: the organization is taken as paused");
  }
  return true;
}

void Conversion::CollectLocations() {
  for (const HsdsLocation& location : from_.locations()) locations_.push_back(&location);
  for (const HsdsService* service : services_) {
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      if (at.has_location()) locations_.push_back(&at.location());
    }
  }
}

// The file is the source: who wrote it, the standard does not say.
void Conversion::SetFact() {
  fact_.set_source(absl::StrCat("HSDS ", LastPart(path_)));
  std::string last;
  std::string oldest_check;
  const auto see = [&last](const std::string& time) { last = std::max(last, DatePart(time)); };
  for (const HsdsMetadata& change : from_.metadata()) see(change.last_action_date());
  for (const HsdsService* service : services_) {
    see(service->last_modified());
    for (const HsdsMetadata& change : service->metadata()) see(change.last_action_date());
    const std::string checked = DatePart(service->assured_date());
    if (checked.empty() && !service->assured_date().empty()) {
      Warn("services.assured_date", "is not used: expected YYYY-MM-DD");
    }
    if (!checked.empty() && (oldest_check.empty() || checked < oldest_check)) {
      oldest_check = checked;
    }
  }
  fact_.set_source_date(last);
  to_.mutable_verification()->set_source(fact_.source());
  to_.mutable_verification()->set_source_date(last);
  to_.mutable_verification()->set_verified_on(oldest_check);
}

void Conversion::SetNames() {
  std::string id = ResourceIdFrom(from_.id());
  if (id.empty()) id = ResourceIdFrom(absl::StrCat(from_.name(), " ", to_.seat().locality()));
  to_.set_name(absl::StrCat(std::string(schema::kOrganizations), "/", id));
  to_.set_display_name(Trimmed(from_.name()));
  if (!Trimmed(from_.alternate_name()).empty()) {
    to_.add_alternate_names(Trimmed(from_.alternate_name()));
  }
  to_.set_website_uri(Trimmed(from_.website()));
  const std::string parent = ResourceIdFrom(from_.parent_organization_id());
  if (!parent.empty()) {
    to_.set_parent(absl::StrCat(std::string(schema::kOrganizations), "/", parent));
  }
}

void Conversion::SetDescription() {
  std::string& text = *to_.mutable_description();
  const auto add = [this, &text](const std::string& markup, const std::string& title) {
    const std::string plain = PlainTextOf(markup);
    if (plain.empty() && markup.size() > 20000) {
      Warn("description", "is not used: expected at most 131,072 bytes and fewer stars");
    }
    if (plain.empty() || !seen_.insert(absl::StrCat("text ", title, plain)).second) return;
    absl::StrAppend(&text, text.empty() ? "" : "\n\n", title, title.empty() ? "" : ": ", plain);
  };
  add(from_.description(), "");
  for (const HsdsService* service : services_) {
    const std::string name = Trimmed(service->name());
    if (service->description().empty()) {
      add(name, "");
    } else {
      add(service->description(), name);
    }
    add(service->eligibility_description(), "");
    add(service->application_process(), "");
    add(service->fees_description(), "");
    add(service->interpretation_services(), "");
    const std::string alert = PlainTextOf(service->alert());
    if (alert.empty() || !seen_.insert("alert " + alert).second) continue;
    absl::StrAppend(to_.mutable_alert(), to_.alert().empty() ? "" : " ",
                    absl::StrReplaceAll(alert, {{"\n\n", " "}}));
  }
}

void Conversion::AddPhone(const HsdsPhone& from, const std::string& fallback_label) {
  const std::string number = Trimmed(from.number());
  if (number.empty()) return;
  std::string digits;
  for (const char c : number) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  if (!seen_.insert(absl::StrCat(from.type() == "fax" ? "fax " : "phone ", digits)).second) return;
  Phone phone;
  phone.set_display(number);
  std::string label = Trimmed(from.description());
  if (label.empty()) label = fallback_label;
  const auto add_to_label = [&label](const std::string& more) {
    absl::StrAppend(&label, label.empty() ? "" : ", ", more);
  };
  if (!from.type().empty() && from.type() != "voice" && from.type() != "fax") {
    add_to_label(from.type());
  }
  if (from.has_extension() && from.extension().has_number_value()) {
    add_to_label(absl::StrCat("Durchwahl ", from.extension().number_value()));
  } else if (!from.extension().string_value().empty()) {
    add_to_label(absl::StrCat("Durchwahl ", from.extension().string_value()));
  }
  phone.set_label(label);
  if (from.type() != "fax") {
    *to_.add_phones() = std::move(phone);
  } else if (!to_.has_fax()) {
    *to_.mutable_fax() = std::move(phone);
  } else {
    Warn("phones", "a further fax number is not used");
  }
}

void Conversion::AddPhones() {
  for (const HsdsPhone& phone : from_.phones()) AddPhone(phone, "");
  for (const HsdsService* service : services_) {
    for (const HsdsPhone& phone : service->phones()) AddPhone(phone, Trimmed(service->name()));
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      for (const HsdsPhone& phone : at.phones()) AddPhone(phone, Trimmed(service->name()));
    }
  }
  for (const HsdsLocation* location : locations_) {
    // Not labelled with the location's name, which may be confidential.
    for (const HsdsPhone& phone : location->phones()) AddPhone(phone, "");
  }
}

void Conversion::AddEmail(const std::string& email) {
  const std::string trimmed = Trimmed(email);
  if (trimmed.empty()) return;
  if (seen_.insert("email " + absl::AsciiStrToLower(trimmed)).second) to_.add_emails(trimmed);
}

void Conversion::AddEmails() {
  AddEmail(from_.email());
  for (const HsdsService* service : services_) AddEmail(service->email());
}

void Conversion::AddPlaces() {
  HsdsPlaces found = PlacesFromHsds(locations_, IsMarkedConfidential(from_.attributes()));
  for (size_t i = 0; i < found.places.size(); ++i) {
    (i == 0 ? *to_.mutable_seat() : *to_.add_branches()) = std::move(found.places[i]);
  }
  for (std::string& remark : found.remarks) Warn("locations", std::move(remark));
  if (options_.protected_values != nullptr) {
    options_.protected_values->Add(found.protected_fields, path_, line_);
  }
}

void Conversion::AddLanguageList(const List<HsdsLanguage>& languages) {
  for (const HsdsLanguage& language : languages) {
    const std::optional<std::string> tag = language.code().empty()
                                               ? analysis::FindLanguage(language.name())
                                               : analysis::CanonicalLanguageTag(language.code());
    if (!tag.has_value()) {
      Warn("languages", language.code().empty()
                            ? "a name is not used: expected a language's name, or its code"
                            : "a code is not used: expected ISO 639, such as ro");
      continue;
    }
    if (!seen_.insert("language " + *tag).second) continue;
    Attribute& added = *to_.add_languages();
    added.set_code(*tag);
    added.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
    *added.mutable_fact() = fact_;
  }
}

void Conversion::AddLanguages() {
  for (const HsdsPhone& phone : from_.phones()) AddLanguageList(phone.languages());
  for (const HsdsService* service : services_) {
    AddLanguageList(service->languages());
    for (const HsdsPhone& phone : service->phones()) AddLanguageList(phone.languages());
  }
  for (const HsdsLocation* location : locations_) {
    AddLanguageList(location->languages());
    for (const HsdsPhone& phone : location->phones()) AddLanguageList(phone.languages());
  }
}

void Conversion::AddArea(const HsdsServiceArea& from) {
  const std::string name = Trimmed(from.name());
  if (name.empty() || !seen_.insert("area " + name).second) return;
  kok::search::v1::Coverage coverage;
  coverage.set_basis(kok::search::v1::COVERAGE_BASIS_DECLARED);
  *coverage.mutable_fact() = fact_;
  const region::RegionRow* region =
      options_.regions == nullptr ? nullptr : options_.regions->Find(name);
  const region::AreaRow* area = options_.areas == nullptr ? nullptr : options_.areas->Find(name);
  if (region != nullptr) {
    coverage.set_region(region->code);
  } else if (area != nullptr) {
    coverage.set_area_name(area->name);
  } else {
    Warn("service_areas.name",
         "is not used: expected a Land, a country or a name of regions/areas.tsv");
    return;
  }
  const std::string key = absl::StrCat("coverage ", coverage.region(), coverage.area_name());
  if (seen_.insert(key).second) *to_.add_coverage() = std::move(coverage);
}

void Conversion::AddCoverage() {
  for (const HsdsService* service : services_) {
    for (const HsdsServiceArea& area : service->service_areas()) AddArea(area);
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      for (const HsdsServiceArea& area : at.service_areas()) AddArea(area);
    }
  }
}

void Conversion::AddHours() {
  std::vector<OwnedSchedule> schedules;
  const auto add = [&schedules](const std::string& owner, const List<HsdsSchedule>& list) {
    for (const HsdsSchedule& schedule : list) schedules.push_back({owner, &schedule});
  };
  for (const HsdsService* service : services_) {
    add(Trimmed(service->name()), service->schedules());
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      add(Trimmed(service->name()), at.schedules());
    }
  }
  for (const HsdsLocation* location : locations_) add("", location->schedules());
  kok::search::v1::Hours hours = HoursFromHsds(schedules);
  if (hours.text().empty() && hours.intervals().empty()) return;
  *hours.mutable_fact() = fact_;
  *to_.mutable_hours() = std::move(hours);
}

void Conversion::AddAccessibility() {
  std::string text;
  for (const HsdsLocation* location : locations_) {
    for (const auto& each : location->accessibility()) {
      for (const std::string* part : {&each.description(), &each.details()}) {
        const std::string trimmed = Trimmed(*part);
        if (trimmed.empty() || !seen_.insert("access " + trimmed).second) continue;
        absl::StrAppend(&text, text.empty() ? "" : "; ", trimmed);
      }
    }
  }
  if (text.empty()) return;
  to_.mutable_accessibility()->set_text(text);
  *to_.mutable_accessibility()->mutable_fact() = fact_;
}

// False where a type is none.
bool Conversion::AddAttributes() {
  int unused = 0;
  bool good = true;
  const auto add = [&](const HsdsAttribute& from) {
    const std::string& link = from.link_type();
    const std::string code = Trimmed(from.taxonomy_term().code());
    if (!IsVocabularyLink(link)) {
      ++unused;
      return;
    }
    if (link == kOrganizationTypeLink) {
      const std::string name = absl::StrCat(
          "ORGANIZATION_TYPE_", absl::AsciiStrToUpper(absl::StrReplaceAll(code, {{"-", "_"}})));
      kok::search::v1::OrganizationType type = kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED;
      good = good && kok::search::v1::OrganizationType_Parse(name, &type);
      if (good) to_.set_type(type);
      return;
    }
    if (!seen_.insert(absl::StrCat(link, " ", code)).second) return;
    Attribute& added = link == kServiceLink       ? *to_.add_services()
                       : link == kTargetGroupLink ? *to_.add_target_groups()
                                                  : *to_.add_exploitation_forms();
    added.set_code(code);
    added.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
    *added.mutable_fact() = fact_;
  };
  for (const HsdsAttribute& attribute : from_.attributes()) add(attribute);
  for (const HsdsService* service : services_) {
    for (const HsdsAttribute& attribute : service->attributes()) add(attribute);
  }
  if (unused > 0) {
    Warn("attributes", absl::StrCat(unused,
                                    " not used: expected a link_type of service, target_group, "
                                    "exploitation_form or organization_type"));
  }
  return good;
}

}  // namespace

std::string ResourceIdFrom(std::string_view text) {
  std::string id;
  for (const char c : analysis::SpellOutUmlauts(analysis::LowerNfkc(text))) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      id.push_back(c);
    } else if (!id.empty() && id.back() != '-') {
      id.push_back('-');
    }
  }
  id = id.substr(0, kMaxIdBytes);
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

ReadItem OrganizationFromHsds(const HsdsOrganization& organization, const std::string& path,
                              int line, const ReaderOptions& options) {
  return Conversion(organization, path, line, options).Run();
}

}  // namespace kok::source
