#include "service/search/search_notices.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using tests::ShippedSnapshot;

std::vector<v1::NoticeCode> Codes(const v1::SearchResponse& response) {
  std::vector<v1::NoticeCode> codes;
  for (const auto& notice : response.notices()) codes.push_back(notice.code());
  return codes;
}

v1::SearchResponse Asked(const std::string& request_text) {
  v1::SearchRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(request_text, &request));
  return tests::Ask(ShippedSnapshot(), request).response;
}

TEST(SearchNotices, EachSaysWhatItsAnswerIsAbout) {
  const struct {
    const char* request;
    v1::NoticeCode code;
    const char* field;
    std::vector<std::string> values;
  } cases[] = {
      {"query: '?!'", v1::NOTICE_CODE_NO_SEARCHABLE_WORDS, "query", {}},
      {"query: 'zwiebelqfisch'", v1::NOTICE_CODE_DIRECTORY_INCOMPLETE, "", {}},
      {"query: 'Maria Muster, geb. 3.4.1998'", v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY, "query", {}},
      {"query: 'Beratung in Bavaria'", v1::NOTICE_CODE_REGION_UNDERSTOOD, "query", {"Bayern"}},
      {"query: 'Beratung in Bayern' language_code: 'en'",
       v1::NOTICE_CODE_REGION_UNDERSTOOD,
       "query",
       {"Bavaria"}},
      {"query: 'help in Cologne'", v1::NOTICE_CODE_PLACE_UNDERSTOOD, "query", {"Köln"}},
      {"query: '0221 1390392'", v1::NOTICE_CODE_REFERENCE_UNDERSTOOD, "query", {}},
      {"query: '§ 232 StGB'", v1::NOTICE_CODE_REFERENCE_UNDERSTOOD, "query", {}},
      {"query: 'human trafficking'", v1::NOTICE_CODE_TRANSLATED, "query", {}},
      {"query: 'agisraa'", v1::NOTICE_CODE_SPELLING_SUGGESTED, "query", {}},
      {"query: 'agisra zwiebelqfisch'", v1::NOTICE_CODE_FEWER_WORDS_MATCHED, "query", {}},
      {"filter { regions: 'DE-BB' }", v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "filter.regions", {}},
      {"filter { regions: 'DE-NW' topics: 'law' }",
       v1::NOTICE_CODE_FILTER_CONTRADICTORY,
       "filter",
       {}},
  };
  for (const auto& c : cases) {
    const v1::SearchResponse response = Asked(c.request);
    const auto notice = std::find_if(response.notices().begin(), response.notices().end(),
                                     [&](const auto& one) { return one.code() == c.code; });
    ASSERT_NE(notice, response.notices().end()) << c.request;
    EXPECT_EQ(notice->field(), c.field) << c.request;
    EXPECT_EQ(std::vector<std::string>(notice->values().begin(), notice->values().end()), c.values)
        << c.request;
    EXPECT_FALSE(notice->message().empty());
  }
}

TEST(SearchNotices, AnAnswerThatNeedsNoneHasNone) {
  for (const char* request : {"", "query: 'KOOFRA'", "query: 'Menschenhandel'",
                              "filter { regions: 'DE-NW' }", "query: 'Frauenhaus'"}) {
    EXPECT_THAT(Codes(Asked(request)), IsEmpty()) << request;
  }
}

TEST(SearchNotices, TheSuggestionIsTheQueryWithItsSlipsMended) {
  EXPECT_EQ(Asked("query: 'bitte agisraa, danke'").suggested_query(), "bitte agisra, danke");
  EXPECT_EQ(Asked("query: 'agisra'").suggested_query(), "");
}

TEST(SearchNotices, FactsBecomeNotices) {
  UnderstoodQuery understood;
  understood.personal_data = true;
  understood.some_ignored = true;
  understood.translated = true;
  understood.reference_understood = true;
  understood.suggested_query = "x";
  understood.regions = {"DE-BY", "no-such-region"};
  understood.towns = {"Köln"};
  understood.content_evidence.emplace_back();
  v1::SearchRequest request;
  request.set_query("x");
  v1::SearchResponse response;
  AnswerFacts facts;
  facts.total = 1;
  facts.fewer_words_matched = true;
  facts.same_named = {"A", "B"};
  AddSearchNotices(ShippedSnapshot(), request, understood, Scope(), facts, response);
  EXPECT_THAT(Codes(response),
              testing::UnorderedElementsAre(
                  v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY, v1::NOTICE_CODE_WORDS_IGNORED,
                  v1::NOTICE_CODE_AMBIGUOUS_NAME, v1::NOTICE_CODE_REGION_UNDERSTOOD,
                  v1::NOTICE_CODE_PLACE_UNDERSTOOD, v1::NOTICE_CODE_REFERENCE_UNDERSTOOD,
                  v1::NOTICE_CODE_TRANSLATED, v1::NOTICE_CODE_SPELLING_SUGGESTED,
                  v1::NOTICE_CODE_FEWER_WORDS_MATCHED));
  EXPECT_EQ(response.notices(0).code(), v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY)
      << "the most pressing comes first";

  v1::SearchResponse nothing;
  AnswerFacts one;
  one.total = 1;
  AddSearchNotices(ShippedSnapshot(), v1::SearchRequest(), UnderstoodQuery(), Scope(), one,
                   nothing);
  EXPECT_THAT(Codes(nothing), IsEmpty());
}

}  // namespace
}  // namespace kok::search_core
