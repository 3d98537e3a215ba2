#include "indexer/build/document_builder.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "indexer/build/parallel.h"
#include "indexer/schema/impact.h"
#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using testing::AllOf;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Key;
using testing::Not;
using testing::Pair;
using testing::StartsWith;

// Term to its frequency within the document.
using Terms = std::map<std::string, unsigned>;

constexpr double kAverageWords = 20;

DocumentBuilder Builder() {
  const ReferenceData& reference = tests::ShippedReference();
  return DocumentBuilder(tests::ShippedAnalyzer(), reference.regions, reference.vocabulary,
                         kAverageWords);
}

Xapian::Document Build(const Organization& organization) { return Builder().Build(organization); }

Xapian::Document Build(const Content& content) {
  const analysis::WordTable no_words(tests::ShippedAnalyzer(), {}, ParallelFor);
  analysis::ContentTerms terms(no_words);
  return Builder().Build(content, terms);
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
        // words, exact and stemmed
        "AEfraueninformationszentrum", "AEfiz", "BEfiz", "DEinfozentrum", "DEfrauenzentrum",
        "GEstuttgart", "KEberaten", "KSberat",
        // what people call the region, the type and the service
        "HEwürttemberg", "HAwuerttemberg", "HFwurttemberg", "HEbaden", "JEfachberatungsstelle",
        "IEentschädigung", "IEcompensation",
        // whole names
        "XNfraueninformationszentrum fiz", "XKfraueninformationszentrum fiz", "XKfiz",
        "XKinfozentrum", "XKfrauenzentrum", "XKfraueninformationszentrumfiz", "XGstuttgart",
        // filters
        "XRDE-BW", "XRDE", "XT1", "XM3", "XM6"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
  EXPECT_THAT(terms, Not(Contains(Key("XNfiz")))) << "only the display name is the full name";
}

// Counselling for people whom a service is stated not to offer would be a wrong referral.
TEST(DocumentBuilderTest, WhatIsNotOfferedIsNotFound) {
  const std::string head = "name: 'organizations/a' display_name: 'Eins' ";
  for (const char* state :
       {"state: ATTRIBUTE_STATE_NO", "state: ATTRIBUTE_STATE_UNKNOWN",
        "state: ATTRIBUTE_STATE_UNKNOWN fact { kind: FACT_KIND_GENERAL_STATEMENT }", ""}) {
    EXPECT_THAT(TermsOf<Organization>(head + "services { code: 'compensation' " + state + " }"),
                Not(Contains(Key(StartsWith("I")))))
        << state;
  }
  for (const char* state : {"YES", "VIA_INTERPRETER"}) {
    EXPECT_THAT(
        TermsOf<Organization>(head + "services { code: 'compensation' state: ATTRIBUTE_STATE_" +
                              state + " }"),
        Contains(Key(StartsWith("I"))))
        << state;
  }
  EXPECT_THAT(
      TermsOf<Organization>(
          head + "services { code: 'not-yet-in-the-vocabulary' state: ATTRIBUTE_STATE_YES }"),
      Contains(Key("IEvocabulary")))
      << "a code without words is found by itself";
}

// Whoever holds a number or an address asks for it whole; its digits and streets mean nobody.
TEST(DocumentBuilderTest, ContactsAreWholeTermsAndReviewsNone) {
  const Terms terms = TermsOf<Organization>(R"(
    name: "organizations/a" display_name: "Eins" phones { number: "+493026391176" display: "030 / 26 39 11 76" }
    fax { number: "+493026391177" } emails: "Geheim@diakonie-beispiel.example.org"
    seat { street: "Lützowstr. 102" postal_code: "10785" } website_uri: "https://www.seite.example.org/kontakt"
    alert: "Achtung" verification { source: "Faltblatt" })");
  for (const char* term :
       {"XP+493026391176", "XP+493026391177", "XEgeheim@diakonie-beispiel.example.org",
        "XDdiakonie-beispiel.example.org", "XDseite.example.org", "LEdiakonie", "LEbeispiel"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
  for (const char* word : {"E26391176", "E030", "Egeheim", "Eorg", "lützowstr", "luetzowstr",
                           "10785", "achtung", "faltblatt", "kontakt"}) {
    EXPECT_THAT(terms, Not(Contains(Key(AllOf(testing::HasSubstr(word), Not(StartsWith("XE")),
                                              Not(StartsWith("XD")))))))
        << word;
  }
}

TEST(DocumentBuilderTest, MailboxesOfEverybodySayNothing) {
  for (const char* email : {"haus@t-online.de", "haus@gmx.net", "haus@web.de", "haus"}) {
    EXPECT_THAT(TermsOf<Organization>(std::string("name: 'organizations/a' display_name: 'Eins' ") +
                                      "emails: '" + email + "'"),
                Not(Contains(Key(StartsWith("L")))))
        << email;
  }
}

TEST(DocumentBuilderTest, TownsAreAskedForWithAndWithoutWhatTellsThemApart) {
  const struct {
    const char* town;
    std::vector<const char*> terms;
  } cases[] = {
      {"Köln", {"XGkoln"}},
      {"Frankfurt am Main", {"XGfrankfurt am main", "XGfrankfurt"}},
      {"Frankfurt (Oder)", {"XGfrankfurt oder", "XGfrankfurt"}},
      {"Kempten im Allgäu", {"XGkempten im allgau", "XGkempten"}},
      {"Bad Homburg", {"XGbad homburg"}},
  };
  for (const auto& c : cases) {
    Terms towns;
    for (const auto& [term, frequency] :
         TermsOf<Organization>(std::string("name: 'organizations/a' display_name: 'Eins' ") +
                               "seat { locality: '" + c.town + "' }")) {
      if (term.rfind("XG", 0) == 0) towns.emplace(term, frequency);
    }
    EXPECT_EQ(towns.size(), c.terms.size()) << c.town;
    for (const char* term : c.terms) EXPECT_THAT(towns, Contains(Key(term)));
  }
  EXPECT_THAT(TermsOf<Organization>(
                  "name: 'organizations/a' display_name: 'Eins' branches { locality: 'Bonn' }"),
              Contains(Key("XGbonn")))
      << "a branch is somewhere too";
}

// BM25 at build time: a word weighs by field and frequency against the length of the whole text.
TEST(DocumentBuilderTest, ContentStoresTheImpactOfEachWord) {
  const std::string text = R"(
    name: "contents/a" title: "Opfer" summary: "Hilfe" body: "Beratung Opfer Hilfe Beratung"
    type: CONTENT_TYPE_ABOUT topics: "law" topics: "human-rights")";
  Content content;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &content));
  const double words = 5 + 2 + 4;
  const auto stored = [&](double frequency) {
    return schema::ImpactCode(schema::Impact(frequency, words, kAverageWords));
  };
  const Terms terms = TermsOf<Content>(text);
  EXPECT_THAT(terms, IsSupersetOf({Pair("CSopf", stored(6)), Pair("CShilf", stored(3)),
                                   Pair("CSberat", stored(2))}));
  EXPECT_GT(terms.at("CSopf"), terms.at("CShilf"));
  EXPECT_GT(terms.at("CShilf"), terms.at("CSberat"));
  for (const char* term : {"Qcontents/a", "XNopfer", "XWopfer", "XC3", "XOlaw", "XOhuman-rights"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
}

TEST(DocumentBuilderTest, WhatATextRefersToIsATerm) {
  const Terms terms = TermsOf<Content>(R"(
    name: "contents/a" decision { related_decisions: "contents/b" related_decisions: "contents/c" })");
  EXPECT_THAT(terms, IsSupersetOf({Pair("XQcontents/b", 0), Pair("XQcontents/c", 0)}));
  EXPECT_THAT(terms, Not(Contains(Key("Qcontents/b"))));
}

// The body lies in the text store.
TEST(DocumentBuilderTest, ContentIsStoredWithoutItsBody) {
  Content content;
  content.set_name("contents/a");
  content.set_title("Opfer");
  content.set_body("Hilfe");
  Content read;
  ASSERT_TRUE(read.ParseFromString(Build(content).get_data()));
  EXPECT_EQ(read.title(), "Opfer");
  EXPECT_EQ(read.body(), "");
}

TEST(DocumentBuilderTest, CitationsInContentAreTerms) {
  const Terms terms = TermsOf<Content>(R"(
    name: "contents/a" title: "Aufenthalt" body: "Nach § 25 Abs. 4a AufenthG und 2 StR 345/18.")");
  for (const char* term : {"XLaufenthg 25 4a", "XLaufenthg 25", "XLfile 2 str 345/18"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
}

TEST(DocumentBuilderTest, ADecisionBearsItsCourtAndItsOwnCitations) {
  const Terms terms = TermsOf<Content>(R"(
    name: "contents/a" title: "Erfunden" type: CONTENT_TYPE_DECISION body: "Wie BGH 1 StR 9/17."
    decision { court: "Landgericht Koeln" file_numbers: "2 StR 345/18, 2 StR 346/18"
      file_numbers: "Erf-7/B" ecli: "ECLI:DE:BGH:2018:200618U2STR345.18.0"
      norms: "§ 25 Abs. 4a AufenthG" norms: "Regel 7" })");
  for (const char* term :
       {"XUlg koln", "XUlg", "XJfile 2 str 345/18", "XJfile 2 str 346/18", "XJpart str 345/18",
        "XJpart 345/18", "XJwhole erf7b", "XJecli:de:bgh:2018:200618u2str345.18.0",
        "XJaufenthg 25 4a", "XJaufenthg 25", "XJnorm regel 7", "XLfile 1 str 9/17"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
  for (const char* term : {"XJfile 1 str 9/17", "XJis aufenthg 25", "XJpart 45/18"}) {
    EXPECT_THAT(terms, Not(Contains(Key(term))));
  }
}

TEST(DocumentBuilderTest, AStatuteBearsItsNorm) {
  for (const char* title : {"§ 232 Menschenhandel StGB", "§ 232 StGB Menschenhandel"}) {
    const Terms terms = TermsOf<Content>("name: 'contents/a' type: CONTENT_TYPE_STATUTE title: '" +
                                         std::string(title) + "'");
    EXPECT_THAT(terms, Contains(Key("XJstgb 232"))) << title;
    EXPECT_THAT(terms, Contains(Key("XJis stgb 232"))) << title;
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
