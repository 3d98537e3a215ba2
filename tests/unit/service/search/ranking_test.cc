#include "service/search/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "service/search/understood_query.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using tests::Ask;
using tests::SmallIndex;

std::string Organization(const std::string& id, const std::string& fields) {
  return R"({"organization":{"name":"organizations/)" + id + "\"," + fields + "}}\n";
}

std::string Text(const std::string& id, const std::string& fields) {
  return R"({"content":{"name":"contents/)" + id + "\"," + fields + "}}\n";
}

TEST(Ranking, AWholeNameIsBeyondWhatWordsCanSumUpTo) {
  double best_field = 0;
  for (const schema::TextField& field : schema::kOrganizationFields) {
    best_field = std::max(best_field, field.weight);
  }
  const double rarest = std::log1p(10'000'000.0);  // one of ten million records
  EXPECT_GT(kNameTier, static_cast<double>(kMaxWords) * best_field * rarest);
  EXPECT_GT(kFullNameTier, kNameTier);
}

TEST(Ranking, TheNearerReadingCountsMore) {
  const double factors[] = {kExactFactor, kSpeltOutFactor, kFoldFactor,    kStemFactor,
                            kTypoFactor,  kPrefixFactor,   kConceptFactor, kOwnPartFactor,
                            kPartFactor,  kContainedFactor};
  EXPECT_TRUE(std::is_sorted(std::begin(factors), std::end(factors), std::greater<>()));
  EXPECT_GT(kContainedFactor, 0);
  EXPECT_GT(kTranslationFactor, kConceptFactor) << "a foreign word can mean nothing else";
}

TEST(Ranking, WhatIsNamedDecidesBeforeWhereAndWhereBeforeWhat) {
  const double tiers[] = {kContactTier, kFullNameTier, kNameTier,          kNamedTier,
                          kDomainTier,  kTownTier,     kTownAdjectiveTier, kRegionTier};
  EXPECT_TRUE(std::is_sorted(std::begin(tiers), std::end(tiers), std::greater<>()));
  double best_field = 0;
  for (const schema::TextField& field : schema::kOrganizationFields) {
    best_field = std::max(best_field, field.weight);
  }
  const double rarest = std::log1p(1000.0);
  EXPECT_GT(kRegionTier, 12 * best_field * rarest) << "no usual query outweighs a seat";
}

// The prior only decides between equal matches: it must stay below any difference of fields.
TEST(Ranking, WhoCounselsComesBeforeWhoDoesNot) {
  const SmallIndex index(
      Organization("a", R"("display_name":"Haus A","type":"ORGANIZATION_TYPE_NETWORK")") +
      Organization("b", R"("display_name":"Haus B","type":"ORGANIZATION_TYPE_ASSOCIATION")") +
      Organization("c",
                   R"("display_name":"Haus C","type":"ORGANIZATION_TYPE_COUNSELLING_CENTRE")") +
      Organization(
          "d",
          R"("display_name":"Haus D","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE")"));
  EXPECT_THAT(Ask(*index, "Haus").Names(), ElementsAre("organizations/d", "organizations/c",
                                                       "organizations/b", "organizations/a"));
}

TEST(Ranking, ANameCountsMoreThanAServiceAndAServiceMoreThanADescription) {
  const SmallIndex index(
      Organization("a", R"("display_name":"Eins","description":"Streetwork")") +
      Organization("b", R"("display_name":"Zwei","services":[{"code":"outreach","state":1}])") +
      Organization("c", R"("display_name":"Haus Streetwork")"));
  EXPECT_THAT(Ask(*index, "Streetwork").Names(),
              ElementsAre("organizations/c", "organizations/b", "organizations/a"));
}

TEST(Ranking, ASeatDecidesBeforeWords) {
  const SmallIndex index(
      Organization("a", R"("display_name":"Eins","description":"Haus in Linde")") +
      Organization("b", R"("display_name":"Zwei Haus","seat":{"locality":"Linde"})") +
      Organization("c", R"("display_name":"Haus Linde")"));
  EXPECT_THAT(Ask(*index, "Zuflucht Haus in Linde").Names(),
              ElementsAre("organizations/b", "organizations/c", "organizations/a"));
  EXPECT_THAT(Ask(*index, "Linde").Names(), ElementsAre("organizations/b"))
      << "nothing but a place asks who is seated there";
}

TEST(Ranking, AWholeNameComesFirstWhateverElseMatches) {
  const SmallIndex index(
      Organization("a", R"("display_name":"Linde Linde Haus","short_name":"Linde Haus Berlin",)"
                        R"("seat":{"locality":"Linde"},"description":"Linde Linde",)"
                        R"("type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE")") +
      Organization("b", R"("display_name":"Linde","type":"ORGANIZATION_TYPE_NETWORK")"));
  EXPECT_THAT(Ask(*index, "linde").Names(), ElementsAre("organizations/b", "organizations/a"));
}

TEST(Ranking, TheLegalFormTellsEqualNamesApart) {
  const SmallIndex index(Organization("a", R"("display_name":"Linde")") +
                         Organization("b", R"("display_name":"Linde e.V.")"));
  for (const char* query : {"Linde e.V.", "linde e. V.", "LINDE eV"}) {
    EXPECT_THAT(Ask(*index, query).Names(), ElementsAre("organizations/b", "organizations/a"))
        << query;
  }
  EXPECT_THAT(Ask(*index, "Linde").Names(), ElementsAre("organizations/a", "organizations/b"));
}

TEST(Ranking, TheExactSpellingComesBeforeTheFoldedOne) {
  const SmallIndex index(Organization("a", R"("display_name":"Haus Gruene")") +
                         Organization("b", R"("display_name":"Haus Grüne")"));
  EXPECT_EQ(Ask(*index, "Grüne").Names()[0], "organizations/b");
  EXPECT_EQ(Ask(*index, "Gruene").Names()[0], "organizations/a");
}

TEST(Ranking, MoreWordsMatchedComeFirst) {
  const SmallIndex index(Organization("a", R"("display_name":"Rosa Linde")") +
                         Organization("b", R"("display_name":"Rosa Linde Haus")") +
                         Organization("c", R"("display_name":"Haus Anna")"));
  EXPECT_EQ(Ask(*index, "Rosa Haus").Names()[0], "organizations/b");
}

TEST(Ranking, AWholeTitleIsTheFirstText) {
  std::string repeated;
  for (int i = 0; i < 50; ++i) repeated += "Kleidung ";
  const SmallIndex index(
      Text("a", R"("title":"Kleidung Kleidung Kleidung","summary":")" + repeated + R"(","body":")" +
                    repeated + "\"") +
      Text("b", R"("title":"Kleidung","body":"Ein langer Text, in dem das Wort nicht mehr steht, )"
                R"(sondern viele andere, damit die Länge gegen ihn spricht.")"));
  EXPECT_EQ(Ask(*index, "kleidung").Names()[0], "contents/b");
}

TEST(Ranking, ATitleCountsMoreThanABody) {
  const SmallIndex index(Text("a", R"("title":"Eins","body":"Text über Kleidung und mehr")") +
                         Text("b", R"("title":"Rat zu Kleidung","body":"Text über anderes")"));
  EXPECT_THAT(Ask(*index, "Kleidung").Names(), ElementsAre("contents/b", "contents/a"));
}

}  // namespace
}  // namespace kok::search_core
