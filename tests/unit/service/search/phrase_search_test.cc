// Searches with something in quotes, from the request to the reply.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/search/phrase_check.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAreArray;
using tests::Answer;
using tests::Ask;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/alpha","display_name":"Alpha e.V.","short_name":"Alpha","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","description":"Hilfe für Opfer von Gewalt. Beratung in Köln.","emails":["rat@alpha.example"],"phones":[{"number":"+4930123456","display":"030 – 12 34 56"}],"seat":{"locality":"Berlin","region_code":"DE-BE","country_code":"DE"}}}
{"organization":{"name":"organizations/beta","display_name":"Beta Frauenhilfe","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","description":"Opfer finden Hilfe. Gewalt von Partnern.","seat":{"locality":"Köln","region_code":"DE-NW","country_code":"DE"},"branches":[{"locality":"Bad Honnef"}]}}
{"organization":{"name":"organizations/old-alpha","display_name":"Altes Quolmhaus","status":"ORGANIZATION_STATUS_CLOSED","superseded_by":"organizations/alpha","seat":{"locality":"Berlin","region_code":"DE-BE","country_code":"DE"}}}
{"content":{"name":"contents/a-body","title":"Schutz","type":"CONTENT_TYPE_EXPLANATION","topics":["residence"],"body":"Wer Opfer von Menschenhandel ist, hat Rechte.\n\nDas Wohl des\nKindes geht vor. Anspruch auf Nicht-Zurückweisung und Straßenkinder."}}
{"content":{"name":"contents/b-title","title":"Opfer von Menschenhandel","type":"CONTENT_TYPE_PUBLICATION","topics":["work"],"body":"Etwas anderes über das Kind und sein Wohl."}}
{"content":{"name":"contents/c-words","title":"Menschenhandel","type":"CONTENT_TYPE_EXPLANATION","topics":["residence"],"body":"Menschenhandel macht viele zum Opfer. Das Opfer von gestern. Menschenhandel, Menschenhandel!"}}
{"content":{"name":"contents/d-decision","title":"Beschluss","type":"CONTENT_TYPE_DECISION","topics":["law"],"summary":"Über das Wohl des Kindes.","body":"Siehe § 25 Abs. 4a AufenthG; schreiben an rat@gericht.example.","decision":{"court":"Landgericht Köln","file_numbers":["10 O 12/20"],"decided_on":"2020-03-03","headnote":"Zur Strasse."}}}
)";

const index::Snapshot& Small() {
  static const auto* const index = new tests::SmallIndex(kRecords);
  return **index;
}

// Texts of which all say both words, and every third the phrase.
std::string ManyTexts(size_t count, const std::string& filling = "") {
  std::string lines;
  for (size_t i = 0; i < count; ++i) {
    const bool says = i % 3 == 0;
    lines += absl::StrCat(R"({"content":{"name":"contents/t)", 10000 + i,
                          R"(","title":"Text","type":)", 1 + i % 2, R"(,"body":")", filling,
                          says ? "Hund Katze" : "Katze Hund", "\"}}\n");
  }
  return lines;
}

TEST(PhraseSearch, FindsWhatSaysItWordForWord) {
  const struct {
    const char* why;
    const char* query;
    std::vector<std::string> names;
  } cases[] = {
      {"texts, in the order that they have without quotes",
       "„Opfer von Menschenhandel“",
       {"contents/b-title", "contents/a-body"}},
      {"any quotes", "\"opfer VON menschenhandel\"", {"contents/b-title", "contents/a-body"}},
      {"another word beside it",
       "»Opfer von Menschenhandel« Rechte",
       {"contents/a-body", "contents/b-title"}},
      {"two of them", "„Opfer von“ \"Wohl des Kindes\"", {"contents/a-body"}},
      {"over a line break", "\"Wohl des Kindes\"", {"contents/d-decision", "contents/a-body"}},
      {"not over a paragraph", "\"Rechte Das Wohl\" Menschenhandel", {}},
      {"a stop word written otherwise", "\"Hilfe fuer Opfer\"", {"organizations/alpha"}},
      {"one word, no other form", "\"Kindes\"", {"contents/d-decision", "contents/a-body"}},
      {"one word, another form", "\"Kind\"", {"contents/b-title"}},
      {"an umlaut in two letters", "\"Beratung in Koeln\"", {"organizations/alpha"}},
      {"... without its marks", "\"Beratung in Koln\"", {}},
      {"... where there is none", "\"Öpfer von\"", {}},
      {"a hyphen", "\"Nicht Zurückweisung\"", {"contents/a-body"}},
      {"ß", "\"zur Straße\"", {"contents/d-decision"}},
      {"no part of a compound", "\"Straßen\"", {}},
      {"a name", "\"Alpha\"", {"organizations/alpha"}},
      {"a name with its legal form", "„Alpha e. V.“", {"organizations/alpha"}},
      {"a description", "\"Opfer von Gewalt\"", {"organizations/alpha"}},
      {"a sentence end", "\"Gewalt Beratung in Köln\"", {"organizations/alpha"}},
      {"both kinds",
       "\"Opfer von\"",
       {"organizations/alpha", "contents/b-title", "contents/c-words", "contents/a-body"}},
      {"a town: who is seated there, then who says so",
       "\"Köln\"",
       {"organizations/beta", "organizations/alpha"}},
      {"a town of a branch", "\"Bad Honnef\"", {"organizations/beta"}},
      {"a Land", "\"Nordrhein-Westfalen\"", {"organizations/beta"}},
      {"an address", "\"rat@alpha.example\"", {"organizations/alpha"}},
      {"a number", "\"030 12 34 56\"", {"organizations/alpha"}},
      {"an address in a text", "\"schreiben an rat@gericht.example\"", {"contents/d-decision"}},
      {"a citation", "\"§ 25 Abs. 4a AufenthG\"", {"contents/d-decision"}},
      {"a file number", "\"10 O 12/20\"", {"contents/d-decision"}},
      {"a court", "\"Landgericht Köln\"", {"contents/d-decision"}},
      {"... as a court is called otherwise", "\"LG Köln\" Köln", {}},
      {"a closed one's name finds who took over",
       "\"Quolmhaus\"",
       {"organizations/alpha", "organizations/old-alpha"}},
  };
  for (const auto& c : cases) {
    const Answer answer = Ask(Small(), c.query);
    if (c.names.empty()) {
      EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND)) << c.why;
      continue;
    }
    EXPECT_EQ(answer.Names(), c.names) << c.why << ": " << c.query;
    EXPECT_EQ(static_cast<size_t>(answer.response.total_size()), c.names.size()) << c.why;
    EXPECT_FALSE(answer.response.total_size_estimated()) << c.why;
    EXPECT_FALSE(answer.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND)) << c.why;
    EXPECT_FALSE(answer.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED)) << c.why;
  }
}

// But for the notice, the answer is that of the words.
TEST(PhraseSearch, WhatNothingSaysIsSearchedForByItsWords) {
  for (const char* words : {"Menschenhandel Opfer", "Rechten", "Menschenhnadel", "Ulm", "Alphas"}) {
    v1::SearchRequest request;
    request.set_query(words);
    request.add_facets(v1::FACET_FIELD_TOPICS);
    request.add_facets(v1::FACET_FIELD_REGIONS);
    const v1::SearchResponse plain = Ask(Small(), request).response;
    request.set_query(absl::StrCat("„", words, "“"));
    Answer quoted = Ask(Small(), request);
    EXPECT_TRUE(quoted.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND)) << words;
    auto& notices = *quoted.response.mutable_notices();
    for (auto notice = notices.begin(); notice != notices.end(); ++notice) {
      if (notice->code() != v1::NOTICE_CODE_PHRASE_NOT_FOUND) continue;
      EXPECT_EQ(notice->field(), "query");
      EXPECT_THAT(notice->message(), Not(HasSubstr(words)));
      notices.erase(notice);
      break;
    }
    if (!quoted.response.suggested_query().empty()) {
      EXPECT_EQ(quoted.response.suggested_query(), absl::StrCat("„", plain.suggested_query(), "“"));
      quoted.response.set_suggested_query(plain.suggested_query());
    }
    EXPECT_EQ(quoted.response.DebugString(), plain.DebugString()) << words;
  }
  const Answer none = Ask(Small(), "\"Zwibbelfrasch Quastenflosser\"");
  EXPECT_TRUE(none.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND));
  EXPECT_TRUE(none.Has(v1::NOTICE_CODE_DIRECTORY_INCOMPLETE));
}

TEST(PhraseSearch, EmptyAndUnpairedQuotesChangeNothing) {
  for (const char* words : {"Opfer von Menschenhandel", "Alpha", "Köln"}) {
    const v1::SearchResponse plain = Ask(Small(), words).response;
    for (const char* format : {"\"\" $0", "$0 „“", "\"$0", "$0“", "„$0", "»?!« $0", "»$0"}) {
      std::string query = format;
      query.replace(query.find("$0"), 2, words);
      EXPECT_EQ(Ask(Small(), query).response.DebugString(), plain.DebugString()) << query;
    }
  }
}

TEST(PhraseSearch, OfStopWordsRestrictsWhatTheOthersFind) {
  EXPECT_THAT(
      Ask(Small(), "\"von\" Menschenhandel").Names(),
      UnorderedElementsAreArray({"organizations/alpha", "organizations/beta", "contents/a-body",
                                 "contents/b-title", "contents/c-words"}));
}

// Stop words have no postings, so all records are looked through.
TEST(PhraseSearch, OfStopWordsAloneFindsWhatSaysThem) {
  const struct {
    const char* query;
    std::vector<std::string> names;
  } cases[] = {
      {"\"von\"",
       {"organizations/alpha", "organizations/beta", "contents/a-body", "contents/b-title",
        "contents/c-words"}},
      {"\"für\"", {"organizations/alpha"}},
      {"»Fuer« und", {"organizations/alpha"}},
      {"\"über das\"", {"contents/b-title", "contents/d-decision"}},
      {"\"über das\" und \"sein\"", {"contents/b-title"}},
      {"\"über das\" \"Wohl\"", {"contents/b-title", "contents/d-decision"}},
  };
  for (const auto& c : cases) {
    const Answer answer = Ask(Small(), c.query);
    EXPECT_THAT(answer.Names(), UnorderedElementsAreArray(c.names)) << c.query;
    EXPECT_EQ(static_cast<size_t>(answer.response.total_size()), c.names.size()) << c.query;
    EXPECT_FALSE(answer.response.total_size_estimated()) << c.query;
    EXPECT_FALSE(answer.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED)) << c.query;
    EXPECT_FALSE(answer.Has(v1::NOTICE_CODE_FEWER_WORDS_MATCHED)) << c.query;
  }
  for (const char* query : {"\"fur\"", "\"das über\"", "\"wird mit ihm\""}) {
    EXPECT_TRUE(Ask(Small(), query).Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND)) << query;
  }
}

TEST(PhraseSearch, OfStopWordsAloneLooksThroughSoManyTexts) {
  const tests::SmallIndex index(ManyTexts(kMaxPhraseTexts + 1, "Das ist für alle. "));
  v1::SearchRequest request;
  request.set_exact_total(true);
  request.set_query("\"für\"");
  const Answer most = Ask(*index, request);
  EXPECT_EQ(most.response.total_size(), static_cast<int>(kMaxPhraseTexts));
  EXPECT_TRUE(most.response.total_size_estimated());
  EXPECT_TRUE(most.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
  EXPECT_FALSE(most.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND));
  request.set_query("\"mit ihm\"");
  const Answer none = Ask(*index, request);
  EXPECT_TRUE(none.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND));
  EXPECT_TRUE(none.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED)) << "there may be more";
  request.mutable_filter()->add_content_types(v1::CONTENT_TYPE_DECISION);
  request.set_query("\"für\"");
  EXPECT_FALSE(Ask(*index, request).Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
}

TEST(PhraseSearch, PassesFiltersAndIsCountedInFacets) {
  v1::SearchRequest request;
  request.set_query("\"Opfer von Menschenhandel\"");
  request.add_facets(v1::FACET_FIELD_TOPICS);
  request.add_facets(v1::FACET_FIELD_CONTENT_TYPES);
  request.mutable_filter()->add_topics("work");
  const Answer answer = Ask(Small(), request);
  EXPECT_THAT(answer.Names(), ElementsAre("contents/b-title"));
  EXPECT_EQ(answer.response.total_size(), 1);
  ASSERT_EQ(answer.response.facets_size(), 2);
  std::vector<std::string> counts;
  for (const v1::Facet& facet : answer.response.facets()) {
    for (const auto& value : facet.values()) {
      if (value.count() > 0) counts.push_back(absl::StrCat(value.code(), " ", value.count()));
    }
  }
  EXPECT_THAT(counts,
              testing::UnorderedElementsAre("residence 1", "work 1", "CONTENT_TYPE_PUBLICATION 1"));
  request.mutable_filter()->clear_topics();
  request.mutable_filter()->add_topics("law");
  EXPECT_TRUE(Ask(Small(), request).Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND));

  v1::SearchRequest organizations;
  organizations.set_query("„Hilfe“");
  organizations.add_facets(v1::FACET_FIELD_REGIONS);
  organizations.mutable_filter()->add_regions("DE-BE");
  const Answer found = Ask(Small(), organizations);
  EXPECT_THAT(found.Names(), ElementsAre("organizations/alpha"));
  int seats = 0;
  for (const auto& value : found.response.facets(0).values()) seats += value.count();
  EXPECT_EQ(seats, 2) << "the region is counted without its own filter";
}

TEST(PhraseSearch, KeepsTheOrderThatWasAskedFor) {
  v1::SearchRequest request;
  request.set_query("\"Wohl\"");
  request.mutable_filter()->add_kinds(v1::RECORD_KIND_CONTENT);
  request.set_order_by(v1::SORT_ORDER_NAME);
  EXPECT_THAT(Ask(Small(), request).Names(),
              ElementsAre("contents/a-body", "contents/b-title", "contents/d-decision"));
  request.set_order_by(v1::SORT_ORDER_DATE);
  EXPECT_EQ(Ask(Small(), request).Names().front(), "contents/d-decision");
}

TEST(PhraseSearch, WhereNobodyIsSeatedThePhraseDecidesAndThePlaceOrders) {
  EXPECT_THAT(Ask(Small(), "\"Opfer von Gewalt\" Potsdam").Organizations(),
              ElementsAre("organizations/alpha"));
  v1::SearchRequest near;
  near.set_query("„Hilfe“");
  near.mutable_near()->set_place("Köln");
  EXPECT_THAT(Ask(Small(), near).Organizations(),
              ElementsAre("organizations/beta", "organizations/alpha"));
}

std::vector<std::string> Highlighted(const v1::SearchResult& result) {
  std::vector<std::string> texts;
  for (const auto& segment : result.snippet()) {
    if (segment.highlighted()) texts.push_back(segment.text());
  }
  return texts;
}

TEST(PhraseSearch, ShowsAndExplainsWhereItStands) {
  v1::SearchRequest request;
  request.set_query("Rechte „Wohl des Kindes“");
  request.set_explain(true);
  const Answer answer = Ask(Small(), request);
  ASSERT_THAT(answer.Names(), ElementsAre("contents/a-body", "contents/d-decision"));
  const v1::SearchResult& first = answer.response.results(0);
  EXPECT_THAT(Highlighted(first), ElementsAre("Rechte", "Wohl des Kindes"));
  const v1::MatchReason& reason = first.match_reasons(0);
  EXPECT_EQ(reason.kind(), v1::MATCH_KIND_PHRASE);
  EXPECT_EQ(reason.field(), "body");
  EXPECT_EQ(reason.matched_text(), "Wohl des\nKindes");
  EXPECT_THAT(reason.description(), HasSubstr("Wort für Wort"));
  double share = 0;
  for (const auto& each : first.match_reasons()) share += each.share();
  EXPECT_NEAR(share, 1.0, 1e-9);
  EXPECT_EQ(answer.response.results(1).match_reasons(0).field(), "summary");

  request.set_query("\"opfer von gewalt\" \"Alpha\"");
  const Answer organization = Ask(Small(), request);
  ASSERT_THAT(organization.Names(), ElementsAre("organizations/alpha"));
  const auto& reasons = organization.response.results(0).match_reasons();
  EXPECT_EQ(reasons[0].field(), "description");
  EXPECT_EQ(reasons[0].matched_text(), "Opfer von Gewalt");
  EXPECT_EQ(reasons[1].field(), "display_name");
  request.set_query("\"opfer von gewalt\" Hilfe");
  EXPECT_THAT(Highlighted(Ask(Small(), request).response.results(0)),
              ElementsAre("Hilfe", "Opfer von Gewalt"));
}

TEST(PhraseSearch, OfManyOrLongOnesTheFirstAreLookedFor) {
  std::string words;
  for (size_t i = 0; i < kMaxPhraseWords; ++i) words += absl::StrCat("w", i, " ");
  std::string query;
  std::string names;
  for (size_t i = 0; i < kMaxPhrases; ++i) {
    query += absl::StrCat("\"n", i, "\" ");
    names += absl::StrCat("n", i, " ");
  }
  const tests::SmallIndex index(
      R"({"content":{"name":"contents/long","title":"Lang","body":")" + words + ". " + names +
      "\"}}\n" + R"({"content":{"name":"contents/other","title":"Kurz","body":"etwas"}})");
  EXPECT_FALSE(Ask(*index, "\"" + words + "\"").Has(v1::NOTICE_CODE_PHRASES_SHORTENED));
  EXPECT_THAT(Ask(*index, "\"" + words + "\"").Names(), ElementsAre("contents/long"));
  const Answer longer = Ask(*index, "\"" + words + "etwas\"");
  EXPECT_TRUE(longer.Has(v1::NOTICE_CODE_PHRASES_SHORTENED));
  EXPECT_THAT(longer.Names(), ElementsAre("contents/long"));
  EXPECT_FALSE(longer.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND));
  EXPECT_FALSE(Ask(*index, query).Has(v1::NOTICE_CODE_PHRASES_SHORTENED));
  const Answer more = Ask(*index, query + "\"etwas\"");
  EXPECT_TRUE(more.Has(v1::NOTICE_CODE_PHRASES_SHORTENED));
  EXPECT_THAT(more.Names(), ElementsAre("contents/long"));
}

// --- What one search looks through -----------------------------------------------------------

TEST(PhraseSearch, LooksThroughSoManyTexts) {
  const tests::SmallIndex at(ManyTexts(kMaxPhraseTexts));
  v1::SearchRequest request;
  request.set_query("\"Hund Katze\"");
  request.add_facets(v1::FACET_FIELD_CONTENT_TYPES);
  const Answer whole = Ask(*at, request);
  const auto saying = static_cast<int>((kMaxPhraseTexts + 2) / 3);
  EXPECT_EQ(whole.response.total_size(), saying);
  EXPECT_FALSE(whole.response.total_size_estimated());
  EXPECT_FALSE(whole.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
  int counted = 0;
  for (const auto& value : whole.response.facets(0).values()) counted += value.count();
  EXPECT_EQ(counted, saying);

  const tests::SmallIndex beyond(ManyTexts(kMaxPhraseTexts + 1));
  request.set_exact_total(true);
  const Answer best = Ask(*beyond, request);
  EXPECT_EQ(best.response.total_size(), saying);
  EXPECT_TRUE(best.response.total_size_estimated());
  EXPECT_TRUE(best.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));

  // Nothing said it among those: there may be more.
  request.set_query("\"Hund Hund Katze\"");
  const Answer none = Ask(*beyond, request);
  EXPECT_TRUE(none.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
  EXPECT_TRUE(none.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND));
  EXPECT_EQ(none.response.total_size(), static_cast<int>(kMaxPhraseTexts) + 1);
}

TEST(PhraseSearch, PagesHoldEachResultOnce) {
  const tests::SmallIndex many(ManyTexts(1500));
  v1::SearchRequest request;
  request.set_query("\"Hund Katze\" Text");
  const std::vector<std::string> all = [&] {
    std::vector<std::string> names;
    size_t offset = 0;
    do {
      const Answer page = Ask(*many, request, {offset, 60});
      for (const std::string& name : page.Names()) names.push_back(name);
      EXPECT_TRUE(page.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
      EXPECT_EQ(page.response.total_size(), 334);
      offset = page.next;
    } while (offset != 0);
    return names;
  }();
  EXPECT_EQ(all.size(), 334U);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST(PhraseSearch, LooksThroughSoManyBytes) {
  constexpr size_t kEach = size_t{1} << 20;
  constexpr size_t kTexts = kMaxPhraseTextBytes / kEach;
  // With title and words a little more than 2^20 bytes would be: those are refused.
  const std::string filling(kEach - 100, '.');
  const tests::SmallIndex index(ManyTexts(kTexts + 3, filling));
  const Answer answer = Ask(*index, "\"Hund Katze\"");
  EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
  EXPECT_TRUE(answer.response.total_size_estimated());
  EXPECT_FALSE(answer.Names().empty());
  const tests::SmallIndex fewer(ManyTexts(kTexts, filling));
  EXPECT_FALSE(Ask(*fewer, "\"Hund Katze\"").Has(v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED));
}

// Far into texts that together are longer than snippets are made from.
TEST(PhraseSearch, ShowsItHoweverLongTheTextsAre) {
  std::string filling;
  while (filling.size() < 600'000) filling += "Ein Hund ist kein Vogel. ";
  std::string lines;
  for (int i = 0; i < 12; ++i) {
    lines +=
        absl::StrCat(R"({"content":{"name":"contents/t)", 100 + i, R"(","title":"Text","body":")",
                     filling, "Ein Hund. Katze ", i, ". ", filling.substr(0, 40'000), "\"}}\n");
  }
  const tests::SmallIndex index(lines);
  const Answer answer = Ask(*index, "\"Hund Katze\"");
  ASSERT_EQ(answer.response.results_size(), 12);
  for (const auto& result : answer.response.results()) {
    EXPECT_THAT(Highlighted(result), Contains("Hund. Katze")) << result.name();
  }
}

// --- The shipped directory ------------------------------------------------------------------

TEST(PhraseSearch, FindsEachOrganisationByItsNameInQuotes) {
  size_t asked = 0;
  for (const auto& row : tests::ShippedSnapshot().organization_table().rows()) {
    const Answer answer = Ask(tests::ShippedSnapshot(), "\"" + row.display_name + "\"");
    EXPECT_THAT(answer.Names(), Contains(row.name)) << row.display_name;
    EXPECT_FALSE(answer.Has(v1::NOTICE_CODE_PHRASE_NOT_FOUND)) << row.display_name;
    ++asked;
  }
  EXPECT_GT(asked, 40U);
}

}  // namespace
}  // namespace kok::search_core
