// Cardinalities of at least one, and value sets of required binding, of FHIR R4:
// https://hl7.org/fhir/R4/, pages organization, healthcareservice, location, datatypes, references,
// extensibility. What is required here beyond that is so by constraint org-1 (a name), by cpt-2 (a
// system with a value), or by the Human Services Directory guide (provided by, active).

#include "indexer/takeout/fhir_writer.h"

namespace kok::takeout {

const std::vector<FieldRule>& FhirRules() {
  static const auto& rules = *new std::vector<FieldRule>{
      {"FhirOrganizationEntry", "full_url", true, ""},
      {"FhirOrganizationEntry", "resource", true, ""},
      {"FhirHealthcareServiceEntry", "full_url", true, ""},
      {"FhirHealthcareServiceEntry", "resource", true, ""},
      {"FhirLocationEntry", "full_url", true, ""},
      {"FhirLocationEntry", "resource", true, ""},
      {"FhirOrganization", "resource_type", true, "Organization"},
      {"FhirOrganization", "active", true, ""},
      {"FhirOrganization", "identifier", true, ""},
      {"FhirOrganization", "name", true, ""},
      {"FhirHealthcareService", "resource_type", true, "HealthcareService"},
      {"FhirHealthcareService", "active", true, ""},
      {"FhirHealthcareService", "provided_by", true, ""},
      {"FhirHealthcareService", "name", true, ""},
      {"FhirLocation", "resource_type", true, "Location"},
      {"FhirLocation", "status", true, "active|suspended|inactive"},
      {"FhirLocation", "mode", true, "instance|kind"},
      {"FhirLocation", "address", true, ""},
      {"FhirExtension", "url", true, ""},
      {"FhirIdentifier", "use", false, "usual|official|temp|secondary|old"},
      {"FhirIdentifier", "system", true, ""},
      {"FhirIdentifier", "value", true, ""},
      {"FhirCodeableConcept", "coding", true, ""},
      {"FhirCoding", "system", true, ""},
      {"FhirCoding", "code", true, ""},
      {"FhirContactPoint", "system", true, "phone|fax|email|pager|url|sms|other"},
      {"FhirContactPoint", "value", true, ""},
      {"FhirContactPoint", "use", false, "home|work|temp|old|mobile"},
      {"FhirAddress", "use", false, "home|work|temp|old|billing"},
      {"FhirAddress", "type", false, "postal|physical|both"},
      {"FhirAvailableTime", "days_of_week", true, "mon|tue|wed|thu|fri|sat|sun"},
  };
  return rules;
}

}  // namespace kok::takeout
