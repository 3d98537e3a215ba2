#include "indexer/build/document_builder.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Key;
using testing::Not;
using testing::Pair;
using testing::StartsWith;

// Term to its frequency within the document.
using Terms = std::map<std::string, unsigned>;

template <typename Record>
Xapian::Document Build(const Record& record) {
  const ReferenceData& reference = tests::ShippedReference();
  return DocumentBuilder(reference.analyzer, reference.regions, reference.vocabulary).Build(record);
}

template <typename Record>
Terms TermsOf(const std::string& text) {
  Record record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &record)) << text;
  const Xapian::Document document = Build(record);
  Terms terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
    terms[*term] = term.get_wdf();
  return terms;
}

TEST(DocumentBuilderTest, OrganizationsAreFoundByEveryFieldOfTheTable) {
  const Terms terms = TermsOf<Organization>(R"(
    name: "organizations/fiz-stuttgart" display_name: "Fraueninformationszentrum FIZ" short_name: "FIZ"
    alternate_names: "Infozentrum" alternate_names: "Frauenzentrum"
    type: ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE description: "Wir beraten"
    seat { locality: "Stuttgart" region_code: "DE-BW" country_code: "DE" }
    services { code: "compensation" state: ATTRIBUTE_STATE_YES }
    member_kinds: MEMBER_KIND_WOMENS_SHELTER member_kinds: MEMBER_KIND_WELFARE_ASSOCIATION)");
  for (const char* term :
       {"Qorganizations/fiz-stuttgart",
        // words, in the forms exact, folded, stem
        "AEfraueninformationszentrum", "AFfraueninformationszentrum", "AEfiz", "BEfiz",
        "DEinfozentrum", "DEfrauenzentrum", "GEstuttgart", "KEberaten", "KSberat",
        // what people call the region, the type and the service
        "HEbawü", "HFwurttemberg", "HEbaden", "JEfachberatungsstelle", "IEentschädigung",
        "IEcompensation",
        // whole names
        "XNfraueninformationszentrum fiz", "XKfraueninformationszentrum fiz", "XKfiz",
        "XKinfozentrum", "XKfrauenzentrum",
        // filters
        "XRDE-BW", "XRDE", "XT1", "XM3", "XM6"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
  EXPECT_THAT(terms, Not(Contains(Key("XNfiz")))) << "only the display name is the full name";
}

// Counselling for people whom a service is stated not to offer would be a wrong referral.
TEST(DocumentBuilderTest, WhatIsNotOfferedIsNotFound) {
  const std::string head = "name: 'organizations/a' display_name: 'Eins' ";
  EXPECT_THAT(
      TermsOf<Organization>(head + "services { code: 'compensation' state: ATTRIBUTE_STATE_NO }"),
      Not(Contains(Key(StartsWith("I")))));
  EXPECT_THAT(TermsOf<Organization>(head + "services { code: 'not-yet-in-the-vocabulary' }"),
              Contains(Key("IEvocabulary")))
      << "a code without words is found by itself";
}

TEST(DocumentBuilderTest, ContactsAndReviewsAreNoWords) {
  const Terms terms = TermsOf<Organization>(R"(
    name: "organizations/a" display_name: "Eins" phones { number: "+493026391176" display: "030 / 26 39 11 76" }
    emails: "geheim@example.org" seat { street: "Lützowstr. 102" postal_code: "10785" } website_uri: "https://example.org"
    alert: "Achtung" verification { source: "Faltblatt" })");
  for (const char* word :
       {"26391176", "geheim", "example", "lützowstr", "10785", "achtung", "faltblatt"}) {
    EXPECT_THAT(terms, Not(Contains(Key(testing::HasSubstr(word)))));
  }
}

TEST(DocumentBuilderTest, TitlesOfContentsWeighMoreThanTheirText) {
  const Terms terms = TermsOf<Content>(R"(
    name: "contents/a" title: "Opfer" summary: "Hilfe" body: "Beratung Opfer Hilfe Beratung"
    type: CONTENT_TYPE_ABOUT topics: "law" topics: "human-rights")");
  EXPECT_THAT(terms,
              IsSupersetOf({Pair("CEopfer", 6U), Pair("CEhilfe", 3U), Pair("CEberatung", 2U)}));
  for (const char* term : {"Qcontents/a", "XNopfer", "XKopfer", "XC3", "XOlaw", "XOhuman-rights"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
}

TEST(DocumentBuilderTest, TheRecordComesBackAsItWasGiven) {
  Organization organization;
  organization.set_name("organizations/a");
  organization.set_display_name("Eins");
  organization.set_etag("0123456789abcdef");
  organization.add_languages()->set_code("ro");
  Organization read;
  ASSERT_TRUE(read.ParseFromString(Build(organization).get_data()));
  EXPECT_EQ(read.SerializeAsString(), organization.SerializeAsString());
}

TEST(DocumentBuilderTest, UnknownPlacesAndTypesGiveNoFilter) {
  const Terms terms = TermsOf<Organization>("name: 'organizations/a' display_name: 'Eins'");
  EXPECT_THAT(terms, Not(Contains(Key(StartsWith("XR")))));
  EXPECT_THAT(terms, Not(Contains(Key(StartsWith("H")))));
  EXPECT_THAT(terms, Contains(Key("XT0"))) << "not recorded can be filtered for";
}

// A name without a word ("e.V.", "***") must not be the answer to every query without one.
TEST(DocumentBuilderTest, NamesWithoutWordsAreNoKeys) {
  for (const char* name : {"e.V.", "***", "–"}) {
    const Terms terms =
        TermsOf<Organization>(std::string("name: 'organizations/a' display_name: '") + name +
                              "' short_name: '" + name + "'");
    EXPECT_THAT(terms, Not(Contains(Key("XK")))) << name;
    EXPECT_THAT(terms, Not(Contains(Key("XN")))) << name;
  }
}

// At the limits of the protocol; Xapian refuses a document with one term of over 245 bytes.
TEST(DocumentBuilderTest, TheLongestValuesBuild) {
  Organization organization;
  organization.set_name("organizations/" + std::string(86, 'a'));
  organization.set_display_name(std::string(500, 'x'));
  organization.add_alternate_names(std::string(250, 'x') + " " + std::string(249, 'y'));
  organization.set_description(std::string(131072, 'z'));
  organization.mutable_seat()->set_country_code(std::string(2000, 'c'));
  EXPECT_NO_THROW(Build(organization));
  Content content;
  content.set_name("contents/a");
  std::string umlauts;
  while (umlauts.size() < 1000) umlauts += "ä";
  content.set_title(umlauts);
  content.set_body(std::string(1 << 20, 'z'));
  for (int i = 0; i < 64; ++i) content.add_topics(std::string(64, 't'));
  EXPECT_NO_THROW(Build(content));
}

}  // namespace
}  // namespace kok::build
