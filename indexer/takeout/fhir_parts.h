// The parts of FHIR resources that are made alike wherever they stand: extensions, codes,
// identifiers.
//
// Pure functions but for the list that they add to: safe from any thread, on lists of its own.

#ifndef KOK_INDEXER_TAKEOUT_FHIR_PARTS_H_
#define KOK_INDEXER_TAKEOUT_FHIR_PARTS_H_

#include <string>
#include <string_view>

#include "indexer/takeout/enum_word.h"
#include "kok/search/ingest/v1/fhir.pb.h"
#include "kok/search/v1/fact.pb.h"

namespace kok::takeout {

using FhirExtensions = google::protobuf::RepeatedPtrField<kok::search::ingest::v1::FhirExtension>;
using FhirConcepts =
    google::protobuf::RepeatedPtrField<kok::search::ingest::v1::FhirCodeableConcept>;

// The code of an enum value, `via-interpreter`; see EnumWord.
inline std::string FhirWord(std::string_view name, std::string_view prefix) {
  return EnumWord(name, prefix, '-');
}

// The name of an extension or code system of our own.
std::string OwnUri(std::string_view what);

// Adds an extension; the others add none where the value is empty.
kok::search::ingest::v1::FhirExtension& AddPart(FhirExtensions& list, std::string_view url);
void AddCode(FhirExtensions& list, std::string_view url, const std::string& code);
void AddText(FhirExtensions& list, std::string_view url, const std::string& text);
void AddDate(FhirExtensions& list, std::string_view url, const std::string& date);
// Source, date and kind of a fact, as parts, and as one extension of these.
void AddFactParts(FhirExtensions& list, const kok::search::v1::Fact& fact);
void AddFact(FhirExtensions& list, const kok::search::v1::Fact& fact,
             std::string_view url = "fact");

kok::search::ingest::v1::FhirIdentifier Identifier(const std::string& name);

kok::search::ingest::v1::FhirCodeableConcept Concept(const std::string& system,
                                                     const std::string& code,
                                                     const std::string& display);
kok::search::ingest::v1::FhirCodeableConcept& AddConcept(FhirConcepts& list,
                                                         const std::string& system,
                                                         const std::string& code,
                                                         const std::string& display);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_FHIR_PARTS_H_
