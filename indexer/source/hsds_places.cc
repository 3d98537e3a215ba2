#include "indexer/source/hsds_places.h"

#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/source/hsds_parts.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsAddress;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::v1::Place;

// Empty counts as physical: older files have no type.
bool IsPhysical(const std::string& type) { return type.empty() || type == "physical"; }

const HsdsAddress* PhysicalAddress(const HsdsLocation& location) {
  for (const HsdsAddress& address : location.addresses()) {
    if (IsPhysical(address.address_type())) return &address;
  }
  return nullptr;
}

// Abroad, regions are countries.
void SetRegion(const HsdsAddress& address, Place& place) {
  const std::string country = absl::AsciiStrToUpper(Trimmed(address.country()));
  place.set_country_code(country);
  place.set_region_code(country.empty() || country == "DE" ? Trimmed(address.state_province())
                                                           : country);
}

Place PublicPlace(const HsdsLocation& location, const HsdsAddress& address) {
  Place place;
  place.set_label(Trimmed(location.name()));
  place.set_street(StreetOf(address));
  place.set_postal_code(Trimmed(address.postal_code()));
  place.set_locality(Trimmed(address.city()));
  SetRegion(address, place);
  return place;
}

}  // namespace

std::string StreetOf(const HsdsAddress& address) {
  std::string street = Trimmed(address.address_1());
  const std::string second = Trimmed(address.address_2());
  if (!second.empty()) absl::StrAppend(&street, street.empty() ? "" : ", ", second);
  return street;
}

HsdsPlaces PlacesFromHsds(const std::vector<const HsdsLocation*>& locations,
                          const ConfidentialPlaces& confidential_places) {
  HsdsPlaces result;
  std::set<std::string> seen;
  for (const HsdsLocation* location : locations) {
    const bool confidential = !confidential_places.IsOpen(*location);
    const HsdsAddress* address = PhysicalAddress(*location);
    if (confidential && address == nullptr && !location->addresses().empty()) {
      address = &location->addresses(0);
    }
    if (address == nullptr || (!confidential && !IsPhysical(location->location_type()))) continue;
    Place place;
    if (confidential) {
      SetRegion(*address, place);
      result.remarks.push_back("a confidential location: only its Land is used");
    } else {
      place = PublicPlace(*location, *address);
    }
    const std::string key = absl::StrCat(place.street(), "\n", place.postal_code(), "\n",
                                         place.locality(), "\n", place.region_code());
    if (place.locality().empty() && place.region_code().empty()) continue;
    if (!seen.insert(key).second) continue;
    if (result.places.empty()) place.clear_label();
    result.places.push_back(std::move(place));
  }
  return result;
}

}  // namespace kok::source
