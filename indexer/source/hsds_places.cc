#include "indexer/source/hsds_places.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsAddress;
using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::v1::Place;

// Better one address too many out of the index than one too few.
constexpr std::string_view kConfidentialWords[] = {"confidential", "vertraulich", "geheim",
                                                   "secret",       "protected",   "geschuetzt",
                                                   "anonym",       "undisclosed", "not public"};

bool IsConfidentialWord(std::string_view text) {
  const std::string form = analysis::SpellOutUmlauts(analysis::LowerNfkc(text));
  return std::any_of(std::begin(kConfidentialWords), std::end(kConfidentialWords),
                     [&](std::string_view word) { return form.find(word) != std::string::npos; });
}

std::string Trimmed(const std::string& text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

// Empty counts as physical: older files have no type.
bool IsPhysical(const std::string& type) { return type.empty() || type == "physical"; }

const HsdsAddress* PhysicalAddress(const HsdsLocation& location) {
  for (const HsdsAddress& address : location.addresses()) {
    if (IsPhysical(address.address_type())) return &address;
  }
  return nullptr;
}

std::string StreetOf(const HsdsAddress& address) {
  std::string street = Trimmed(address.address_1());
  const std::string second = Trimmed(address.address_2());
  if (!second.empty()) absl::StrAppend(&street, street.empty() ? "" : ", ", second);
  return street;
}

// Abroad, regions are countries.
void SetRegion(const HsdsAddress& address, Place& place) {
  const std::string country = absl::AsciiStrToUpper(Trimmed(address.country()));
  place.set_country_code(country);
  place.set_region_code(country.empty() || country == "DE" ? Trimmed(address.state_province())
                                                           : country);
}

std::string NumberText(const google::protobuf::Value& value) {
  return value.has_string_value() ? value.string_value() : absl::StrCat(value.number_value());
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

bool MayMarkConfidential(std::string_view json) {
  return IsConfidentialWord(json) ||
         absl::StrContains(absl::AsciiStrToLower({json.data(), json.size()}), "gesch\\u00fctzt");
}

void ProtectPhones(const google::protobuf::RepeatedPtrField<HsdsPhone>& phones,
                   kok::search::ingest::v1::ProtectedFields& fields) {
  for (const HsdsPhone& phone : phones) {
    if (!Trimmed(phone.number()).empty()) fields.add_phones(Trimmed(phone.number()));
  }
}

void ProtectLocation(const HsdsLocation& location,
                     kok::search::ingest::v1::ProtectedFields& fields) {
  for (const HsdsAddress& address : location.addresses()) {
    const std::string street = StreetOf(address);
    if (!street.empty()) fields.add_addresses(street);
  }
  ProtectPhones(location.phones(), fields);
  if (location.has_latitude() && location.has_longitude()) {
    fields.add_points(
        absl::StrCat(NumberText(location.latitude()), ",", NumberText(location.longitude())));
  }
}

bool IsMarkedConfidential(const google::protobuf::RepeatedPtrField<HsdsAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const HsdsAttribute& attribute) {
    if (IsVocabularyLink(attribute.link_type()) || IsTakeoutLink(attribute.link_type()))
      return false;
    return IsConfidentialWord(attribute.taxonomy_term().code()) ||
           IsConfidentialWord(attribute.taxonomy_term().name()) ||
           IsConfidentialWord(attribute.value()) || IsConfidentialWord(attribute.label()) ||
           IsConfidentialWord(attribute.link_type());
  });
}

bool IsConfidentialLocation(const HsdsLocation& location) {
  return IsMarkedConfidential(location.attributes()) ||
         std::any_of(location.addresses().begin(), location.addresses().end(),
                     [](const HsdsAddress& address) {
                       return IsMarkedConfidential(address.attributes()) ||
                              IsConfidentialWord(address.address_type());
                     }) ||
         IsConfidentialWord(location.location_type());
}

HsdsPlaces PlacesFromHsds(const std::vector<const HsdsLocation*>& locations,
                          bool all_confidential) {
  HsdsPlaces result;
  std::set<std::string> seen;
  for (const HsdsLocation* location : locations) {
    const bool confidential = all_confidential || IsConfidentialLocation(*location);
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
