#include "indexer/takeout/fhir_parts.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace kok::takeout {

using kok::search::ingest::v1::FhirCodeableConcept;
using kok::search::ingest::v1::FhirExtension;
using kok::search::ingest::v1::FhirIdentifier;
using kok::search::v1::Fact;

std::string OwnUri(std::string_view what) {
  return absl::StrCat("urn:kok-search:", std::string(what));
}

FhirExtension& AddPart(FhirExtensions& list, std::string_view url) {
  FhirExtension& added = *list.Add();
  added.set_url(std::string(url));
  return added;
}
void AddCode(FhirExtensions& list, std::string_view url, const std::string& code) {
  if (!code.empty()) AddPart(list, url).set_value_code(code);
}
void AddText(FhirExtensions& list, std::string_view url, const std::string& text) {
  if (!text.empty()) AddPart(list, url).set_value_string(text);
}
void AddDate(FhirExtensions& list, std::string_view url, const std::string& date) {
  if (!date.empty()) AddPart(list, url).set_value_date(date);
}

void AddFactParts(FhirExtensions& list, const Fact& fact) {
  AddText(list, "source", fact.source());
  AddDate(list, "source-date", fact.source_date());
  if (fact.kind() != kok::search::v1::FACT_KIND_UNSPECIFIED) {
    AddCode(list, "kind", FhirWord(kok::search::v1::FactKind_Name(fact.kind()), "FACT_KIND_"));
  }
}
// An extension of no part is none.
void AddFact(FhirExtensions& list, const Fact& fact, std::string_view url) {
  FhirExtension extension;
  extension.set_url(OwnUri(url));
  AddFactParts(*extension.mutable_extension(), fact);
  if (!extension.extension().empty()) *list.Add() = std::move(extension);
}

FhirIdentifier Identifier(const std::string& name) {
  FhirIdentifier identifier;
  identifier.set_use("official");
  identifier.set_system(OwnUri("resource-name"));
  identifier.set_value(name);
  return identifier;
}

FhirCodeableConcept Concept(const std::string& system, const std::string& code,
                            const std::string& display) {
  FhirCodeableConcept made;
  auto& coding = *made.add_coding();
  coding.set_system(system);
  coding.set_code(code);
  coding.set_display(display);
  made.set_text(display);
  return made;
}
FhirCodeableConcept& AddConcept(FhirConcepts& list, const std::string& system,
                                const std::string& code, const std::string& display) {
  return *list.Add() = Concept(system, code, display);
}

}  // namespace kok::takeout
