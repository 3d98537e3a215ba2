// The required fields and enumerations of HSDS 3, from `required` and `enum` of
// https://github.com/openreferral/specification, schema/*.json.

#include "indexer/takeout/hsds_writer.h"

namespace kok::takeout {
namespace {

constexpr std::string_view kPlaceTypes = "physical|postal|virtual";
constexpr std::string_view kDays = "MO|TU|WE|TH|FR|SA|SU";

}  // namespace

const std::vector<FieldRule>& HsdsRules() {
  static const auto& rules = *new std::vector<FieldRule>{
      {"HsdsOrganization", "id", true, ""},
      {"HsdsOrganization", "name", true, ""},
      {"HsdsOrganization", "description", true, ""},
      {"HsdsOrganizationIdentifier", "id", true, ""},
      {"HsdsOrganizationIdentifier", "identifier_type", true, ""},
      {"HsdsOrganizationIdentifier", "identifier", true, ""},
      {"HsdsService", "id", true, ""},
      {"HsdsService", "name", true, ""},
      {"HsdsService", "status", true, "active|inactive|defunct|temporarily closed"},
      {"HsdsServiceAtLocation", "id", true, ""},
      {"HsdsLocation", "id", true, ""},
      {"HsdsLocation", "location_type", true, kPlaceTypes},
      {"HsdsAddress", "id", true, ""},
      {"HsdsAddress", "address_1", true, ""},
      {"HsdsAddress", "city", true, ""},
      {"HsdsAddress", "state_province", true, ""},
      {"HsdsAddress", "postal_code", true, ""},
      {"HsdsAddress", "country", true, ""},
      {"HsdsAddress", "address_type", true, kPlaceTypes},
      {"HsdsPhone", "id", true, ""},
      {"HsdsPhone", "number", true, ""},
      {"HsdsPhone", "type", false, "text|voice|fax|cell|video|pager|textphone"},
      {"HsdsContact", "id", true, ""},
      {"HsdsLanguage", "id", true, ""},
      {"HsdsServiceArea", "id", true, ""},
      {"HsdsSchedule", "id", true, ""},
      {"HsdsSchedule", "freq", false, "WEEKLY|MONTHLY"},
      {"HsdsSchedule", "byday", false, kDays},
      {"HsdsAccessibility", "id", true, ""},
      {"HsdsAttribute", "id", true, ""},
      {"HsdsTaxonomyTerm", "id", true, ""},
      {"HsdsTaxonomyTerm", "name", true, ""},
      {"HsdsTaxonomyTerm", "description", true, ""},
  };
  return rules;
}

}  // namespace kok::takeout
