#include "service/search/referral.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::search_core {
namespace {

using kok::search::v1::Organization;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Organization Record(const std::string& text) {
  Organization organization;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
  return organization;
}

TEST(Referral, CopiesTheContactAsTheRecordStatesIt) {
  const auto referral = MakeReferral(Record(R"(
    name: "organizations/x" display_name: "X e.V." description: "not part of a contact"
    seat { street: "Weg 1" locality: "Köln" region_code: "DE-NW" }
    phones { number: "+4922112345" display: "0221 / 123 45" label: "Büro" }
    phones { number: "+4922112346" display: "0221 / 123 46" }
    emails: "x@example.org" emails: "y@example.org"
    website_uri: "https://example.org"
    hours { text: "Mo-Fr 10-12" }
    languages { code: "ro" state: ATTRIBUTE_STATE_VIA_INTERPRETER }
    alert: "No calls before 10"
    verification { source: "Flyer" source_date: "2026-01-02" verified_on: "2026-02-03" })"));
  kok::search::v1::Referral expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(R"(
    display_name: "X e.V." locality: "Köln"
    phones { number: "+4922112345" display: "0221 / 123 45" label: "Büro" }
    phones { number: "+4922112346" display: "0221 / 123 46" }
    emails: "x@example.org" emails: "y@example.org"
    hours: "Mo-Fr 10-12" website_uri: "https://example.org" alert: "No calls before 10"
    source: "Flyer" source_date: "2026-01-02" verified_on: "2026-02-03"
    languages { code: "ro" state: ATTRIBUTE_STATE_VIA_INTERPRETER })",
                                                            &expected));
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(referral, expected))
      << referral.DebugString();
}

// A caseworker must see what to ask for instead of taking silence for a no.
TEST(Referral, NamesWhatNoSourceStates) {
  const auto referral = MakeReferral(Record("display_name: 'X'"));
  EXPECT_THAT(referral.unknown_fields(),
              ElementsAre("phones", "emails", "hours", "languages", "website_uri"));
  EXPECT_EQ(referral.locality(), "");
}

TEST(Referral, EachStatedFieldIsNoMoreUnknown) {
  const struct {
    const char* record;
    const char* field;
  } cases[] = {
      {"phones { number: '+4922112345' }", "phones"},
      {"emails: 'x@example.org'", "emails"},
      {"hours { text: 'Mo' }", "hours"},
      {"languages { code: 'ro' state: ATTRIBUTE_STATE_YES }", "languages"},
      {"website_uri: 'https://example.org'", "website_uri"},
  };
  for (const auto& c : cases) {
    const auto referral = MakeReferral(Record(c.record));
    EXPECT_EQ(referral.unknown_fields_size(), 4) << c.field;
    EXPECT_THAT(referral.unknown_fields(), Not(testing::Contains(c.field)));
  }
}

// The street may be recorded, but a contact block is what gets copied around.
TEST(Referral, HoldsTheTownAndNeverTheStreet) {
  const auto referral = MakeReferral(Record(
      "display_name: 'X' seat { street: 'Geheimweg 1' postal_code: '50667' locality: 'Köln' }"));
  EXPECT_EQ(referral.locality(), "Köln");
  EXPECT_THAT(referral.SerializeAsString(), Not(HasSubstr("Geheimweg")));
}

TEST(Referral, SaysWhichPartOfTheOrganisationToAskFor) {
  const struct {
    const char* record;
    const char* department;
    bool is_unknown;
  } cases[] = {
      {"display_name: 'X'", "", false},
      {"seat { locality: 'Köln' label: 'Fachstelle' }", "Fachstelle", false},
      {"seat { locality: 'Köln' } branches { locality: 'Bonn' }", "", false},
      {"seat { locality: 'Köln' } branches { locality: 'Bonn' label: 'Büro Bonn' }", "", true},
      {"seat { label: 'Fachstelle' } branches { label: 'Büro Bonn' }", "Fachstelle", false},
  };
  for (const auto& c : cases) {
    auto referral = MakeReferral(Record(c.record));
    EXPECT_EQ(referral.department(), c.department) << c.record;
    EXPECT_EQ(testing::Value(referral.unknown_fields(), testing::Contains("department")),
              c.is_unknown)
        << c.record;
    kok::search::v1::Place branch;
    ReferToBranch(branch, referral);
    EXPECT_EQ(referral.department(), c.department) << "a branch without a label says nothing";
    branch.set_label("Büro Bonn");
    ReferToBranch(branch, referral);
    EXPECT_EQ(referral.department(), "Büro Bonn");
    EXPECT_THAT(referral.unknown_fields(), Not(testing::Contains("department")));
  }
}

}  // namespace
}  // namespace kok::search_core
