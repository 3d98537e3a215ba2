#include "service/search/query_builder.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/search/ranking.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchFilter;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha Haus","type":1,"seat":{"locality":"Köln","region_code":"DE-NW"},"member_kinds":[2]}}
{"organization":{"name":"organizations/b","display_name":"Beta Haus","type":2,"seat":{"locality":"Essen","region_code":"DE-NW"},"member_kinds":[3,6]}}
{"organization":{"name":"organizations/c","display_name":"Gamma Haus","type":1,"seat":{"locality":"Zürich","region_code":"CH"}}}
{"content":{"name":"contents/d","title":"Delta","type":1,"topics":["law","work"],"body":"Haus"}}
{"content":{"name":"contents/e","title":"Epsilon","type":2,"topics":["law"],"body":"Haus"}})";

SearchFilter Filter(const std::string& text) {
  SearchFilter filter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &filter)) << text;
  return filter;
}

class QueryBuilderTest : public testing::Test {
 protected:
  SearchWords Understand(const std::string& query) const {
    return UnderstandQuery(index_->analyzer(), query);
  }
  // Ids of documents that match, best first, as letters: `a` is the first.
  static std::string Match(Xapian::Database& database, const Xapian::Query& query,
                           const Xapian::Weight& weighting = Xapian::CoordWeight()) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weighting);
    const Xapian::MSet hits = enquire.get_mset(0, 100, 100);
    std::string letters;
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      letters.push_back(static_cast<char>('a' + *hit - 1));
    }
    return letters;
  }
  std::string MatchOrganizations(const std::string& query) const {
    const auto database = index_->organizations().Borrow();
    return Match(**database, OrganizationQuery(**database, Understand(query)));
  }
  double ScoreOfFirst(const std::string& query) const {
    const auto database = index_->organizations().Borrow();
    Xapian::Enquire enquire(**database);
    enquire.set_query(OrganizationQuery(**database, Understand(query)));
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    const Xapian::MSet hits = enquire.get_mset(0, 1, 100);
    return hits.empty() ? 0 : hits.begin().get_weight();
  }

  const tests::SmallIndex index_{kRecords};
};

TEST_F(QueryBuilderTest, FindsRecordsThatHoldAnyOfTheWords) {
  const struct {
    const char* query;
    const char* matches;
  } cases[] = {
      {"Alpha", "a"},
      {"alpha gamma", "ac"},
      {"Haus", "acb"},
      {"koeln", "a"},
      {"Nordrhein-Westfalen", "ab"},
      {"nirgends", ""},
      {"alpha nirgends", "a"},
      {"NOT", ""},
      {"alpha AND NOT alpha", "a"},
      {"alph*", ""},
      {"display_name:alpha", "a"},
  };
  for (const auto& c : cases) EXPECT_EQ(MatchOrganizations(c.query), c.matches) << c.query;
}

TEST_F(QueryBuilderTest, NoWordsMatchNothing) {
  const auto organizations = index_->organizations().Borrow();
  const auto content = index_->content().Borrow();
  EXPECT_EQ(Match(**organizations, OrganizationQuery(**organizations, SearchWords())), "");
  EXPECT_EQ(Match(**content, ContentQuery(SearchWords())), "");
  EXPECT_EQ(MatchOrganizations("e.V."), "") << "a legal form alone is nobody's name";
}

// Else a word of town and name, such as `Kassel`, would count twice.
TEST_F(QueryBuilderTest, AWordCountsOnceInItsBestFieldAndForm) {
  const tests::SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Kassel Hilfe","description":"Kassel Kassel","seat":{"locality":"Kassel"}}})");
  const auto database = index->organizations().Borrow();
  Xapian::Enquire enquire(**database);
  enquire.set_query(OrganizationQuery(**database, UnderstandQuery(index->analyzer(), "Kassel")));
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  const Xapian::MSet hits = enquire.get_mset(0, 1, 1);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_NEAR(hits.begin().get_weight(), 10.0 * std::log1p(1.0 / 1.0), 1e-6);
}

TEST_F(QueryBuilderTest, ARareWordCountsMoreThanACommonOne) {
  EXPECT_GT(ScoreOfFirst("Beta nirgends"), ScoreOfFirst("Haus nirgends"));
}

TEST_F(QueryBuilderTest, FindsTextsInEveryForm) {
  const auto content = index_->content().Borrow();
  const Xapian::BM25Weight weighting(kBm25K1, 0.0, 1.0, kBm25B, 0.5);
  EXPECT_EQ(Match(**content, ContentQuery(Understand("DELTA")), weighting), "a");
  EXPECT_EQ(Match(**content, ContentQuery(Understand("Häuser Häusern")), weighting), "ab");
  EXPECT_EQ(Match(**content, ContentQuery(Understand("nirgends")), weighting), "");
}

TEST_F(QueryBuilderTest, AFilterForOneKindLeavesTheOtherOut) {
  const struct {
    const char* filter;
    bool organizations;
    bool content;
  } cases[] = {
      {"", true, true},
      {"kinds: RECORD_KIND_ORGANIZATION", true, false},
      {"kinds: RECORD_KIND_CONTENT", false, true},
      {"kinds: RECORD_KIND_CONTENT kinds: RECORD_KIND_ORGANIZATION", true, true},
      {"regions: 'DE-NW'", true, false},
      {"organization_types: ORGANIZATION_TYPE_NETWORK", true, false},
      {"member_kinds: MEMBER_KIND_UNKNOWN", true, false},
      {"content_types: CONTENT_TYPE_ABOUT", false, true},
      {"topics: 'law'", false, true},
      {"topics: 'law' regions: 'DE-NW'", false, false},
      {"kinds: RECORD_KIND_CONTENT regions: 'DE-NW'", false, false},
      {"kinds: RECORD_KIND_ORGANIZATION topics: 'law'", false, false},
      {"content_types: CONTENT_TYPE_ABOUT member_kinds: MEMBER_KIND_UNKNOWN", false, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(OrganizationFilter(Filter(c.filter)).has_value(), c.organizations) << c.filter;
    EXPECT_EQ(ContentFilter(Filter(c.filter)).has_value(), c.content) << c.filter;
  }
}

TEST_F(QueryBuilderTest, ValuesAreAlternativesAndFieldsAreJoined) {
  const auto organizations = index_->organizations().Borrow();
  const struct {
    const char* filter;
    const char* matches;
  } organization_cases[] = {
      {"", "abc"},
      {"regions: 'DE-NW'", "ab"},
      {"regions: 'DE'", "ab"},
      {"regions: 'DE-NW' regions: 'CH'", "abc"},
      {"regions: 'DE-BB'", ""},
      {"organization_types: ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE", "ac"},
      {"regions: 'DE-NW' organization_types: ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE",
       "a"},
      {"member_kinds: MEMBER_KIND_WELFARE_ASSOCIATION", "b"},
      {"member_kinds: MEMBER_KIND_WELFARE_ASSOCIATION "
       "member_kinds: MEMBER_KIND_SPECIALIZED_COUNSELLING_CENTRE",
       "ab"},
  };
  for (const auto& c : organization_cases) {
    EXPECT_EQ(Match(**organizations, *OrganizationFilter(Filter(c.filter))), c.matches) << c.filter;
  }
  const auto content = index_->content().Borrow();
  const struct {
    const char* filter;
    const char* matches;
  } content_cases[] = {
      {"", "ab"},
      {"topics: 'law'", "ab"},
      {"topics: 'work'", "a"},
      {"topics: 'work' topics: 'law'", "ab"},
      {"topics: 'law' content_types: CONTENT_TYPE_SERVICE_DESCRIPTION", "b"},
      {"topics: 'la'", ""},
      {"topics: ''", ""},
  };
  for (const auto& c : content_cases) {
    EXPECT_EQ(Match(**content, *ContentFilter(Filter(c.filter))), c.matches) << c.filter;
  }
}

// A filter value is whatever a client sends; terms have a length limit that Xapian enforces.
TEST_F(QueryBuilderTest, AnyFilterValueIsAskedForWithoutFailing) {
  const auto content = index_->content().Borrow();
  for (const std::string& topic : {std::string(200, 'x'), std::string(200, '\0'),
                                   std::string("\0", 1), std::string("law\0", 4)}) {
    SearchFilter filter;
    filter.add_topics(topic);
    EXPECT_EQ(Match(**content, *ContentFilter(filter)), "");
  }
}

}  // namespace
}  // namespace kok::search_core
