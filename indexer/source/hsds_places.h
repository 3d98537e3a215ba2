// From the locations of HSDS to seat and branches.

#ifndef KOK_INDEXER_SOURCE_HSDS_PLACES_H_
#define KOK_INDEXER_SOURCE_HSDS_PLACES_H_

#include <string>
#include <vector>

#include "indexer/source/hsds_confidential.h"
#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// What the locations of one organization come to.
struct HsdsPlaces {
  std::vector<kok::search::v1::Place> places;  // the seat first
  std::vector<std::string> remarks;            // what is not used and why; no values
};

// Both lines of an address as one. Pure function.
std::string StreetOf(const kok::search::ingest::v1::HsdsAddress& address);

// A physical location with a physical address is a place, once; postal and virtual ones are none.
// Of a confidential one only Land and country remain. Pure function.
HsdsPlaces PlacesFromHsds(
    const std::vector<const kok::search::ingest::v1::HsdsLocation*>& locations,
    const ConfidentialPlaces& confidential);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_PLACES_H_
