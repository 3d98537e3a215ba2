#include "service/search/searcher.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "indexer/generation/layout.h"
#include "kok/search/ingest/v1/record.pb.h"
#include "service/index/snapshot_holder.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/service/search/search_fixture.h"
#include "tests/unit/temporary_folder.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResult;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAreArray;
using tests::Answer;
using tests::Ask;
using tests::ShippedSnapshot;

SearchRequest Request(const std::string& text) {
  SearchRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

// Every organisation of data/organizations, as its source has it.
std::vector<kok::search::v1::Organization> ShippedOrganizations() {
  std::vector<kok::search::v1::Organization> organizations;
  for (const auto& file :
       std::filesystem::directory_iterator(tests::ShippedData() + "/organizations")) {
    if (file.path().extension() != ".jsonl") continue;
    std::istringstream lines(tests::ReadFile(file.path().string()));
    for (std::string line; std::getline(lines, line);) {
      kok::search::ingest::v1::Record record;
      EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &record).ok()) << line;
      organizations.push_back(record.organization());
    }
  }
  return organizations;
}

TEST(SearcherOnShippedData, EveryNameAsPrintedFindsItsOrganisationFirst) {
  const auto organizations = ShippedOrganizations();
  ASSERT_EQ(organizations.size(), 54U);
  for (const auto& organization : organizations) {
    const std::vector<std::string> names =
        Ask(ShippedSnapshot(), organization.display_name()).Names();
    ASSERT_THAT(names, Not(IsEmpty())) << organization.display_name();
    EXPECT_EQ(names[0], organization.name()) << organization.display_name();
  }
}

TEST(SearcherOnShippedData, EverySpellingOfAnUmlautGivesTheSameAnswer) {
  const std::vector<std::vector<const char*>> spellings = {
      {"Köln", "Koeln", "koln", "KÖLN", "KOELN", "Ko\xcc\x88ln"},
      {"München", "Muenchen", "munchen", "MÜNCHEN"},
      {"Düsseldorf", "Duesseldorf", "DUSSELDORF"},
      {"Saarbrücken", "Saarbruecken", "saarbrucken"},
      {"Zürich", "Zuerich", "zurich"},
      {"Thüringen", "Thueringen", "THURINGEN"},
  };
  for (const auto& same : spellings) {
    const Answer expected = Ask(ShippedSnapshot(), same[0]);
    ASSERT_THAT(expected.Organizations(), Not(IsEmpty())) << same[0];
    for (const char* spelling : same) {
      EXPECT_EQ(Ask(ShippedSnapshot(), spelling).Organizations(), expected.Organizations())
          << spelling;
    }
  }
}

TEST(SearcherOnShippedData, FindsExactlyTheOrganisationsMeant) {
  const struct {
    const char* query;
    std::vector<std::string> ids;
  } cases[] = {
      {"Kassel",
       {"autonomes-frauenhaus-kassel", "franka-fachberatung-kassel", "franka-verein-kassel"}},
      {"Freiburg", {"freija-freiburg", "in-via-freiburg", "deutscher-caritasverband-freiburg"}},
      {"Hannover", {"kobra-hannover", "phoenix-hannover"}},
      {"KOOFRA", {"koofra-hamburg"}},  // never KOBRA or KOBRAnet
      {"KOBRAnet", {"kobranet-dresden"}},
  };
  for (const auto& c : cases) {
    std::vector<std::string> names;
    for (const std::string& id : c.ids) names.push_back("organizations/" + id);
    EXPECT_THAT(Ask(ShippedSnapshot(), c.query).Organizations(), UnorderedElementsAreArray(names))
        << c.query;
  }
}

// A mail domain says who carries a centre, but less than any word of its name.
TEST(SearcherOnShippedData, WhoBearsAWordComesBeforeWhoHasItInAMailDomain) {
  const std::vector<std::string> names = Ask(ShippedSnapshot(), "Diakonie").Organizations();
  ASSERT_GT(names.size(), 3U) << "those with the domain are found too";
  EXPECT_THAT(std::vector<std::string>(names.begin(), names.begin() + 3),
              UnorderedElementsAreArray({"organizations/diakonie-deutschland-berlin",
                                         "organizations/diakonie-mark-ruhr-hagen",
                                         "organizations/fairlove-hamburg"}));
}

TEST(SearcherOnShippedData, ARegionFilterMeansSeatedThere) {
  for (const auto& region : ShippedSnapshot().manifest().counts().regions()) {
    SearchRequest request;
    request.mutable_filter()->add_regions(region.code());
    const Answer answer = Ask(ShippedSnapshot(), request);
    int counted = 0;
    for (const SearchResult& result : answer.response.results()) {
      EXPECT_EQ(result.organization().seat().region_code(), region.code()) << result.name();
      // Networks and the office are seated somewhere, too, but are not counted.
      const auto type = result.organization().type();
      if (type == kok::search::v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE ||
          type == kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION) {
        ++counted;
      }
    }
    EXPECT_EQ(counted, region.organizations()) << region.code();
    EXPECT_EQ(answer.Has(kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION),
              region.organizations() == 0)
        << region.code();
  }
}

TEST(SearcherOnShippedData, WordsDoNotWidenARegionFilter) {
  const Answer answer =
      Ask(ShippedSnapshot(), Request("query: 'Beratung Berlin Menschenhandel' "
                                     "filter { regions: 'DE-NW' } page_size: 100"));
  EXPECT_THAT(answer.Names(), Not(IsEmpty()));
  for (const SearchResult& result : answer.response.results()) {
    EXPECT_EQ(result.organization().seat().region_code(), "DE-NW") << result.name();
  }
}

TEST(SearcherOnShippedData, SaysThatNobodyIsSeatedInBrandenburg) {
  for (const char* query : {"", "Beratung", "Brandenburg"}) {
    SearchRequest request = Request("filter { regions: 'DE-BB' }");
    request.set_query(query);
    const Answer answer = Ask(ShippedSnapshot(), request);
    EXPECT_THAT(answer.Names(), IsEmpty()) << query;
    EXPECT_TRUE(answer.Has(kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION)) << query;
    EXPECT_TRUE(answer.Has(kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE)) << query;
  }
  const Answer two_regions =
      Ask(ShippedSnapshot(), Request("filter { regions: 'DE-BB' regions: 'DE-SN' }"));
  EXPECT_EQ(two_regions.Names().size(), 2U);
  EXPECT_FALSE(two_regions.Has(kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION));
  const Answer germany = Ask(ShippedSnapshot(), Request("filter { regions: 'DE' }"));
  EXPECT_GT(germany.Names().size(), 40U);
  EXPECT_THAT(germany.response.notices(), IsEmpty());
}

TEST(SearcherOnShippedData, OrganisationsComeBeforeContent) {
  for (const char* query : {"Menschenhandel", "", "Beratung Köln", "Frauen"}) {
    const Answer answer = Ask(ShippedSnapshot(), query);
    const auto& results = answer.response.results();
    const auto is_content = [](const SearchResult& result) { return result.has_content(); };
    const auto first_text = std::find_if(results.begin(), results.end(), is_content);
    EXPECT_NE(first_text, results.begin()) << query;
    EXPECT_NE(first_text, results.end()) << query;
    EXPECT_TRUE(std::all_of(first_text, results.end(), is_content)) << query;
  }
}

TEST(SearcherOnShippedData, PagesOverBothKindsWithoutGapOrDuplicate) {
  for (const char* query : {"", "Menschenhandel", "Kassel", "Frauen Beratung"}) {
    for (const auto order :
         {kok::search::v1::SORT_ORDER_RELEVANCE, kok::search::v1::SORT_ORDER_NAME}) {
      SearchRequest request;
      request.set_query(query);
      request.set_order_by(order);
      const Answer whole = Ask(ShippedSnapshot(), request, {0, 1000});
      EXPECT_EQ(whole.next, 0U);
      const std::vector<std::string> expected = whole.Names();
      for (size_t size = 1; size <= 10; ++size) {
        std::vector<std::string> names;
        size_t offset = 0;
        do {
          const Answer page = Ask(ShippedSnapshot(), request, {offset, size});
          EXPECT_EQ(page.response.total_size(), static_cast<int>(expected.size()))
              << query << " " << size << " at " << offset;
          ASSERT_LE(page.Names().size(), size);
          for (const std::string& name : page.Names()) names.push_back(name);
          offset = page.next;
        } while (offset != 0);
        EXPECT_EQ(names, expected) << query << " by " << size;
      }
    }
  }
}

TEST(SearcherOnShippedData, TheLastFullPageHasNoSuccessor) {
  const int total = Ask(ShippedSnapshot(), "").response.total_size();
  EXPECT_EQ(Ask(ShippedSnapshot(), SearchRequest(), {0, static_cast<size_t>(total)}).next, 0U);
  EXPECT_EQ(Ask(ShippedSnapshot(), SearchRequest(), {0, static_cast<size_t>(total) - 1}).next,
            static_cast<size_t>(total) - 1);
  const Answer beyond = Ask(ShippedSnapshot(), SearchRequest(), {10000, 10});
  EXPECT_THAT(beyond.Names(), IsEmpty());
  EXPECT_EQ(beyond.next, 0U);
  EXPECT_EQ(beyond.response.total_size(), total);
}

TEST(SearcherOnShippedData, GivesTheSameBytesForTheSameRequest) {
  for (const char* query : {"", "Menschenhandel Frauen", "Beratung", "e.V."}) {
    const std::string first = Ask(ShippedSnapshot(), query).response.SerializeAsString();
    for (int i = 0; i < 5; ++i) {
      EXPECT_EQ(Ask(ShippedSnapshot(), query).response.SerializeAsString(), first) << query;
    }
  }
}

TEST(SearcherOnShippedData, EqualScoresFollowTheNamesOfTheRecords) {
  const Answer answer = Ask(ShippedSnapshot(), "NRW");
  const auto& results = answer.response.results();
  ASSERT_GT(results.size(), 5);
  for (int i = 1; i < results.size(); ++i) {
    if (results[i].score() != results[i - 1].score()) continue;
    EXPECT_LT(results[i - 1].name(), results[i].name());
  }
}

TEST(SearcherOnShippedData, WithoutAQueryBrowsesByName) {
  const Answer answer = Ask(ShippedSnapshot(), "");
  const std::vector<std::string> organizations = answer.Organizations();
  EXPECT_EQ(organizations.size(), 54U);
  EXPECT_TRUE(std::is_sorted(organizations.begin(), organizations.end()));
  const std::vector<std::string> names = answer.Names();
  EXPECT_TRUE(std::is_sorted(names.begin() + 54, names.end()));
  EXPECT_GT(names.size(), 80U);
  for (const SearchResult& result : answer.response.results()) {
    EXPECT_EQ(result.score(), 0);
    EXPECT_THAT(result.snippet(), IsEmpty());
  }
}

TEST(SearcherOnShippedData, SortsByNameWhereAskedTo) {
  const Answer answer =
      Ask(ShippedSnapshot(),
          Request("query: 'Menschenhandel' order_by: SORT_ORDER_NAME page_size: 100"));
  const std::vector<std::string> names = answer.Organizations();
  EXPECT_GT(names.size(), 5U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST(SearcherOnShippedData, SaysWhatIsWrongWithTheQuery) {
  const struct {
    const char* what;
    std::string query;
    kok::search::v1::NoticeCode notice;
  } cases[] = {
      {"punctuation", "?! … -- »«", kok::search::v1::NOTICE_CODE_NO_SEARCHABLE_WORDS},
      {"spaces", "  \t\n ", kok::search::v1::NOTICE_CODE_NO_SEARCHABLE_WORDS},
      {"emoji", "\xf0\x9f\x98\x80", kok::search::v1::NOTICE_CODE_NO_SEARCHABLE_WORDS},
      {"nothing found", "Zwiebelfisch", kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE},
  };
  for (const auto& c : cases) {
    const Answer answer = Ask(ShippedSnapshot(), c.query);
    EXPECT_TRUE(answer.Has(c.notice)) << c.what;
    EXPECT_THAT(answer.Names(), IsEmpty()) << c.what;
    EXPECT_EQ(answer.response.total_size(), 0) << c.what;
  }
}

TEST(SearcherOnShippedData, SaysWhereWordsWereIgnored) {
  std::string query;
  for (int i = 0; i < 64; ++i) query += "w" + std::to_string(i) + " ";
  EXPECT_FALSE(Ask(ShippedSnapshot(), query).Has(kok::search::v1::NOTICE_CODE_WORDS_IGNORED));
  const Answer answer = Ask(ShippedSnapshot(), query + "Kassel");
  EXPECT_TRUE(answer.Has(kok::search::v1::NOTICE_CODE_WORDS_IGNORED));
  EXPECT_THAT(answer.Names(), IsEmpty()) << "the 65th word was looked for all the same";
}

TEST(SearcherOnShippedData, NoticesAreInTheLanguageAskedFor) {
  const Answer german = Ask(ShippedSnapshot(), Request("query: '?'"));
  const Answer english = Ask(ShippedSnapshot(), Request("query: '?' language_code: 'en'"));
  EXPECT_THAT(german.response.notices(0).message(), HasSubstr("Anfrage"));
  EXPECT_THAT(english.response.notices(0).message(), HasSubstr("query"));
}

// What a query contains never makes it fail.
TEST(SearcherOnShippedData, AnyTextIsAnswered) {
  std::string many_words;
  for (int i = 0; i < 20000; ++i) many_words += "wort" + std::to_string(i) + " ";
  const std::vector<std::string> queries = {
      "AND",
      "OR",
      "NOT",
      "Köln AND NOT Berlin",
      "(((((",
      ")",
      "\"Köln",
      "\"",
      "'",
      "Köln*",
      "*",
      "???",
      "title:Köln",
      "XR:DE-NW",
      "Q",
      "XNkoofra",
      "~Köln",
      "Köln NEAR/0 Köln",
      "+-+-",
      "[0 TO 9]",
      "\\",
      "%s%n%x",
      "'; DROP TABLE organizations; --",
      "<script>alert(1)</script>",
      "../../etc/passwd",
      "\xf0\x9f\x98\x80 Köln \xf0\x9f\x8f\xb3\xef\xb8\x8f\xe2\x80\x8d\xf0\x9f\x8c\x88",
      std::string("K\0ln", 4),
      std::string("\0", 1),
      "\xe2\x80\xae nlöK \xe2\x80\x8f \xe2\x80\xaa",       // right-to-left marks
      "\xd9\x85\xd8\xb3\xd8\xa7\xd8\xb9\xd8\xaf\xd8\xa9",  // Arabic
      "\xef\xb7\xba",                                      // one code point that becomes 18
      "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
      "\xc3\x28",
      "\xff\xfe\xfd",
      "\xed\xa0\x80",
      std::string(100000, 'x'),
      std::string(100000, ' '),
      std::string(100000, '('),
      std::string(100000, '\xff'),
      many_words};
  for (const std::string& query : queries) {
    for (const char* language : {"", "en"}) {
      SearchRequest request;
      request.set_query(query);
      request.set_language_code(language);
      request.set_view(kok::search::v1::RESULT_VIEW_FULL);
      Answer answer;
      EXPECT_TRUE(Search(ShippedSnapshot(), request, {0, 20}, {absl::CivilDay(2026, 11, 1), 365},
                         {}, answer.response)
                      .ok())
          << query.substr(0, 40);
    }
  }
}

TEST(SearcherOnShippedData, OperatorsHaveNoMeaning) {
  EXPECT_EQ(Ask(ShippedSnapshot(), "+Kassel -\"Kassel\" (Kassel)").Organizations(),
            Ask(ShippedSnapshot(), "Kassel").Organizations());
  EXPECT_EQ(Ask(ShippedSnapshot(), "Kass*").Organizations(),
            Ask(ShippedSnapshot(), "Kass").Organizations());
}

TEST(SearcherOnShippedData, SaysThatFiltersExcludeEachOther) {
  for (const char* filter :
       {"regions: 'DE-NW' topics: 'donations'", "kinds: RECORD_KIND_CONTENT regions: 'DE-NW'",
        "kinds: RECORD_KIND_ORGANIZATION content_types: CONTENT_TYPE_ABOUT"}) {
    for (const char* query : {"", "Beratung"}) {
      SearchRequest request = Request(std::string("filter { ") + filter + " }");
      request.set_query(query);
      const Answer answer = Ask(ShippedSnapshot(), request);
      EXPECT_THAT(answer.Names(), IsEmpty()) << filter;
      EXPECT_TRUE(answer.Has(kok::search::v1::NOTICE_CODE_FILTER_CONTRADICTORY)) << filter;
    }
  }
  EXPECT_FALSE(Ask(ShippedSnapshot(), Request("filter { topics: 'nothing-has-this' }"))
                   .Has(kok::search::v1::NOTICE_CODE_FILTER_CONTRADICTORY));
}

TEST(SearcherOnShippedData, OnlyTheFullViewHoldsBodies) {
  const struct {
    kok::search::v1::ResultView view;
    bool with_body;
  } cases[] = {{kok::search::v1::RESULT_VIEW_UNSPECIFIED, false},
               {kok::search::v1::RESULT_VIEW_BASIC, false},
               {kok::search::v1::RESULT_VIEW_FULL, true}};
  for (const auto& c : cases) {
    for (const char* query : {"", "Menschenhandel"}) {
      SearchRequest request = Request("filter { kinds: RECORD_KIND_CONTENT }");
      request.set_query(query);
      request.set_view(c.view);
      const Answer answer = Ask(ShippedSnapshot(), request);
      ASSERT_THAT(answer.Names(), Not(IsEmpty()));
      for (const SearchResult& result : answer.response.results()) {
        EXPECT_EQ(!result.content().body().empty(), c.with_body) << result.name();
        EXPECT_FALSE(result.content().title().empty());
      }
    }
  }
}

TEST(SearcherOnShippedData, EachResultIsReadyToUse) {
  const Answer answer = Ask(ShippedSnapshot(), "koeln");
  EXPECT_EQ(answer.response.index().generation(), ShippedSnapshot().id());
  const SearchResult& first = answer.response.results(0);
  EXPECT_EQ(first.name(), "organizations/agisra-koeln");
  EXPECT_EQ(first.referral().display_name(), "agisra e.V.");
  EXPECT_THAT(first.referral().phones(), Not(IsEmpty()));
  EXPECT_GT(first.score(), 0);
  std::string joined;
  std::string highlighted;
  for (const auto& segment : first.snippet()) {
    joined += segment.text();
    if (segment.highlighted()) highlighted += segment.text();
  }
  EXPECT_EQ(joined, "agisra e.V., Köln, Nordrhein-Westfalen");
  EXPECT_EQ(highlighted, "Köln");
}

// Clients accept 4 MiB a message; large records make a page shorter instead of making it fail.
TEST(Searcher, ShortensPagesOfLargeRecords) {
  std::string lines;
  for (int i = 0; i < 30; ++i) {
    lines += R"({"organization":{"name":"organizations/r)" + std::to_string(i) +
             R"(","display_name":"Haus","description":")" + std::string(130000, 'x') + "\"}}\n";
  }
  for (int i = 0; i < 5; ++i) {
    lines += R"({"content":{"name":"contents/t)" + std::to_string(i) +
             R"(","title":"Haus","body":")" + std::string(1000000, 'y') + "\"}}\n";
  }
  const tests::SmallIndex index(lines);
  for (const char* query : {"", "Haus"}) {
    SearchRequest request = Request("view: RESULT_VIEW_FULL");
    request.set_query(query);
    std::set<std::string> seen;
    size_t offset = 0;
    int pages = 0;
    do {
      const Answer page = Ask(*index, request, {offset, 100});
      EXPECT_LE(page.response.ByteSizeLong(), kMaxReplyBytes + 10000);
      EXPECT_EQ(page.response.total_size(), 35);
      ASSERT_THAT(page.Names(), Not(IsEmpty()));
      for (const std::string& name : page.Names()) EXPECT_TRUE(seen.insert(name).second) << name;
      offset = page.next;
      ++pages;
    } while (offset != 0);
    EXPECT_EQ(seen.size(), 35U) << query;
    EXPECT_GE(pages, 3);
    request.set_view(kok::search::v1::RESULT_VIEW_BASIC);
    request.mutable_filter()->add_kinds(kok::search::v1::RECORD_KIND_CONTENT);
    EXPECT_EQ(Ask(*index, request).Names().size(), 5U)
        << "bodies that are not returned do not count";
  }
}

// Every reply is of one generation: all its records carry the mark of the generation it names.
TEST(Searcher, ManyThreadsSearchWhileAnotherSwaps) {
  const tests::TemporaryFolder folder;
  std::vector<std::shared_ptr<const index::Snapshot>> generations;
  for (int generation = 0; generation < 4; ++generation) {
    std::string lines;
    const std::string mark = "mark" + std::to_string(generation);
    for (int record = 0; record <= generation; ++record) {
      lines += R"({"organization":{"name":"organizations/r)" + std::to_string(record) +
               R"(","display_name":"Haus","short_name":")" + mark + "\"}}\n" +
               R"({"content":{"name":"contents/r)" + std::to_string(record) +
               R"(","title":"Haus","body":")" + mark + "\"}}\n";
    }
    tests::BuildLinesInto(folder.path(), lines);
    generations.push_back(tests::OpenActive(folder.path()));
  }
  index::SnapshotHolder holder;
  holder.Swap(generations[0]);
  std::atomic<bool> stop{false};
  std::atomic<int> searches{0};
  std::atomic<int> wrong{0};
  std::vector<std::thread> searchers;
  for (int thread = 0; thread < 4; ++thread) {
    searchers.emplace_back([&] {
      const SearchRequest request = Request("query: 'Haus' view: RESULT_VIEW_FULL");
      while (!stop) {
        const auto snapshot = holder.Current();
        kok::search::v1::SearchResponse response;
        if (!Search(*snapshot, request, {0, 100}, {absl::CivilDay(2026, 11, 1), 365}, {}, response)
                 .ok())
          ++wrong;
        std::set<std::string> marks;
        for (const SearchResult& result : response.results()) {
          marks.insert(result.has_organization() ? result.organization().short_name()
                                                 : result.content().body());
        }
        if (marks.size() != 1 || response.index().generation() != snapshot->id()) ++wrong;
        ++searches;
      }
    });
  }
  for (size_t swap = 0; searches < 200; ++swap) holder.Swap(generations[swap % generations.size()]);
  stop = true;
  for (std::thread& searcher : searchers) searcher.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace kok::search_core
