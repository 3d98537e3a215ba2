#include "indexer/takeout/fhir_service.h"

#include <array>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/takeout/fhir_parts.h"

namespace kok::takeout {
namespace {

using kok::search::ingest::v1::FhirHealthcareService;
using kok::search::v1::Attribute;
using kok::search::v1::AttributeState;
using kok::search::v1::Coverage;
using kok::search::v1::Organization;
using Terms = google::protobuf::RepeatedPtrField<Attribute>;

constexpr char kBcp47[] = "urn:ietf:bcp:47";
constexpr char kCategories[] = "http://terminology.hl7.org/CodeSystem/service-category";
constexpr std::array<const char*, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string StateWord(AttributeState state) {
  return FhirWord(kok::search::v1::AttributeState_Name(state), "ATTRIBUTE_STATE_");
}

// Writes the lists of statements. Whatever is no yes is an extension, which nobody takes for one.
class TermWriter {
 public:
  TermWriter(const ShownNames& names, FhirExtensions& others) : names_(names), others_(others) {}

  void Add(std::string_view list, const Terms& terms, FhirConcepts& yes) const {
    const bool is_language = list == "language";
    const std::string system =
        is_language ? kBcp47 : OwnUri(absl::StrCat("vocabulary:", std::string(list)));
    for (const Attribute& term : terms) {
      if (term.state() == kok::search::v1::ATTRIBUTE_STATE_YES) {
        const std::string shown = is_language ? analysis::LanguageName(term.code(), "de")
                                              : names_.Term(list, term.code());
        AddFact(*AddConcept(yes, system, term.code(), shown).mutable_extension(), term.fact());
        continue;
      }
      FhirExtensions& parts = *AddPart(others_, OwnUri("statement")).mutable_extension();
      AddCode(parts, "list", std::string(list));
      AddCode(parts, "code", term.code());
      AddCode(parts, "state", StateWord(term.state()));
      AddFactParts(parts, term.fact());
    }
  }

 private:
  const ShownNames& names_;
  FhirExtensions& others_;
};

// Of Länder, and of countries.
const char* RegionSystem(const std::string& region) {
  return region.find('-') == std::string::npos ? "urn:iso:std:iso:3166" : "urn:iso:std:iso:3166:-2";
}

void AddCoverage(const Organization& from, const ShownNames& names,
                 FhirHealthcareService& service) {
  for (const Coverage& coverage : from.coverage()) {
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
      area.set_display(coverage.area_name().empty() ? names.Region(coverage.region())
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
void AddHours(const Organization& from, FhirHealthcareService& service) {
  for (const auto& interval : from.hours().intervals()) {
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
  AddFact(*service.mutable_extension(), from.hours().fact(), "hours-fact");
  AddFact(*service.mutable_extension(), from.accessibility().fact(), "accessibility-fact");
}

// What a reader must see who knows none of the extensions.
std::string Comment(const Organization& from) {
  std::string comment;
  const auto add = [&comment](std::string_view title, const std::string& text) {
    if (text.empty()) return;
    absl::StrAppend(&comment, comment.empty() ? "" : "\n", std::string(title), text);
  };
  add("", schema::StatusSentence(from));
  add("", from.alert());
  add("Erreichbarkeit: ", from.hours().text());
  add("Barrierefreiheit: ", from.accessibility().text());
  std::string interpreted;
  for (const Attribute& language : from.languages()) {
    if (language.state() != kok::search::v1::ATTRIBUTE_STATE_VIA_INTERPRETER) continue;
    absl::StrAppend(&interpreted, interpreted.empty() ? "" : ", ",
                    analysis::LanguageName(language.code(), "de"));
  }
  add("Mit Dolmetscher*in: ", interpreted);
  if (from.offers_counselling() == kok::search::v1::ATTRIBUTE_STATE_UNKNOWN) {
    add("", "Ob die Organisation selbst berät, ist nicht bekannt.");
  }
  if (from.offers_counselling() == kok::search::v1::ATTRIBUTE_STATE_NO) {
    add("", "Die Organisation berät nicht selbst.");
  }
  return comment;
}

}  // namespace

void AddServiceDetails(const Organization& from, const ShownNames& names,
                       FhirHealthcareService& service) {
  service.set_comment(Comment(from));
  service.set_extra_details(from.description());
  FhirExtensions& more = *service.mutable_extension();
  const auto add_state = [&more](std::string_view what, AttributeState state) {
    if (state != kok::search::v1::ATTRIBUTE_STATE_UNSPECIFIED) {
      AddCode(more, OwnUri(what), StateWord(state));
    }
  };
  add_state("offers-counselling", from.offers_counselling());
  add_state("takes-referrals", from.takes_referrals());
  add_state("wheelchair", from.accessibility().wheelchair());
  if (from.offers_counselling() == kok::search::v1::ATTRIBUTE_STATE_YES) {
    AddConcept(*service.mutable_category(), kCategories, "8", "Counselling");
  }
  const TermWriter terms(names, more);
  terms.Add("service", from.services(), *service.mutable_type());
  terms.Add("target_group", from.target_groups(), *service.mutable_characteristic());
  terms.Add("exploitation_form", from.exploitation_forms(), *service.mutable_characteristic());
  terms.Add("language", from.languages(), *service.mutable_communication());
  AddCoverage(from, names, service);
  AddHours(from, service);
}

}  // namespace kok::takeout
