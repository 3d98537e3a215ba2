// Places, avoidance, states and properties from the request to the whole answer.

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/search/record_store.h"
#include "service/search/searcher.h"
#include "service/search/suggester.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using tests::Answer;
using tests::Ask;
using tests::ShippedSnapshot;
using tests::SmallIndex;

const absl::CivilDay kToday(2026, 11, 1);

v1::SearchRequest Request(const std::string& text) {
  v1::SearchRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

// A centre as a line of JSON.
std::string Centre(const std::string& id, const std::string& name, const std::string& town,
                   const std::string& region, const std::string& fields = "") {
  return absl::StrCat(
      R"({"organization":{"name":"organizations/)", id, R"(","display_name":")", name,
      R"(","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","seat":{"locality":")", town,
      R"(","region_code":")", region, R"("})", fields.empty() ? "" : ",", fields, "}}\n");
}

std::string Became(const std::string& status, const std::string& successor = "") {
  return absl::StrCat(
      R"("status":"ORGANIZATION_STATUS_)", status, "\"",
      successor.empty() ? "" : R"(,"superseded_by":"organizations/)" + successor + "\"");
}

std::string Checked(const std::string& day) {
  return R"("verification":{"verified_on":")" + day + "\"}";
}

std::vector<std::string> Ids(const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) ids.push_back(name.substr(name.find('/') + 1));
  return ids;
}

// The values of a notice; {"-"}: there is no such notice.
std::vector<std::string> ValuesOf(const Answer& answer, v1::NoticeCode code,
                                  const std::string& field = "") {
  for (const v1::Notice& notice : answer.response.notices()) {
    if (notice.code() != code || notice.field() != field) continue;
    return {notice.values().begin(), notice.values().end()};
  }
  return {"-"};
}

TEST(PlaceSearch, WhoIsNotAtWorkIsNamedAndLast) {
  const SmallIndex snapshot(Centre("a", "Haus A", "Berlin", "DE-BE", Became("PAUSED")) +
                            Centre("b", "Haus B", "Berlin", "DE-BE", Became("CLOSED")) +
                            Centre("c", "Haus C", "Berlin", "DE-BE") +
                            Centre("d", "Turm D", "Köln", "DE-NW"));
  for (const char* request :
       {"query: 'Haus'", "filter { regions: 'DE-BE' }", "filter { serves_regions: 'DE-BE' }",
        "near { place: 'Berlin' radius_km: 10 }"}) {
    const Answer answer = Ask(*snapshot, Request(request));
    EXPECT_THAT(Ids(answer.Names()), ElementsAre("c", "a", "b")) << request;
    EXPECT_THAT(ValuesOf(answer, v1::NOTICE_CODE_NOT_AT_WORK), ElementsAre("Haus A", "Haus B"))
        << request;
  }
  const Answer second_page = Ask(*snapshot, Request("query: 'Haus'"), {1, 1});
  EXPECT_THAT(ValuesOf(second_page, v1::NOTICE_CODE_NOT_AT_WORK), ElementsAre("Haus A", "Haus B"))
      << "whatever the page";
  EXPECT_THAT(ValuesOf(Ask(*snapshot, "Turm"), v1::NOTICE_CODE_NOT_AT_WORK), ElementsAre("-"));
}

TEST(PlaceSearch, EveryTownThatIsAChoiceIsNamed) {
  const struct {
    const char* query;
    std::vector<std::string> towns;
  } cases[] = {
      {"München oder Augsburg", {"München", "Augsburg"}},
      {"Augsburg oder München", {"München", "Augsburg"}},
      {"bei Ulm/Augsburg", {"Ulm", "Augsburg"}},
      {"Köln und München", {"Köln", "München"}},
      // Where somebody comes from is no choice, and a Land says where a town lies.
      {"aus Augsburg, jetzt München", {"München"}},
      {"Cottbus/Brandenburg", {"Cottbus"}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ValuesOf(Ask(ShippedSnapshot(), c.query), v1::NOTICE_CODE_PLACE_UNDERSTOOD, "query"),
              c.towns)
        << c.query;
  }
}

// Nobody is said to be far from a town that they were not found for.
TEST(PlaceSearch, OfTwoTownsEachAnswerSaysForWhichItIsOne) {
  v1::SearchRequest organizations;
  organizations.set_query("Köln oder Augsburg");
  organizations.mutable_filter()->add_kinds(v1::RECORD_KIND_ORGANIZATION);
  const Answer answer = Ask(ShippedSnapshot(), organizations);
  ASSERT_THAT(Ids(answer.Names()), ElementsAre("agisra-koeln", "jadwiga-muenchen"));
  EXPECT_FALSE(answer.response.results(0).has_distance_km());
  EXPECT_TRUE(answer.response.results(0).coverage().empty());
  EXPECT_EQ(answer.response.results(1).distance_km(), 53);
  ASSERT_EQ(answer.response.results(1).coverage_size(), 1);
  EXPECT_EQ(answer.response.results(1).coverage(0).region(), "DE-BY");
  const Answer avoided = Ask(
      ShippedSnapshot(), Request("query: 'Köln oder Augsburg' filter { avoid_regions: 'NRW' }"));
  EXPECT_THAT(Ids(avoided.Names()), Contains("jadwiga-muenchen"));
  EXPECT_THAT(Ids(avoided.Names()), Not(Contains("agisra-koeln")));
}

TEST(PlaceSearch, RecordsCheckedLongAgoAreNamed) {
  const SmallIndex snapshot(Centre("a", "Haus A", "Berlin", "DE-BE", Checked("2025-10-31")) +
                            Centre("b", "Haus B", "Berlin", "DE-BE", Checked("2025-11-01")) +
                            Centre("c", "Haus C", "Berlin", "DE-BE", Checked("2026-11-02")) +
                            Centre("d", "Haus D", "Berlin", "DE-BE"));
  const Answer answer = Ask(*snapshot, Request("query: 'Haus'"), {0, 100}, kToday);
  EXPECT_THAT(ValuesOf(answer, v1::NOTICE_CODE_RECORDS_STALE), ElementsAre("Haus A"));
  const std::vector<v1::VerificationState> states = {
      v1::VERIFICATION_STATE_STALE, v1::VERIFICATION_STATE_VERIFIED,
      v1::VERIFICATION_STATE_UNVERIFIED, v1::VERIFICATION_STATE_UNVERIFIED};
  ASSERT_EQ(answer.response.results_size(), 4);
  for (const v1::SearchResult& result : answer.response.results()) {
    const size_t letter = static_cast<size_t>(result.name().back() - 'a');
    EXPECT_EQ(result.organization().verification().state(), states[letter]) << result.name();
  }
  const Answer on_the_day = Ask(*snapshot, Request("query: 'Haus'"), {0, 100}, kToday - 1);
  EXPECT_THAT(ValuesOf(on_the_day, v1::NOTICE_CODE_RECORDS_STALE), ElementsAre("-"));
  const Answer recent = Ask(*snapshot, Request("filter { max_age_days: 365 }"), {0, 100}, kToday);
  EXPECT_THAT(Ids(recent.Names()), ElementsAre("b"));
  EXPECT_THAT(ValuesOf(recent, v1::NOTICE_CODE_RECORDS_STALE), ElementsAre("-"));
}

TEST(PlaceSearch, PropertiesThatNobodyIsStatedToHaveAreNamed) {
  const SmallIndex snapshot(
      Centre("a", "A", "Berlin", "DE-BE",
             R"("languages":[{"code":"ro","state":"ATTRIBUTE_STATE_VIA_INTERPRETER"},)"
             R"({"code":"th","state":"ATTRIBUTE_STATE_NO"}])") +
      Centre("b", "B", "Berlin", "DE-BE",
             R"("languages":[{"code":"ro","state":"ATTRIBUTE_STATE_YES"}],)"
             R"("services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES"}])") +
      Centre("c", "C", "Berlin", "DE-BE"));
  const struct {
    const char* filter;
    const char* field;
    std::vector<std::string> ids;
    std::vector<std::string> values;
  } cases[] = {
      {"languages: 'ro'", "filter.languages", {"b", "a", "c"}, {}},
      {"languages: 'ro' languages: 'vi'", "filter.languages", {"b", "a", "c"}, {"Vietnamesisch"}},
      {"languages: 'vi'", "filter.languages", {"a", "b", "c"}, {"Vietnamesisch"}},
      {"languages: 'th'", "filter.languages", {"b", "c"}, {"Thailändisch"}},
      {"services: 'crisis-intervention'", "filter.services", {"b", "a", "c"}, {}},
      {"services: 'lawyer-referral'",
       "filter.services",
       {"a", "b", "c"},
       {"Vermittlung von Rechtsanwält*innen"}},
      {"target_groups: 'women'", "filter.target_groups", {"a", "b", "c"}, {"Frauen*"}},
      {"exploitation_forms: 'organ-removal'",
       "filter.exploitation_forms",
       {"a", "b", "c"},
       {"erzwungene Organentnahme"}},
      {"regions: 'DE-BE'", "filter.languages", {"a", "b", "c"}, {"-"}},
  };
  for (const auto& c : cases) {
    const Answer answer = Ask(*snapshot, Request(absl::StrCat("filter { ", c.filter, " }")));
    EXPECT_EQ(Ids(answer.Names()), c.ids) << c.filter;
    EXPECT_EQ(ValuesOf(answer, v1::NOTICE_CODE_ATTRIBUTE_UNKNOWN, c.field), c.values) << c.filter;
  }
  const Answer english = Ask(*snapshot, Request("filter { languages: 'vi' } language_code: 'en'"));
  EXPECT_THAT(ValuesOf(english, v1::NOTICE_CODE_ATTRIBUTE_UNKNOWN, "filter.languages"),
              ElementsAre("Vietnamese"));
  // Whoever is left says it, so there is nothing to ask.
  const SmallIndex stated(Centre("a", "A", "Berlin", "DE-BE",
                                 R"("languages":[{"code":"ro","state":"ATTRIBUTE_STATE_YES"}])"));
  EXPECT_THAT(ValuesOf(Ask(*stated, Request("filter { languages: 'ro' }")),
                       v1::NOTICE_CODE_ATTRIBUTE_UNKNOWN, "filter.languages"),
              ElementsAre("-"));
}

// Whoever finds another name first than the one they typed must see why.
TEST(PlaceSearch, WhoTookOverSaysFromWhom) {
  const SmallIndex snapshot(
      Centre("alt", "Lotusblüte", "Berlin", "DE-BE", Became("MERGED", "neu")) +
      Centre("zu", "Seerose Haus", "Köln", "DE-NW", Became("CLOSED", "neu")) +
      Centre("neu", "Reiher", "Berlin", "DE-BE") + Centre("x", "Turm", "Köln", "DE-NW"));
  const struct {
    const char* request;
    std::vector<std::string> sentences;
  } cases[] = {
      {"query: 'Lotusblüte'",
       {"hat übernommen von „Lotusblüte“ (in anderer Organisation aufgegangen)"}},
      {"query: 'Lotusblüte' explain: true language_code: 'en'",
       {"took over from “Lotusblüte” (merged into another organisation)"}},
      {"query: 'Seerose Haus' near { place: 'Berlin' }",
       {"Sitz in Berlin, 0 km entfernt; zuständig für Berlin, nur vom Sitz oder einer Nebenstelle "
        "her angenommen",
        "hat übernommen von „Seerose Haus“ (geschlossen)"}},
      {"query: 'Reiher'", {}},
      {"filter { regions: 'DE-BE' }",
       {"Sitz in Berlin; zuständig für Berlin, nur vom Sitz oder einer Nebenstelle her "
        "angenommen"}},
  };
  for (const auto& c : cases) {
    const Answer answer = Ask(*snapshot, Request(c.request));
    ASSERT_EQ(Ids(answer.Names()).front(), "neu") << c.request;
    std::vector<std::string> sentences;
    double share = 0;
    for (const v1::MatchReason& reason : answer.response.results(0).match_reasons()) {
      sentences.push_back(reason.description());
      share += reason.share();
    }
    EXPECT_EQ(sentences, c.sentences) << c.request;
    if (!sentences.empty()) {
      EXPECT_NEAR(share, 1, 1e-9) << c.request;
    }
  }
}

TEST(PlaceSearch, WhoAsksForTheOldNameFindsTheNewOneFirst) {
  const SmallIndex snapshot(
      Centre("alt", "Lotusblüte", "Berlin", "DE-BE", Became("MERGED", "mitte")) +
      Centre("mitte", "Kranich", "Berlin", "DE-BE", Became("CLOSED", "neu")) +
      Centre("neu", "Wegweiser", "Potsdam", "DE-BB") +
      Centre("andere", "Kornblume", "Köln", "DE-NW"));
  for (const char* request :
       {"query: 'Lotusblüte'", "query: 'LOTUSBLUETE'", "query: 'Lotusblüte' near { place: 'Köln' }",
        "query: 'Lotusblüte' filter { kinds: RECORD_KIND_ORGANIZATION }"}) {
    const Answer answer = Ask(*snapshot, Request(request));
    EXPECT_THAT(Ids(answer.Names()), ElementsAre("neu", "alt")) << request;
    EXPECT_EQ(answer.response.total_size(), 2) << request;
    EXPECT_THAT(ValuesOf(answer, v1::NOTICE_CODE_NOT_AT_WORK), ElementsAre("Lotusblüte"));
  }
  EXPECT_THAT(Ids(Ask(*snapshot, "Wegweiser").Names()), ElementsAre("neu"))
      << "the new name brings no old one";
  const Answer avoided =
      Ask(*snapshot, Request("query: 'Lotusblüte' filter { avoid_regions: 'Potsdam' }"));
  EXPECT_THAT(Ids(avoided.Names()), ElementsAre("alt")) << "the successor keeps to the filter";
  const Answer only_seat =
      Ask(*snapshot, Request("query: 'Lotusblüte' filter { regions: 'DE-BB' }"));
  EXPECT_THAT(Ids(only_seat.Names()), ElementsAre("neu"));
}

TEST(PlaceSearch, WhoIsNamedComesFirstThoughSomebodyElseIsNearer) {
  const SmallIndex snapshot(Centre("berlin", "Beratung Berlin", "Berlin", "DE-BE") +
                            Centre("fern", "Kornblume", "Köln", "DE-NW") +
                            Centre("nah", "Beratung Potsdam", "Potsdam", "DE-BB"));
  const Answer named = Ask(*snapshot, Request("query: 'Kornblume' near { place: 'Berlin' }"));
  ASSERT_THAT(named.Names(), Not(IsEmpty()));
  EXPECT_EQ(Ids(named.Names())[0], "fern");
  EXPECT_GT(named.response.results(0).distance_km(), 400);
  const Answer words = Ask(*snapshot, Request("query: 'Beratung' near { place: 'Berlin' }"));
  EXPECT_THAT(Ids(words.Names()), testing::IsSupersetOf({"berlin", "nah"}));
  EXPECT_EQ(Ids(words.Names())[0], "berlin");
}

TEST(PlaceSearch, PagesNearAPlaceHaveNeitherGapNorDouble) {
  for (const char* text :
       {"near { place: 'Cottbus' }", "near { place: 'Cottbus' } order_by: SORT_ORDER_DISTANCE",
        "near { place: 'Cottbus' } order_by: SORT_ORDER_NAME",
        "query: 'Beratung' near { place: 'Köln' }",
        "near { point { latitude: 51 longitude: 10 } }"}) {
    const v1::SearchRequest request = Request(text);
    const Answer whole = Ask(ShippedSnapshot(), request, {0, 1000});
    EXPECT_EQ(whole.next, 0U);
    const std::vector<std::string> expected = whole.Names();
    ASSERT_GE(expected.size(), 3U) << text;
    for (const size_t size : {(expected.size() + 2) / 3, size_t{1}, size_t{7}}) {
      std::vector<std::string> names;
      size_t offset = 0;
      int pages = 0;
      do {
        const Answer page = Ask(ShippedSnapshot(), request, {offset, size});
        EXPECT_EQ(page.response.total_size(), static_cast<int>(expected.size())) << text;
        for (const std::string& name : page.Names()) names.push_back(name);
        offset = page.next;
        ++pages;
      } while (offset != 0);
      EXPECT_EQ(names, expected) << text << " by " << size;
      EXPECT_GE(pages, 3) << text << " by " << size;
      EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    }
  }
}

TEST(PlaceSearch, ATownIsTheSameByItsFullNameAndByItsPostalCode) {
  const struct {
    const char* town;
    std::vector<const char*> others;
  } cases[] = {
      {"Freiburg", {"Freiburg im Breisgau", "79098", "freiburg i. Br.", "Freiburg i.Br."}},
      {"Kassel", {"34117", "KASSEL"}},
      {"Köln", {"50667", "Cologne", "Koeln"}},
  };
  for (const auto& c : cases) {
    const Answer expected = Ask(ShippedSnapshot(), c.town);
    ASSERT_THAT(expected.Organizations(), Not(IsEmpty())) << c.town;
    for (const char* other : c.others) {
      EXPECT_EQ(Ask(ShippedSnapshot(), other).Organizations(), expected.Organizations()) << other;
    }
  }
}

// A postal code has a point of its own, but whoever is responsible is so for the whole town.
TEST(PlaceSearch, NearAPostalCodeIsNearItsTown) {
  const struct {
    const char* town;
    const char* postal_code;
  } cases[] = {{"Freiburg im Breisgau", "79098"}, {"Kassel", "34117"}, {"Cottbus", "03046"}};
  for (const auto& c : cases) {
    v1::SearchRequest near;
    near.mutable_near()->set_place(c.town);
    const Answer town = Ask(ShippedSnapshot(), near);
    near.mutable_near()->set_place(c.postal_code);
    const Answer code = Ask(ShippedSnapshot(), near);
    EXPECT_THAT(code.Names(), testing::UnorderedElementsAreArray(town.Names())) << c.town;
    ASSERT_THAT(town.Names(), Not(IsEmpty())) << c.town;
    EXPECT_EQ(code.Names()[0], town.Names()[0]) << c.town;
    EXPECT_EQ(code.response.results(0).coverage_size(), town.response.results(0).coverage_size());
  }
}

// Nobody is near enough to be what was looked for.
TEST(PlaceSearch, ATownOfACountryThatTheDirectoryDoesNotCoverHasAFallbackOnly) {
  for (const char* town : {"Lüttich", "Liège", "Luettich"}) {
    const Answer answer = Ask(
        ShippedSnapshot(),
        Request(absl::StrCat("query: '", town, "' filter { kinds: RECORD_KIND_ORGANIZATION }")));
    EXPECT_THAT(answer.Names(), IsEmpty()) << town;
    EXPECT_EQ(answer.response.total_size(), 0) << town;
    EXPECT_THAT(answer.response.fallback(), Not(IsEmpty())) << town;
    EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_NO_CENTRE_IN_REGION)) << town;
    EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_DIRECTORY_INCOMPLETE)) << town;
  }
}

TEST(PlaceSearch, SuggestionsKeepAwayToo) {
  const auto suggested = [](const std::string& prefix, const std::string& avoided) {
    v1::SuggestRequest request;
    request.set_prefix(prefix);
    if (!avoided.empty()) request.mutable_filter()->add_avoid_regions(avoided);
    v1::SuggestResponse response;
    EXPECT_TRUE(Suggest(ShippedSnapshot(), request, 10, kToday, response).ok());
    std::vector<std::string> texts;
    for (const auto& suggestion : response.suggestions()) {
      texts.push_back(suggestion.name().empty() ? suggestion.text() : suggestion.name());
    }
    return texts;
  };
  const struct {
    const char* prefix;
    const char* avoided;
    const char* gone;
    bool is_gone;
  } cases[] = {
      {"KOOFRA", "", "organizations/koofra-hamburg", false},
      {"KOOFRA", "Hamburg", "organizations/koofra-hamburg", true},
      {"KOOFRA", "02", "organizations/koofra-hamburg", true},
      {"KOOFRA", "20095", "organizations/koofra-hamburg", true},
      {"KOOFRA", "Bremen", "organizations/koofra-hamburg", false},
      {"Kassel", "", "Kassel", false},
      {"Kassel", "Kassel", "Kassel", true},
      {"Kassel", "Hessen", "Kassel", true},
      {"Hess", "", "DE-HE", false},
      {"Hess", "Hessen", "DE-HE", true},
      {"JADWIGA", "", "organizations/jadwiga-muenchen", false},
      {"JADWIGA", "Nürnberg", "organizations/jadwiga-muenchen", true},  // a branch
  };
  for (const auto& c : cases) {
    EXPECT_EQ(testing::Value(suggested(c.prefix, c.avoided), Not(Contains(c.gone))), c.is_gone)
        << c.prefix << " without " << c.avoided;
  }
}

TEST(PlaceSearch, TheReferralNamesTheBranchThatIsNear) {
  const struct {
    const char* place;
    const char* language;
    const char* department;
    const char* line;
  } cases[] = {
      {"Nürnberg", "de", "Fachberatungsstelle Nürnberg",
       "Abteilung: Fachberatungsstelle Nürnberg\n"},
      {"Nürnberg", "en", "Fachberatungsstelle Nürnberg",
       "Department: Fachberatungsstelle Nürnberg\n"},
      {"München", "de", "", "Nicht bekannt: Zeiten, Abteilung – bitte fragen\n"},
      {"München", "en", "", "Not known: hours, department – please ask\n"},
  };
  for (const auto& c : cases) {
    v1::SearchRequest request;
    request.mutable_near()->set_place(c.place);
    request.set_language_code(c.language);
    const tests::Answer answer = tests::Ask(ShippedSnapshot(), request);
    const auto& results = answer.response.results();
    const auto found = std::find_if(results.begin(), results.end(), [](const auto& result) {
      return result.name() == "organizations/jadwiga-muenchen";
    });
    ASSERT_NE(found, results.end()) << c.place;
    EXPECT_EQ(found->referral().department(), c.department) << c.place;
    EXPECT_EQ(found->referral().locality(), "München") << "whose contacts these are";
    EXPECT_THAT(found->referral().text(), testing::HasSubstr(c.line)) << c.place;
    EXPECT_THAT(found->referral().text(), testing::HasSubstr("München")) << c.place;
  }
}

TEST(PlaceSearch, ListsKeepAwayToo) {
  const auto listed = [](const std::string& filter_text) {
    v1::SearchFilter filter;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(filter_text, &filter));
    const auto page = ListOrganizations(ShippedSnapshot(), filter, {0, 1000}, kToday);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<std::string> ids;
    for (const auto& record : page->records) ids.push_back(Ids({record.name()})[0]);
    EXPECT_EQ(page->total, ids.size()) << filter_text;
    return ids;
  };
  EXPECT_THAT(listed(""), IsSupersetOf({"koofra-hamburg", "jadwiga-muenchen",
                                        "franka-verein-kassel", "fim-frankfurt-am-main"}));
  const struct {
    const char* filter;
    const char* gone;
    const char* stays;
  } cases[] = {
      {"avoid_regions: 'Hamburg'", "koofra-hamburg", "jadwiga-muenchen"},
      {"avoid_regions: 'Nürnberg'", "jadwiga-muenchen", "koofra-hamburg"},
      {"avoid_regions: '34117'", "franka-verein-kassel", "fim-frankfurt-am-main"},
      {"avoid_regions: 'HE'", "fim-frankfurt-am-main", "koofra-hamburg"},
      {"avoid_areas { place: 'Göttingen' radius_km: 50 }", "franka-verein-kassel",
       "fim-frankfurt-am-main"},
      {"avoid_areas { place: 'Kassel' }", "franka-verein-kassel", "fim-frankfurt-am-main"},
  };
  for (const auto& c : cases) {
    const std::vector<std::string> ids = listed(c.filter);
    EXPECT_THAT(ids, Not(Contains(c.gone))) << c.filter;
    EXPECT_THAT(ids, Contains(c.stays)) << c.filter;
    // As a search without words finds.
    v1::SearchRequest request = Request(absl::StrCat("filter { ", c.filter, " }"));
    EXPECT_EQ(Ids(Ask(ShippedSnapshot(), request, {0, 1000}).Organizations()), ids) << c.filter;
  }
}

// The flyer says what centres offer, not what this one does.
TEST(PlaceSearch, WhatIsSaidOfCentresInGeneralIsUnknownOfEach) {
  const std::string member = R"("member_kinds":["MEMBER_KIND_SPECIALIZED_COUNSELLING_CENTRE"])";
  const auto stated = [&](const std::string& state) {
    return member + R"(,"services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_)" +
           state + "\"}]";
  };
  const SmallIndex snapshot(Centre("a-general", "A", "Berlin", "DE-BE", member) +
                            Centre("b-yes", "B", "Berlin", "DE-BE", stated("YES")) +
                            Centre("c-no", "C", "Berlin", "DE-BE", stated("NO")) +
                            Centre("d-none", "D", "Berlin", "DE-BE"));
  v1::SearchRequest request = Request("filter { services: 'crisis-intervention' }");
  request.add_facets(v1::FACET_FIELD_SERVICES);
  const Answer answer = Ask(*snapshot, request);
  ASSERT_THAT(Ids(answer.Names()), ElementsAre("b-yes", "a-general", "d-none"));
  EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_ATTRIBUTE_UNKNOWN));
  const auto& services = answer.response.results(1).organization().services();
  const auto crisis = std::find_if(services.begin(), services.end(), [](const auto& service) {
    return service.code() == "crisis-intervention";
  });
  ASSERT_NE(crisis, services.end()) << "it is shown";
  EXPECT_EQ(crisis->state(), v1::ATTRIBUTE_STATE_UNKNOWN);
  EXPECT_EQ(crisis->fact().kind(), v1::FACT_KIND_GENERAL_STATEMENT);
  const auto& facet = answer.response.facets(0);
  ASSERT_EQ(facet.values_size(), 1) << "general statements are no values";
  EXPECT_EQ(facet.values(0).count(), 1);
  EXPECT_EQ(facet.values(0).unknown_count(), 2);

  const Answer shipped = Ask(ShippedSnapshot(), Request("filter { services: 'lawyer-referral' }"));
  EXPECT_GT(shipped.response.total_size(), 30) << "nobody is dropped for a general statement";
}

}  // namespace
}  // namespace kok::search_core
