// What an organisation does, as the part of a FHIR HealthcareService that says it.

#ifndef KOK_INDEXER_TAKEOUT_FHIR_SERVICE_H_
#define KOK_INDEXER_TAKEOUT_FHIR_SERVICE_H_

#include "indexer/takeout/shown_names.h"
#include "kok/search/ingest/v1/fhir.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::takeout {

// Adds comment, description, services, languages, target groups, area and hours of `from` to
// `service`: what is not a plain yes as extensions. Names, contacts and places are not its matter.
// Safe from any thread, on services of its own.
void AddServiceDetails(const kok::search::v1::Organization& from, const ShownNames& names,
                       kok::search::ingest::v1::FhirHealthcareService& service);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_FHIR_SERVICE_H_
