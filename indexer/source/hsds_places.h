// From the locations of HSDS to seat and branches.

#ifndef KOK_INDEXER_SOURCE_HSDS_PLACES_H_
#define KOK_INDEXER_SOURCE_HSDS_PLACES_H_

#include <functional>
#include <string>
#include <vector>

#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/ingest/v1/record.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// What the locations of one organization come to.
struct HsdsPlaces {
  std::vector<kok::search::v1::Place> places;  // the seat first
  std::vector<std::string> remarks;            // what is not used and why; no values
};

// Whether one of `attributes` marks what it belongs to as confidential: the standard has no field
// for that, so a term, value or label with one of the usual words does, in German or English.
// Attributes of the vocabulary's own lists (`service` and so on) and of hsds_takeout_links.h do not
// count.
bool IsMarkedConfidential(
    const google::protobuf::RepeatedPtrField<kok::search::ingest::v1::HsdsAttribute>& attributes);

// The same of a location, its addresses and its type.
bool IsConfidentialLocation(const kok::search::ingest::v1::HsdsLocation& location);

// Whether a document may mark something so: it holds one of these words, escaped or not. Where such
// a document cannot be read, neither can what it would protect.
bool MayMarkConfidential(std::string_view json);

// Adds the numbers.
void ProtectPhones(
    const google::protobuf::RepeatedPtrField<kok::search::ingest::v1::HsdsPhone>& phones,
    kok::search::ingest::v1::ProtectedFields& fields);

// Adds what must not be told of a confidential location: streets, point and telephone numbers.
void ProtectLocation(const kok::search::ingest::v1::HsdsLocation& location,
                     kok::search::ingest::v1::ProtectedFields& fields);

// A physical location with a physical address is a place, once; postal and virtual ones are none.
// Of a confidential one, or of all with `all_confidential`, only Land and country remain. Pure
// function.
HsdsPlaces PlacesFromHsds(
    const std::vector<const kok::search::ingest::v1::HsdsLocation*>& locations,
    bool all_confidential);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_PLACES_H_
