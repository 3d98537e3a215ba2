// What is like a record. All organisations and texts here are invented.

#include "service/search/similar_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/alpha","display_name":"Alpha","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","offers_counselling":"ATTRIBUTE_STATE_YES","takes_referrals":"ATTRIBUTE_STATE_YES","seat":{"locality":"Köln","region_code":"DE-NW","country_code":"DE"},"services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES"},{"code":"psychosocial-counselling","state":"ATTRIBUTE_STATE_YES"},{"code":"free-counselling","state":"ATTRIBUTE_STATE_NO"}],"languages":[{"code":"ro","state":"ATTRIBUTE_STATE_YES"},{"code":"bg","state":"ATTRIBUTE_STATE_YES"}]}}
{"organization":{"name":"organizations/beta","display_name":"Beta","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","offers_counselling":"ATTRIBUTE_STATE_YES","takes_referrals":"ATTRIBUTE_STATE_YES","seat":{"locality":"Berlin","region_code":"DE-BE","country_code":"DE"},"services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES"},{"code":"psychosocial-counselling","state":"ATTRIBUTE_STATE_YES"}],"languages":[{"code":"ro","state":"ATTRIBUTE_STATE_VIA_INTERPRETER"}]}}
{"organization":{"name":"organizations/gamma","display_name":"Gamma","type":"ORGANIZATION_TYPE_ASSOCIATION","offers_counselling":"ATTRIBUTE_STATE_YES","takes_referrals":"ATTRIBUTE_STATE_YES","seat":{"locality":"Kassel","region_code":"DE-HE","country_code":"DE"},"services":[{"code":"psychosocial-counselling","state":"ATTRIBUTE_STATE_YES"},{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_NO"}]}}
{"organization":{"name":"organizations/delta","display_name":"Delta","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","offers_counselling":"ATTRIBUTE_STATE_YES","takes_referrals":"ATTRIBUTE_STATE_YES","seat":{"locality":"Bremen","region_code":"DE-HB","country_code":"DE"}}}
{"organization":{"name":"organizations/epsilon","display_name":"Epsilon","type":"ORGANIZATION_TYPE_ASSOCIATION","seat":{"locality":"Bonn","region_code":"DE-NW","country_code":"DE"},"services":[{"code":"free-counselling","state":"ATTRIBUTE_STATE_NO"}]}}
{"organization":{"name":"organizations/zeta","display_name":"Zeta","status":"ORGANIZATION_STATUS_CLOSED","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","seat":{"locality":"Köln","region_code":"DE-NW","country_code":"DE"},"services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES"},{"code":"psychosocial-counselling","state":"ATTRIBUTE_STATE_YES"}],"languages":[{"code":"ro","state":"ATTRIBUTE_STATE_YES"},{"code":"bg","state":"ATTRIBUTE_STATE_YES"}]}}
{"content":{"name":"contents/krise","title":"Krisenintervention","type":"CONTENT_TYPE_EXPLANATION","summary":"Was Krisenintervention bei psychosozialer Beratung heißt.","body":"Die Krisenintervention hilft sofort. Später folgt psychosoziale Beratung.","topics":["crisis"]}}
{"content":{"name":"contents/lohn","title":"Entgangener Lohn nach § 25 Abs. 4a AufenthG","summary":"Wie Betroffene ihren Lohn einklagen.","body":"Lohn und Schadensersatz werden vor dem Arbeitsgericht eingeklagt. Die Frist beginnt mit dem Urteil.","topics":["wages","law"]}}
{"content":{"name":"contents/lohnklage","title":"Lohn vor Gericht","type":"CONTENT_TYPE_EXPLANATION","summary":"Eine Klage auf Lohn.","body":"Das Arbeitsgericht spricht den Lohn zu. Der Schadensersatz folgt.","topics":["wages"]}}
{"content":{"name":"contents/erlaubnis","title":"Aufenthaltserlaubnis","summary":"Wer nach § 25 Abs. 4a AufenthG bleiben darf.","body":"Eine Erlaubnis zum Bleiben.","topics":["residence"]}}
{"content":{"name":"contents/spende","title":"Spenden","summary":"Ein Konto.","body":"Wir freuen uns.","topics":["donations"]}}
{"content":{"name":"contents/spendenquittung","title":"Quittung","summary":"Für Spenden auf das Konto.","body":"Wir freuen uns sehr."}}
)";

const index::Snapshot& Snapshot() {
  static const SmallIndex index(kRecords);
  return *index;
}

v1::SearchRequest Like(const std::string& name) {
  v1::SearchRequest request;
  request.set_similar_to(name);
  return request;
}

std::vector<std::string> ContentsOf(const Answer& answer) {
  std::vector<std::string> names;
  for (const v1::SearchResult& result : answer.response.results()) {
    if (result.has_content()) names.push_back(result.name());
  }
  return names;
}

TEST(SimilarOrganizations, ShareWhatBothAreStatedToHave) {
  const Answer answer = Ask(Snapshot(), Like("organizations/alpha"));
  // Zeta is closed and so the last, although it is the most like it. Epsilon shares the Land alone,
  // Delta nothing but the type.
  EXPECT_THAT(answer.Organizations(), ElementsAre("organizations/beta", "organizations/gamma",
                                                  "organizations/epsilon", "organizations/zeta"));
  for (int i = 0; i + 2 < static_cast<int>(answer.Organizations().size()); ++i) {
    EXPECT_GT(answer.response.results(i).score(), answer.response.results(i + 1).score());
  }
  EXPECT_TRUE(answer.response.results(0).snippet().empty());
  EXPECT_FALSE(answer.response.results(0).referral().display_name().empty());
}

TEST(SimilarOrganizations, WhatIsUnknownMakesNobodyANeighbour) {
  EXPECT_THAT(Ask(Snapshot(), Like("organizations/delta")).Names(), IsEmpty());
  // Who both do not offer something have nothing in common.
  EXPECT_THAT(Ask(Snapshot(), Like("organizations/epsilon")).Organizations(),
              Not(Contains("organizations/gamma")));
}

TEST(SimilarOrganizations, ReasonsSayWhatBothHave) {
  v1::SearchRequest request = Like("organizations/alpha");
  request.set_explain(true);
  const Answer answer = Ask(Snapshot(), request);
  std::vector<std::string> fields;
  std::vector<std::string> texts;
  double share = 0;
  for (const v1::MatchReason& reason : answer.response.results(0).match_reasons()) {
    EXPECT_EQ(reason.kind(), v1::MATCH_KIND_SHARED);
    fields.push_back(reason.field());
    texts.push_back(reason.description());
    share += reason.share();
  }
  EXPECT_THAT(fields, testing::UnorderedElementsAre("services", "services", "languages", "type"));
  EXPECT_THAT(texts, Contains("Angebot: „Krisenintervention“ – haben beide"));
  EXPECT_THAT(texts, Contains("Sprache: „Rumänisch“ – haben beide"));
  EXPECT_NEAR(share, 1.0, 1e-9);
}

TEST(SimilarOrganizations, ObeyFilterPlaceAndAvoidance) {
  v1::SearchRequest request = Like("organizations/alpha");
  request.mutable_filter()->add_regions("DE-BE");
  EXPECT_THAT(Ask(Snapshot(), request).Names(), ElementsAre("organizations/beta"));
  request = Like("organizations/alpha");
  request.mutable_filter()->add_avoid_regions("DE-BE");
  EXPECT_THAT(Ask(Snapshot(), request).Organizations(), Not(Contains("organizations/beta")));
  request = Like("organizations/alpha");
  request.mutable_near()->set_place("Kassel");
  const Answer near = Ask(Snapshot(), request);
  ASSERT_FALSE(near.Names().empty());
  EXPECT_EQ(near.Names()[0], "organizations/gamma");
  EXPECT_TRUE(near.response.results(0).has_distance_km());
  EXPECT_THAT(ContentsOf(near), IsEmpty());
}

TEST(SimilarOrganizations, TextsAboutWhatItOffersFollow) {
  const Answer answer = Ask(Snapshot(), Like("organizations/alpha"));
  EXPECT_THAT(ContentsOf(answer), ElementsAre("contents/krise"));
  v1::SearchRequest request = Like("organizations/alpha");
  request.mutable_filter()->add_kinds(v1::RECORD_KIND_CONTENT);
  EXPECT_THAT(Ask(Snapshot(), request).Names(), ElementsAre("contents/krise"));
}

TEST(SimilarContents, SayTheSameTellingWordsOrCiteTheSame) {
  const Answer answer = Ask(Snapshot(), Like("contents/lohn"));
  EXPECT_THAT(answer.Names(), ElementsAre("contents/lohnklage", "contents/erlaubnis"));
  EXPECT_GT(answer.response.results(1).score(), 0);
  EXPECT_THAT(Ask(Snapshot(), Like("contents/spende")).Names(),
              ElementsAre("contents/spendenquittung"));
}

// Nor do texts that say the same numerals, modal verbs and negations speak of the same.
TEST(SimilarContents, WordsOfEveryTextAreNotTelling) {
  const SmallIndex index(
      R"({"content":{"name":"contents/a","title":"Rosen","body":"Zwei neue Rosen müssen zehn Tage nicht ruhen; nichtig ist nichts."}}
{"content":{"name":"contents/b","title":"Nelken","body":"Zwei neue Nelken müssen zehn Wochen nicht treiben. Nichtzulassung."}}
{"content":{"name":"contents/c","title":"Tulpen","body":"Rosen dürfen ruhen."}}
{"content":{"name":"contents/d","title":"Lilien","body":"Lilien."}})");
  EXPECT_THAT(Ask(*index, Like("contents/a")).Names(), ElementsAre("contents/c"));
}

TEST(SimilarContents, AreShownWithThePassageAndReasons) {
  v1::SearchRequest request = Like("contents/lohn");
  request.set_explain(true);
  const Answer answer = Ask(Snapshot(), request);
  const v1::SearchResult& best = answer.response.results(0);
  EXPECT_TRUE(std::any_of(best.snippet().begin(), best.snippet().end(),
                          [](const v1::SnippetSegment& segment) { return segment.highlighted(); }));
  std::vector<std::string> said;
  for (const v1::MatchReason& reason : best.match_reasons()) said.push_back(reason.matched_text());
  EXPECT_THAT(said, IsSupersetOf({"Lohn", "Arbeitsgericht", "Schadensersatz"}));
  EXPECT_TRUE(best.content().body().empty());
  const v1::SearchResult& cites = answer.response.results(1);
  EXPECT_TRUE(std::any_of(
      cites.match_reasons().begin(), cites.match_reasons().end(),
      [](const v1::MatchReason& reason) { return reason.kind() == v1::MATCH_KIND_REFERENCE; }));
  request.set_view(v1::RESULT_VIEW_FULL);
  EXPECT_FALSE(Ask(Snapshot(), request).response.results(0).content().body().empty());
}

TEST(SimilarContents, ObeyFilterAndFacets) {
  v1::SearchRequest request = Like("contents/lohn");
  request.mutable_filter()->add_topics("residence");
  request.add_facets(v1::FACET_FIELD_TOPICS);
  const Answer answer = Ask(Snapshot(), request);
  EXPECT_THAT(answer.Names(), ElementsAre("contents/erlaubnis"));
  std::vector<std::string> codes;
  for (const v1::FacetValue& value : answer.response.facets(0).values()) {
    codes.push_back(value.code());
  }
  EXPECT_THAT(codes, testing::UnorderedElementsAre("wages", "residence"));
  request = Like("contents/lohn");
  request.mutable_filter()->add_kinds(v1::RECORD_KIND_ORGANIZATION);
  EXPECT_THAT(Ask(Snapshot(), request).Names(), IsEmpty());
}

TEST(SimilarRecords, EveryPageOfTheShippedDataHoldsTheNextOnes) {
  for (const char* name : {"organizations/agisra-koeln", "contents/spenden"}) {
    const Answer all = Ask(ShippedSnapshot(), Like(name));
    ASSERT_GT(all.Names().size(), 3U) << name;
    EXPECT_EQ(all.response.total_size(), static_cast<int>(all.Names().size())) << name;
    EXPECT_THAT(all.Names(), Not(Contains(std::string(name))));
    std::vector<std::string> paged;
    search_core::PageRange page{0, 3};
    do {
      const Answer part = Ask(ShippedSnapshot(), Like(name), page);
      for (const std::string& found : part.Names()) paged.push_back(found);
      EXPECT_EQ(part.response.total_size(), all.response.total_size());
      page.offset = part.next;
    } while (page.offset != 0);
    EXPECT_EQ(paged, all.Names()) << name;
  }
}

TEST(SimilarRecords, NobodyHasNoNeighbours) {
  for (const char* name : {"organizations/nie-da", "contents/nie-da"}) {
    v1::SearchResponse response;
    const auto found = search_core::Search(Snapshot(), Like(name), {0, 10},
                                           {absl::CivilDay(2026, 11, 1), 365}, {}, response);
    EXPECT_TRUE(absl::IsNotFound(found.status())) << name;
    EXPECT_EQ(response.ByteSizeLong(), 0U) << name;
  }
}

}  // namespace
}  // namespace kok::tests
