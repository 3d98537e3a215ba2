#include "indexer/takeout/field_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/takeout/fhir_writer.h"
#include "indexer/takeout/hsds_writer.h"
#include "indexer/takeout/name_uuid.h"
#include "indexer/takeout/utc_offset.h"

namespace kok::takeout {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

kok::search::v1::Organization Invented() {
  kok::search::v1::Organization organization;
  organization.set_name("organizations/muster");
  organization.set_display_name("Muster");
  organization.mutable_seat()->set_street("Musterweg 1");
  organization.mutable_seat()->set_postal_code("70173");
  organization.mutable_seat()->set_locality("Stuttgart");
  organization.mutable_seat()->set_region_code("DE-BW");
  organization.mutable_seat()->set_country_code("DE");
  organization.add_phones()->set_number("+497111234567");
  return organization;
}

// Each row of the tables is one that a message can break.
TEST(FieldRulesTest, WhatAStandardRequiresIsMissed) {
  const ShownNames names(nullptr, nullptr);
  auto hsds = ToHsds(Invented(), names, "+01:00");
  EXPECT_THAT(BrokenRules(hsds, HsdsRules()), IsEmpty());
  hsds.clear_description();
  hsds.mutable_phones(0)->clear_number();
  hsds.mutable_phones(0)->set_type("brieftaube");
  hsds.mutable_locations(0)->mutable_addresses(0)->clear_city();
  hsds.mutable_services(0)->set_status("offen");
  EXPECT_THAT(
      BrokenRules(hsds, HsdsRules()),
      ElementsAre(
          "description: is required", "phones[0].number: is required",
          "phones[0].type: expected one of text|voice|fax|cell|video|pager|textphone",
          "locations[0].addresses[0].city: is required",
          "services[0].status: expected one of active|inactive|defunct|temporarily closed"));
  auto fhir = ToFhir(Invented(), names);
  EXPECT_THAT(BrokenRules(fhir.organization, FhirRules()), IsEmpty());
  EXPECT_THAT(BrokenRules(fhir.service, FhirRules()), IsEmpty());
  ASSERT_EQ(fhir.locations.size(), 1U);
  EXPECT_THAT(BrokenRules(fhir.locations[0], FhirRules()), IsEmpty());
  fhir.service.mutable_resource()->clear_active();
  fhir.service.mutable_resource()->clear_provided_by();
  fhir.service.mutable_resource()->mutable_telecom(0)->set_system("brieftaube");
  EXPECT_THAT(BrokenRules(fhir.service, FhirRules()),
              ElementsAre("resource.active: is required", "resource.provided_by: is required",
                          "resource.telecom[0].system: expected one of "
                          "phone|fax|email|pager|url|sms|other"));
}

TEST(UtcOffsetTest, FollowsTheClocksOfTheCountry) {
  const absl::Time winter = absl::FromUnixSeconds(1768000000);  // January 2026
  const absl::Time summer = absl::FromUnixSeconds(1783000000);  // July 2026
  for (const char* country : {"DE", "AT", "CH", "IT"}) {
    EXPECT_EQ(UtcOffset(country, winter), "+01:00") << country;
    EXPECT_EQ(UtcOffset(country, summer), "+02:00") << country;
  }
  EXPECT_EQ(UtcOffset("", winter), "");
  EXPECT_EQ(UtcOffset("US", winter), "") << "has several";
}

TEST(HsdsTest, TimesHaveAnOffsetAndNoneIs24AndNumbersCanBeDialled) {
  kok::search::v1::Organization organization = Invented();
  organization.mutable_phones(0)->set_display("0711 – 123 45 67");
  auto& night = *organization.mutable_hours()->add_intervals();
  night.set_day(1);
  night.set_opens("18:00");
  night.set_closes("24:00");
  const auto hsds = ToHsds(organization, ShownNames(nullptr, nullptr), "+02:00");
  ASSERT_EQ(hsds.services(0).schedules_size(), 2);
  EXPECT_EQ(hsds.services(0).schedules(1).opens_at(), "18:00+02:00");
  EXPECT_EQ(hsds.services(0).schedules(1).closes_at(), "23:59+02:00");
  EXPECT_EQ(hsds.phones(0).number(), "+497111234567");
  EXPECT_EQ(hsds.phones(0).attributes(0).value(), "0711 – 123 45 67");
}

// A place whose town alone is public has that, and says that it is no more.
TEST(FhirTest, ATownAloneIsALocation) {
  kok::search::v1::Organization organization = Invented();
  organization.mutable_seat()->clear_street();
  organization.mutable_seat()->clear_postal_code();
  organization.add_branches()->set_region_code("CH");
  const auto fhir = ToFhir(organization, ShownNames(nullptr, nullptr));
  ASSERT_EQ(fhir.locations.size(), 1U) << "a country alone is none";
  const auto& location = fhir.locations[0].resource();
  EXPECT_EQ(location.address().city(), "Stuttgart");
  EXPECT_EQ(location.address().line_size(), 0);
  EXPECT_EQ(location.physical_type().coding(0).code(), "area");
  EXPECT_EQ(fhir.service.resource().location_size(), 1);
  EXPECT_EQ(fhir.organization.resource().address(1).state(), "") << "a country is no state";
  const auto whole = ToFhir(Invented(), ShownNames(nullptr, nullptr));
  EXPECT_FALSE(whole.locations[0].resource().has_physical_type());
}

// A row that names no field would check nothing.
TEST(FieldRulesTest, EveryRowNamesAFieldOfItsMessage) {
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  (void)kok::search::ingest::v1::HsdsOrganization::descriptor();
  (void)kok::search::ingest::v1::FhirOrganization::descriptor();
  for (const auto* rules : {&HsdsRules(), &FhirRules()}) {
    for (const FieldRule& rule : *rules) {
      const auto* type =
          pool->FindMessageTypeByName("kok.search.ingest.v1." + std::string(rule.message));
      ASSERT_NE(type, nullptr) << rule.message;
      EXPECT_NE(type->FindFieldByName(std::string(rule.field)), nullptr)
          << rule.message << "." << rule.field;
    }
  }
}

TEST(NameUuidTest, IsAUuidOfVersionFiveAndTheSameForEver) {
  EXPECT_EQ(NameUuid("organizations/agisra-koeln"), "f396dcf9-a26c-5e1c-93db-30732b0007cf");
  EXPECT_NE(NameUuid("a"), NameUuid("b"));
  EXPECT_THAT(NameUuid(""),
              testing::MatchesRegex("[0-9a-f]+-[0-9a-f]+-5[0-9a-f]+-[89ab][0-9a-f]+-[0-9a-f]+"));
}

}  // namespace
}  // namespace kok::takeout
