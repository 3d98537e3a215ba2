#include "indexer/source/hsds_takeout_places.h"

#include <string>

#include "indexer/source/hsds_confidential.h"
#include "indexer/source/hsds_said.h"
#include "indexer/source/protected_values.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsLocation;
using kok::search::v1::Place;

bool IsConfidential(const HsdsLocation& location, const HsdsTakeoutParts& parts) {
  return IsMarkedConfidential(parts.organization.attributes()) || IsConfidentialLocation(location);
}

Place ReadPlace(const HsdsLocation& location, HsdsTakeoutParts& parts) {
  const Said said(location.attributes());
  Place place;
  place.set_label(said.One("label"));
  place.set_street(said.One("street"));
  place.set_postal_code(said.One("postal_code"));
  place.set_locality(said.One("locality"));
  place.set_region_code(said.One("region"));
  place.set_country_code(said.One("country"));
  if (!location.addresses().empty()) {
    const auto& address = location.addresses(0);
    place.set_street(address.address_1());
    place.set_postal_code(address.postal_code());
    place.set_locality(address.city());
    place.set_region_code(address.state_province());
    place.set_country_code(address.country());
  }
  parts.ReadFact(said, place);
  if (!IsConfidential(location, parts)) return place;
  if (parts.options.protected_values != nullptr) {
    kok::search::ingest::v1::ProtectedFields fields;
    ProtectLocation(location, fields);
    if (said.Has("street")) fields.add_addresses(said.One("street"));
    parts.options.protected_values->Add(fields, parts.path, parts.line);
  }
  Place kept;
  kept.set_region_code(place.region_code());
  kept.set_country_code(place.country_code());
  parts.Warn("locations", "a confidential location: only its Land is used");
  return kept;
}

}  // namespace

void ReadTakeoutPlaces(HsdsTakeoutParts& parts) {
  for (const HsdsLocation& location : parts.organization.locations()) {
    const std::string what = Said(location.attributes()).One("place");
    if (what == "seat") {
      *parts.record.mutable_seat() = ReadPlace(location, parts);
    } else if (what == "branch" || what.empty()) {
      *parts.record.add_branches() = ReadPlace(location, parts);
    }
  }
}

void ReadTakeoutAccessibility(HsdsTakeoutParts& parts) {
  for (const HsdsLocation& location : parts.organization.locations()) {
    if (IsConfidential(location, parts)) continue;
    for (const auto& from : location.accessibility()) {
      const Said said(from.attributes());
      auto& accessibility = *parts.record.mutable_accessibility();
      accessibility.set_text(from.description());
      if (said.Has("wheelchair")) {
        accessibility.set_wheelchair(parts.State(said.One("wheelchair"), "wheelchair"));
      }
      parts.ReadFact(said, accessibility);
    }
  }
}

}  // namespace kok::source
