#include "indexer/source/hsds_organization.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/schema/resource_name.h"
#include "indexer/source/date_check.h"
#include "indexer/source/derived_name.h"
#include "indexer/source/hsds_contacts.h"
#include "indexer/source/hsds_hours.h"
#include "indexer/source/hsds_places.h"
#include "indexer/source/hsds_reach.h"
#include "indexer/source/hsds_takeout_reader.h"
#include "indexer/source/hsds_vocabulary.h"
#include "indexer/source/markdown_text.h"
#include "indexer/source/protected_values.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsMetadata;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsSchedule;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceAtLocation;
using kok::search::ingest::v1::ProtectedFields;
using kok::search::v1::Attribute;
template <typename T>
using List = google::protobuf::RepeatedPtrField<T>;

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
      : from_(from), options_(options), parts_{from, path, line} {}

  ReadItem Run() {
    Protect();
    if (Trimmed(from_.name()).empty()) return Problem("name", "is missing");
    if (!SortServices()) return Problem("services.status", kExpectedStatus);
    CollectLocations();
    SetFact();
    SetDescription();
    AddPhones(parts_);
    AddEmails(parts_);
    AddPlaces();
    AddLanguages(parts_);
    AddCoverage(parts_, options_);
    AddHours();
    AddAccessibility(parts_);
    if (!AddAttributes()) return Problem("attributes", kExpectedType);
    SetNames();
    return SourceRecord{std::move(parts_.record), parts_.path, parts_.line,
                        std::move(parts_.warnings)};
  }

 private:
  static constexpr char kExpectedStatus[] =
      "expected active, inactive, defunct or temporarily closed";
  static constexpr char kExpectedType[] =
      "expected specialized_counselling_centre, association, network, coordination_office, "
      "counselling_centre, helpline or authority as the code for link type organization_type";

  ReadItem Problem(std::string field, std::string message) const {
    return RecordProblem{parts_.path, parts_.line, std::move(field), std::move(message)};
  }
  void Protect();
  bool SortServices();
  void CollectLocations();
  void SetFact();
  void SetNames();
  void SetDescription();
  void AddPlaces();
  void AddHours();
  bool AddAttributes();

  const HsdsOrganization& from_;
  const ReaderOptions& options_;
  HsdsParts parts_;
};

// Before anything else, and of services that are not active too: whatever becomes of the record,
// the values are to be searched for.
void Conversion::Protect() {
  parts_.confidential = ConfidentialPlaces(from_);
  ProtectedFields fields = parts_.confidential.ProtectedFieldsOf(from_);
  if (options_.protected_values != nullptr) {
    options_.protected_values->Add(fields, parts_.path, parts_.line);
  }
}

// False for a status that the standard does not have.
bool Conversion::SortServices() {
  for (const HsdsService& service : from_.services()) {
    const std::string& status = service.status();
    if (status == "active" || status.empty()) {
      parts_.services.push_back(&service);
    } else if (status != "inactive" && status != "defunct" && status != "temporarily closed") {
      return false;
    }
  }
  if (parts_.services.empty() && !from_.services().empty()) {
    parts_.record.set_status(kok::search::v1::ORGANIZATION_STATUS_PAUSED);
    parts_.Warn("services", "none is active: the organization is taken as paused");
  }
  return true;
}

void Conversion::CollectLocations() {
  for (const HsdsLocation& location : from_.locations()) parts_.locations.push_back(&location);
  for (const HsdsService* service : parts_.services) {
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      if (at.has_location()) parts_.locations.push_back(&at.location());
    }
  }
}

// The file is the source: who wrote it, the standard does not say.
void Conversion::SetFact() {
  parts_.fact.set_source(absl::StrCat("HSDS ", LastPart(parts_.path)));
  std::string last;
  std::string oldest_check;
  const auto see = [&last](const std::string& time) { last = std::max(last, DatePart(time)); };
  for (const HsdsMetadata& change : from_.metadata()) see(change.last_action_date());
  for (const HsdsService* service : parts_.services) {
    see(service->last_modified());
    for (const HsdsMetadata& change : service->metadata()) see(change.last_action_date());
    const std::string checked = DatePart(service->assured_date());
    if (checked.empty() && !service->assured_date().empty()) {
      parts_.Warn("services.assured_date", "is not used: expected YYYY-MM-DD");
    }
    if (!checked.empty() && (oldest_check.empty() || checked < oldest_check)) {
      oldest_check = checked;
    }
  }
  parts_.fact.set_source_date(last);
  parts_.record.mutable_verification()->set_source(parts_.fact.source());
  parts_.record.mutable_verification()->set_source_date(last);
  parts_.record.mutable_verification()->set_verified_on(oldest_check);
}

void Conversion::SetNames() {
  std::string name = DerivedName(schema::kOrganizations, from_.id(), "");
  if (name.empty()) {
    name = DerivedName(schema::kOrganizations, from_.name(), parts_.record.seat().locality());
  }
  parts_.record.set_name(name);
  parts_.record.set_display_name(Trimmed(from_.name()));
  if (!Trimmed(from_.alternate_name()).empty()) {
    parts_.record.add_alternate_names(Trimmed(from_.alternate_name()));
  }
  parts_.record.set_website_uri(Trimmed(from_.website()));
  parts_.record.set_parent(DerivedName(schema::kOrganizations, from_.parent_organization_id(), ""));
}

void Conversion::SetDescription() {
  std::string& text = *parts_.record.mutable_description();
  const auto add = [this, &text](const std::string& markup, const std::string& title) {
    const std::string plain = PlainTextOf(markup);
    if (plain.empty() && markup.size() > 20000) {
      parts_.Warn("description", "is not used: expected at most 131,072 bytes and fewer stars");
    }
    if (plain.empty() || !parts_.seen.insert(absl::StrCat("text ", title, plain)).second) return;
    absl::StrAppend(&text, text.empty() ? "" : "\n\n", title, title.empty() ? "" : ": ", plain);
  };
  add(from_.description(), "");
  for (const HsdsService* service : parts_.services) {
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
    if (alert.empty() || !parts_.seen.insert("alert " + alert).second) continue;
    absl::StrAppend(parts_.record.mutable_alert(), parts_.record.alert().empty() ? "" : " ",
                    absl::StrReplaceAll(alert, {{"\n\n", " "}}));
  }
}

void Conversion::AddPlaces() {
  HsdsPlaces found = PlacesFromHsds(parts_.locations, parts_.confidential);
  for (size_t i = 0; i < found.places.size(); ++i) {
    (i == 0 ? *parts_.record.mutable_seat() : *parts_.record.add_branches()) =
        std::move(found.places[i]);
  }
  for (std::string& remark : found.remarks) parts_.Warn("locations", std::move(remark));
}

void Conversion::AddHours() {
  std::vector<OwnedSchedule> schedules;
  const auto add = [&schedules](const std::string& owner, const List<HsdsSchedule>& list) {
    for (const HsdsSchedule& schedule : list) schedules.push_back({owner, &schedule});
  };
  for (const HsdsService* service : parts_.services) {
    add(Trimmed(service->name()), service->schedules());
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      if (parts_.confidential.IsOpen(at)) add(Trimmed(service->name()), at.schedules());
    }
  }
  for (const HsdsLocation* location : parts_.locations) {
    if (parts_.confidential.IsOpen(*location)) add("", location->schedules());
  }
  kok::search::v1::Hours hours = HoursFromHsds(schedules);
  if (hours.text().empty() && hours.intervals().empty()) return;
  *hours.mutable_fact() = parts_.fact;
  *parts_.record.mutable_hours() = std::move(hours);
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
      if (good) parts_.record.set_type(type);
      return;
    }
    if (!parts_.seen.insert(absl::StrCat(link, " ", code)).second) return;
    Attribute& added = link == kServiceLink       ? *parts_.record.add_services()
                       : link == kTargetGroupLink ? *parts_.record.add_target_groups()
                                                  : *parts_.record.add_exploitation_forms();
    added.set_code(code);
    added.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
    *added.mutable_fact() = parts_.fact;
  };
  for (const HsdsAttribute& attribute : from_.attributes()) add(attribute);
  for (const HsdsService* service : parts_.services) {
    for (const HsdsAttribute& attribute : service->attributes()) add(attribute);
  }
  if (unused > 0) {
    parts_.Warn("attributes",
                absl::StrCat(unused,
                             " not used: expected a link_type of service, target_group, "
                             "exploitation_form or organization_type"));
  }
  return good;
}

}  // namespace

ReadItem OrganizationFromHsds(const HsdsOrganization& organization, const std::string& path,
                              int line, const ReaderOptions& options) {
  if (IsTakeout(organization)) {
    return OrganizationFromTakeout(organization, path, line, options);
  }
  return Conversion(organization, path, line, options).Run();
}

}  // namespace kok::source
