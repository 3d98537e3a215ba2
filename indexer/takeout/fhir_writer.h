// An organisation as resources of HL7 FHIR R4.

#ifndef KOK_INDEXER_TAKEOUT_FHIR_WRITER_H_
#define KOK_INDEXER_TAKEOUT_FHIR_WRITER_H_

#include <vector>

#include "indexer/takeout/field_rules.h"
#include "indexer/takeout/shown_names.h"
#include "kok/search/ingest/v1/fhir.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::takeout {

// The entries of one organisation in a Bundle.
struct FhirEntries {
  kok::search::ingest::v1::FhirOrganizationEntry organization;
  kok::search::ingest::v1::FhirHealthcareServiceEntry service;
  std::vector<kok::search::ingest::v1::FhirLocationEntry> locations;  // with a street or a town
};

// data/templates/FORMATS.md has the table. What is unknown, a no, or only by an interpreter stands
// in extensions and never in a field that means yes; whoever is not at work is not active, and the
// comment says why. Pure function; safe from any thread.
FhirEntries ToFhir(const kok::search::v1::Organization& organization, const ShownNames& names);

// What FHIR R4 requires of these resources, and its required value sets.
const std::vector<FieldRule>& FhirRules();

// A Bundle of nothing: FHIR has no empty lists.
inline constexpr char kFhirEmpty[] = "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}\n";
// Before the first entry, between two, and behind the last one of the Bundle.
inline constexpr char kFhirStart[] =
    "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n";
inline constexpr char kFhirBetween[] = ",\n";
inline constexpr char kFhirEnd[] = "\n]}\n";

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_FHIR_WRITER_H_
