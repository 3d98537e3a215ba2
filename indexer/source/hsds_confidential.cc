#include "indexer/source/hsds_confidential.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/source/hsds_parts.h"
#include "indexer/source/hsds_places.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"

namespace kok::source {
namespace {

using google::protobuf::RepeatedPtrField;
using kok::search::ingest::v1::HsdsAddress;
using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceAtLocation;
using kok::search::ingest::v1::ProtectedFields;

// Better one address too many out of the index than one too few.
constexpr std::string_view kConfidentialWords[] = {
    "confidential",      "vertraulich",  "geheim",       "secret",
    "protected",         "geschuetzt",   "anonym",       "undisclosed",
    "not public",        "not_public",   "non-public",   "nonpublic",
    "nicht oeffentlich", "unlisted",     "sperrvermerk", "auskunftssperre",
    "riservato",         "confidentiel", "confidencial"};

bool IsConfidentialWord(std::string_view text) {
  const std::string form = analysis::SpellOutUmlauts(analysis::LowerNfkc(text));
  return std::any_of(std::begin(kConfidentialWords), std::end(kConfidentialWords),
                     [&](std::string_view word) { return form.find(word) != std::string::npos; });
}

std::string NumberText(const google::protobuf::Value& value) {
  return value.has_string_value() ? value.string_value() : absl::StrCat(value.number_value());
}

void ProtectPhones(const RepeatedPtrField<HsdsPhone>& phones, ProtectedFields& fields) {
  for (const HsdsPhone& phone : phones) {
    if (!Trimmed(phone.number()).empty()) fields.add_phones(Trimmed(phone.number()));
  }
}

// What the organization and its services say is reached by everybody.
std::set<std::string> PublishedNumbers(const HsdsOrganization& organization) {
  std::set<std::string> numbers;
  for (const HsdsPhone& phone : organization.phones()) numbers.insert(DigitsOf(phone.number()));
  for (const HsdsService& service : organization.services()) {
    for (const HsdsPhone& phone : service.phones()) numbers.insert(DigitsOf(phone.number()));
  }
  return numbers;
}

}  // namespace

bool MayMarkConfidential(std::string_view json) {
  const bool is_utf16 = json.find('\0') != std::string_view::npos;
  return is_utf16 || IsConfidentialWord(json) ||
         absl::StrContains(absl::AsciiStrToLower({json.data(), json.size()}), "gesch\\u00fctzt");
}

bool IsMarkedConfidential(const RepeatedPtrField<HsdsAttribute>& attributes) {
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

void ProtectLocation(const HsdsLocation& location, ProtectedFields& fields) {
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

ConfidentialPlaces::ConfidentialPlaces(const HsdsOrganization& organization)
    : all_(IsMarkedConfidential(organization.attributes())) {
  const auto mark = [this](const HsdsLocation& location) {
    locations_.insert(&location);
    if (!location.id().empty()) ids_.insert(location.id());
  };
  for (const HsdsLocation& location : organization.locations()) {
    if (IsConfidentialLocation(location)) mark(location);
  }
  for (const HsdsService& service : organization.services()) {
    for (const HsdsServiceAtLocation& at : service.service_at_locations()) {
      const bool is_marked = IsMarkedConfidential(at.attributes());
      if (is_marked && !at.location_id().empty()) ids_.insert(at.location_id());
      if (at.has_location() && (is_marked || IsConfidentialLocation(at.location()))) {
        mark(at.location());
      }
    }
  }
}

bool ConfidentialPlaces::IsOpen(const HsdsServiceAtLocation& at) const {
  return !all_ && ids_.count(at.location_id()) == 0 && !IsMarkedConfidential(at.attributes()) &&
         (!at.has_location() || IsOpen(at.location()));
}

ProtectedFields ConfidentialPlaces::ProtectedFieldsOf(const HsdsOrganization& organization) const {
  ProtectedFields fields;
  for (const HsdsLocation& location : organization.locations()) {
    if (!IsOpen(location)) ProtectLocation(location, fields);
  }
  for (const HsdsService& service : organization.services()) {
    for (const HsdsServiceAtLocation& at : service.service_at_locations()) {
      if (IsOpen(at)) continue;
      if (at.has_location()) ProtectLocation(at.location(), fields);
      ProtectPhones(at.phones(), fields);
    }
  }
  const std::set<std::string> published = PublishedNumbers(organization);
  auto& phones = *fields.mutable_phones();
  phones.erase(std::remove_if(phones.begin(), phones.end(),
                              [&](const std::string& number) {
                                return published.count(DigitsOf(number)) > 0;
                              }),
               phones.end());
  return fields;
}

}  // namespace kok::source
