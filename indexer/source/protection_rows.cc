// The rows of protection_classes.h, apart from what is done with them. Whoever adds a field to a
// message decides here whether everybody may read what it holds.

#include "indexer/source/protection_classes.h"

namespace kok::source {

std::vector<std::string> IngestedMessages() {
  return {"kok.search.ingest.v1.Record", "kok.search.ingest.v1.HsdsOrganization",
          "kok.search.ingest.v1.HsdsService", "kok.search.ingest.v1.HsdsServiceAtLocation"};
}

const ProtectionClasses& ProtectionClasses::Get() {
  constexpr auto kPublic = ProtectionClass::kPublic;
  constexpr auto kProtected = ProtectionClass::kProtected;
  constexpr auto kUnused = ProtectionClass::kUnused;
  static const auto* const kClasses = new ProtectionClasses({
      // Records.
      {"kok.search.ingest.v1.Record", kPublic, "organization content"},
      {"kok.search.ingest.v1.Record", kProtected, "protected"},
      {"kok.search.ingest.v1.ProtectedFields", kProtected,
       "addresses phones emails persons points notes"},
      {"kok.search.v1.Organization", kPublic,
       "name display_name short_name alternate_names type description seat branches "
       "coverage phones fax emails website_uri member_kinds offers_counselling "
       "takes_referrals services languages target_groups exploitation_forms hours "
       "accessibility parent status superseded_by confusable_with verification etag "
       "alert"},
      {"kok.search.v1.Place", kPublic,
       "label street postal_code locality region_code country_code fact"},
      {"kok.search.v1.Phone", kPublic, "number display label"},
      {"kok.search.v1.Coverage", kPublic, "region basis fact ags_prefixes area_name"},
      {"kok.search.v1.Hours", kPublic, "text intervals fact"},
      {"kok.search.v1.WeeklyInterval", kPublic, "day opens closes"},
      {"kok.search.v1.Accessibility", kPublic, "text wheelchair fact"},
      {"kok.search.v1.Verification", kPublic, "source source_date verified_on state"},
      {"kok.search.v1.Content", kPublic,
       "name title type summary body language_code topics published_on source_uri "
       "decision fact legal_review etag"},
      {"kok.search.v1.Decision", kPublic,
       "court file_numbers ecli decided_on norms decision_type headnote "
       "related_decisions"},
      {"kok.search.v1.Fact", kPublic, "source source_date kind"},
      {"kok.search.v1.Attribute", kPublic, "code state fact"},
      // The directory format of Open Referral. What a confidential location has is kept out of
      // the record by hsds_places, whatever the class of its fields.
      {"kok.search.ingest.v1.HsdsOrganization", kPublic,
       "id name alternate_name description email website parent_organization_id phones "
       "locations services attributes metadata organization_identifiers"},
      {"kok.search.ingest.v1.HsdsOrganization", kUnused,
       "additional_websites tax_status tax_id year_incorporated legal_status logo uri "
       "funding contacts programs"},
      {"kok.search.ingest.v1.HsdsService", kPublic,
       "id organization_id organization name description email status "
       "interpretation_services application_process fees_description "
       "eligibility_description assured_date alert last_modified phones schedules "
       "service_areas service_at_locations languages attributes metadata"},
      {"kok.search.ingest.v1.HsdsService", kUnused,
       "program_id alternate_name url additional_urls wait_time fees accreditations "
       "minimum_age maximum_age assurer_email licenses funding cost_options program "
       "required_documents contacts capacities"},
      {"kok.search.ingest.v1.HsdsServiceAtLocation", kPublic,
       "location service phones schedules service_areas"},
      {"kok.search.ingest.v1.HsdsServiceAtLocation", kUnused,
       "id service_id location_id description contacts attributes metadata"},
      {"kok.search.ingest.v1.HsdsLocation", kPublic,
       "id location_type name languages addresses accessibility phones schedules "
       "attributes"},
      {"kok.search.ingest.v1.HsdsLocation", kProtected, "latitude longitude"},
      {"kok.search.ingest.v1.HsdsLocation", kUnused,
       "url organization_id alternate_name description transportation "
       "external_identifier external_identifier_type contacts metadata"},
      {"kok.search.ingest.v1.HsdsAddress", kPublic,
       "address_1 address_2 city state_province postal_code country address_type "
       "attributes"},
      {"kok.search.ingest.v1.HsdsAddress", kUnused, "id location_id attention region metadata"},
      {"kok.search.ingest.v1.HsdsPhone", kPublic,
       "number extension type description languages attributes"},
      {"kok.search.ingest.v1.HsdsPhone", kUnused,
       "id location_id service_id organization_id contact_id service_at_location_id "
       "metadata"},
      {"kok.search.ingest.v1.HsdsLanguage", kPublic, "code name attributes"},
      {"kok.search.ingest.v1.HsdsLanguage", kUnused,
       "id service_id location_id phone_id note metadata"},
      {"kok.search.ingest.v1.HsdsServiceArea", kPublic, "name attributes"},
      {"kok.search.ingest.v1.HsdsServiceArea", kUnused,
       "id service_id service_at_location_id description extent extent_type uri "
       "metadata"},
      {"kok.search.ingest.v1.HsdsSchedule", kPublic,
       "freq interval byday opens_at closes_at description attributes"},
      {"kok.search.ingest.v1.HsdsSchedule", kUnused,
       "id service_id location_id service_at_location_id valid_from valid_to dtstart "
       "timezone until count wkst byweekno bymonthday byyearday schedule_link "
       "attending_type notes metadata"},
      {"kok.search.ingest.v1.HsdsAccessibility", kPublic, "description details attributes"},
      {"kok.search.ingest.v1.HsdsAccessibility", kUnused, "id location_id url metadata"},
      {"kok.search.ingest.v1.HsdsAttribute", kPublic,
       "id link_id link_entity link_type taxonomy_term value label"},
      {"kok.search.ingest.v1.HsdsAttribute", kUnused, "taxonomy_term_id metadata"},
      {"kok.search.ingest.v1.HsdsTaxonomyTerm", kPublic, "code name"},
      {"kok.search.ingest.v1.HsdsTaxonomyTerm", kUnused,
       "id description parent_id taxonomy taxonomy_detail language taxonomy_id term_uri "
       "attributes metadata"},
      {"kok.search.ingest.v1.HsdsMetadata", kPublic, "last_action_date"},
      {"kok.search.ingest.v1.HsdsMetadata", kUnused,
       "id resource_id resource_type last_action_type field_name previous_value "
       "replacement_value updated_by"},
      {"kok.search.ingest.v1.HsdsTaxonomy", kUnused,
       "id name description uri version attributes metadata"},
      {"kok.search.ingest.v1.HsdsUrl", kUnused,
       "id label url organization_id service_id attributes metadata"},
      {"kok.search.ingest.v1.HsdsFunding", kUnused,
       "id organization_id service_id source attributes metadata"},
      {"kok.search.ingest.v1.HsdsContact", kUnused,
       "id organization_id service_id service_at_location_id location_id name title "
       "department email phones attributes metadata"},
      {"kok.search.ingest.v1.HsdsProgram", kUnused,
       "id organization_id name alternate_name description attributes metadata"},
      {"kok.search.ingest.v1.HsdsOrganizationIdentifier", kPublic, "identifier_scheme identifier"},
      {"kok.search.ingest.v1.HsdsOrganizationIdentifier", kUnused,
       "id organization_id identifier_type attributes metadata"},
      {"kok.search.ingest.v1.HsdsCostOption", kUnused,
       "id service_id valid_from valid_to option currency amount amount_description "
       "attributes metadata"},
      {"kok.search.ingest.v1.HsdsRequiredDocument", kUnused,
       "id service_id document uri attributes metadata"},
      {"kok.search.ingest.v1.HsdsServiceCapacity", kUnused,
       "id service_id unit_id unit available maximum description updated attributes "
       "metadata"},
      {"kok.search.ingest.v1.HsdsUnit", kUnused,
       "id name scheme identifier uri attributes metadata"},
  });
  return *kClasses;
}

}  // namespace kok::source
