#include "service/search/filter_query.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/service/search/plain_match.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchFilter;
using tests::Match;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha Haus","type":1}}
{"content":{"name":"contents/d","title":"Delta","type":1,"topics":["law","work"],"body":"Haus"}}
{"content":{"name":"contents/e","title":"Epsilon","type":2,"topics":["law"],"body":"Haus","published_on":"2020-02-29"}}
{"content":{"name":"contents/f","title":"Erfunden","type":7,"body":"Zitat: § 233 StGB","decision":{"court":"Landgericht Köln","decided_on":"0001-01-01","norms":["§ 25 Abs. 4a AufenthG","Regel 7 der erfundenen Ordnung"]}}}
{"content":{"name":"contents/g","title":"Erfunden","type":7,"published_on":"2020-03-01","decision":{"court":"BGH, 2. Strafsenat","decided_on":"9999-12-31","norms":["§§ 232, 233a StGB"]}}}
{"content":{"name":"contents/h","title":"§ 232 Menschenhandel StGB","type":6,"body":"Erfunden."}}
{"content":{"name":"contents/i","title":"Erfunden","type":7,"published_on":"2020-03-01","decision":{"court":"Erfundenes Rügegremium"}}})";

SearchFilter Filter(const std::string& text) {
  SearchFilter filter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &filter)) << text;
  return filter;
}

class FilterQueryTest : public testing::Test {
 protected:
  const tests::SmallIndex index_{kRecords};
};

TEST_F(FilterQueryTest, AFilterForOneKindLeavesTheOtherOut) {
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
      {"serves_regions: 'DE-NW'", true, false},
      {"languages: 'ro'", true, false},
      {"services: 'x'", true, false},
      {"target_groups: 'x'", true, false},
      {"exploitation_forms: 'x'", true, false},
      {"max_age_days: 3", true, false},
      {"avoid_regions: 'DE-NW'", true, true},
      {"topics: 'law'", false, true},
      {"courts: 'BGH'", false, true},
      {"norms: '§ 232 StGB'", false, true},
      {"date_from: '2020-01-01'", false, true},
      {"date_to: '2020-01-01'", false, true},
      {"courts: 'BGH' regions: 'DE-NW'", false, false},
      {"topics: 'law' regions: 'DE-NW'", false, false},
      {"kinds: RECORD_KIND_CONTENT regions: 'DE-NW'", false, false},
      {"kinds: RECORD_KIND_ORGANIZATION topics: 'law'", false, false},
      {"content_types: CONTENT_TYPE_ABOUT member_kinds: MEMBER_KIND_UNKNOWN", false, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(WantsOrganizations(Filter(c.filter)), c.organizations) << c.filter;
    EXPECT_EQ(WantsContent(Filter(c.filter)), c.content) << c.filter;
    EXPECT_EQ(ContentFilter(*index_, Filter(c.filter)).has_value(), c.content) << c.filter;
  }
}

TEST_F(FilterQueryTest, ValuesAreAlternativesAndFieldsAreJoined) {
  const auto content = index_->content().Borrow();
  const struct {
    const char* filter;
    const char* matches;
  } content_cases[] = {
      {"", "abcdef"},
      {"courts: 'BGH'", "d"},
      {"courts: 'bundesgerichtshof'", "d"},
      {"courts: 'LG Koeln'", "c"},
      {"courts: 'LG'", "c"},
      {"courts: 'LG Köln' courts: 'BGH'", "cd"},
      {"courts: 'LG Bonn'", ""},
      {"courts: 'erfundenes Ruegegremium'", "f"},
      {"norms: '§ 25 AufenthG'", "c"},
      {"norms: '§25 IV a AufenthG'", "c"},
      {"norms: '§ 25 Abs. 4 AufenthG'", ""},
      {"norms: '§ 232 StGB'", "de"},
      {"norms: '§ 233a StGB'", "d"},
      {"norms: '§ 233 StGB'", ""},
      {"norms: '§§ 233a, 25 StGB' norms: '§ 25 AufenthG'", "cd"},
      {"norms: 'Regel 7 der erfundenen Ordnung'", "c"},
      {"norms: '§ 232 StGB' courts: 'BGH'", "d"},
      {"norms: '§ 232 StGB' content_types: CONTENT_TYPE_STATUTE", "e"},
      {"date_from: '0000-01-01'", "bcd"},
      {"date_from: '0001-01-02'", "bd"},
      {"date_to: '9999-12-31'", "bcd"},
      {"date_to: '9999-12-30'", "bc"},
      {"date_from: '2020-02-29' date_to: '2020-02-29'", "b"},
      {"date_from: '2020-03-01' date_to: '2020-03-01'", ""},
      {"date_from: '2020-01-01' topics: 'law'", "b"},
      {"topics: 'law'", "ab"},
      {"topics: 'work'", "a"},
      {"topics: 'work' topics: 'law'", "ab"},
      {"topics: 'law' content_types: CONTENT_TYPE_SERVICE_DESCRIPTION", "b"},
      {"topics: 'la'", ""},
      {"topics: ''", ""},
  };
  for (const auto& c : content_cases) {
    EXPECT_EQ(Match(**content, *ContentFilter(*index_, Filter(c.filter))), c.matches) << c.filter;
  }
}

// A filter value is whatever a client sends; terms have a length limit that Xapian enforces.
TEST_F(FilterQueryTest, AnyFilterValueIsAskedForWithoutFailing) {
  const auto content = index_->content().Borrow();
  for (const std::string& topic : {std::string(200, 'x'), std::string(200, '\0'),
                                   std::string("\0", 1), std::string("law\0", 4)}) {
    SearchFilter filter;
    filter.add_topics(topic);
    EXPECT_EQ(Match(**content, *ContentFilter(*index_, filter)), "");
  }
}

}  // namespace
}  // namespace kok::search_core
