#include "service/search/facets.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// All say `Haus`, but for `f`.
constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Haus A","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE",)"
    R"("seat":{"locality":"Köln","region_code":"DE-NW"},"member_kinds":["MEMBER_KIND_WOMENS_SHELTER"],)"
    R"("services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES"},{"code":"drop-in","state":"ATTRIBUTE_STATE_YES"}],)"
    R"("languages":[{"code":"ro","state":"ATTRIBUTE_STATE_YES"},{"code":"sr-Latn","state":"ATTRIBUTE_STATE_YES"},{"code":"sr-Cyrl","state":"ATTRIBUTE_STATE_YES"}],)"
    R"("target_groups":[{"code":"women","state":"ATTRIBUTE_STATE_YES"}],)"
    R"("exploitation_forms":[{"code":"sexual-exploitation","state":"ATTRIBUTE_STATE_YES"}]}})"
    "\n"
    R"({"organization":{"name":"organizations/b","display_name":"Haus B","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE",)"
    R"("seat":{"locality":"Bonn","region_code":"DE-NW"},"branches":[{"locality":"Mainz","region_code":"DE-RP"}],)"
    R"("member_kinds":["MEMBER_KIND_WOMENS_SHELTER","MEMBER_KIND_WELFARE_ASSOCIATION"],)"
    R"("services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_NO"}],)"
    R"("languages":[{"code":"ro","state":"ATTRIBUTE_STATE_VIA_INTERPRETER"},{"code":"vi","state":"ATTRIBUTE_STATE_NO"}],)"
    R"("target_groups":[{"code":"women","state":"ATTRIBUTE_STATE_NO"},{"code":"minors","state":"ATTRIBUTE_STATE_YES"}]}})"
    "\n"
    R"({"organization":{"name":"organizations/c","display_name":"Haus C","type":"ORGANIZATION_TYPE_COUNSELLING_CENTRE",)"
    R"("seat":{"locality":"München","region_code":"DE-BY"},)"
    R"("languages":[{"code":"ro","state":"ATTRIBUTE_STATE_NO"},{"code":"vi","state":"ATTRIBUTE_STATE_UNKNOWN"}]}})"
    "\n"
    R"({"organization":{"name":"organizations/d","display_name":"Haus D"}})"
    "\n"
    R"({"organization":{"name":"organizations/e","display_name":"Haus E","type":"ORGANIZATION_TYPE_NETWORK",)"
    R"("seat":{"locality":"Zürich","region_code":"CH"},"member_kinds":["MEMBER_KIND_UNKNOWN"]}})"
    "\n"
    R"({"organization":{"name":"organizations/f","display_name":"Turm F","type":"ORGANIZATION_TYPE_AUTHORITY",)"
    R"("seat":{"locality":"Dresden","region_code":"DE-SN"},"languages":[{"code":"th","state":"ATTRIBUTE_STATE_YES"}]}})"
    "\n"
    R"({"content":{"name":"contents/g","title":"Haus G","type":"CONTENT_TYPE_STATUTE","topics":["law","rights"]}})"
    "\n"
    R"({"content":{"name":"contents/h","title":"Haus H","type":"CONTENT_TYPE_STATUTE","topics":["law"]}})"
    "\n"
    R"({"content":{"name":"contents/i","title":"Haus I","type":"CONTENT_TYPE_EXPLANATION","topics":["members"]}})"
    "\n"
    R"({"content":{"name":"contents/j","title":"Haus J"}})"
    "\n"
    R"({"content":{"name":"contents/k","title":"Turm K","type":"CONTENT_TYPE_DECISION","topics":["trauma"]}})"
    "\n";

const index::Snapshot& Made() {
  static const auto* snapshot = new tests::SmallIndex(kRecords);
  return **snapshot;
}

v1::SearchRequest Request(const std::string& text) {
  v1::SearchRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

v1::Facet Count(v1::FacetField field, const std::string& text = "query: 'Haus'") {
  v1::SearchRequest request = Request(text);
  request.add_facets(field);
  const v1::SearchResponse response = tests::Ask(Made(), request).response;
  EXPECT_EQ(response.facets_size(), 1);
  EXPECT_EQ(response.facets(0).field(), field);
  return response.facets(0);
}

// Each value as its code, count, those through interpreters, those unknown.
std::vector<std::string> Shown(const v1::Facet& facet, bool with_zero = true) {
  std::vector<std::string> shown;
  for (const v1::FacetValue& value : facet.values()) {
    if (value.count() == 0 && !with_zero) continue;
    shown.push_back(absl::StrCat(value.code(), " ", value.count(), " ",
                                 value.via_interpreter_count(), " ", value.unknown_count()));
  }
  return shown;
}

std::vector<std::string> Names(const v1::Facet& facet) {
  std::vector<std::string> names;
  for (const v1::FacetValue& value : facet.values()) names.push_back(value.display_name());
  return names;
}

TEST(Facets, RegionsAreSeatsWithTheZeroOfEachLand) {
  const v1::Facet facet = Count(v1::FACET_FIELD_REGIONS);
  std::vector<std::string> codes;
  for (const v1::FacetValue& value : facet.values()) codes.push_back(value.code());
  std::vector<std::string> listed;
  for (const region::RegionRow* row : Made().regions().listed()) listed.push_back(row->code);
  EXPECT_EQ(codes, listed) << "in the order of ListRegions";
  EXPECT_GE(codes.size(), 16U);
  EXPECT_THAT(Shown(facet, false), UnorderedElementsAre("DE-NW 2 0 0", "DE-BY 1 0 0", "CH 1 0 0"))
      << "branches are no seats";
  EXPECT_EQ(facet.unknown_count(), 1);
}

TEST(Facets, TypesAndKindsOfMembersInUse) {
  const v1::Facet types = Count(v1::FACET_FIELD_ORGANIZATION_TYPES);
  EXPECT_THAT(Shown(types),
              ElementsAre("ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE 2 0 0",
                          "ORGANIZATION_TYPE_COUNSELLING_CENTRE 1 0 0",
                          "ORGANIZATION_TYPE_NETWORK 1 0 0", "ORGANIZATION_TYPE_AUTHORITY 0 0 0"))
      << "most frequent first, then by code; of types in use none is left out";
  EXPECT_EQ(types.unknown_count(), 1);
  const v1::Facet kinds = Count(v1::FACET_FIELD_MEMBER_KINDS);
  EXPECT_THAT(Shown(kinds),
              ElementsAre("MEMBER_KIND_WOMENS_SHELTER 2 0 0", "MEMBER_KIND_UNKNOWN 1 0 0",
                          "MEMBER_KIND_WELFARE_ASSOCIATION 1 0 0"));
  EXPECT_EQ(kinds.unknown_count(), 2) << "the kind UNKNOWN is a value";
}

// `count` and `unknown` and those that say no are all that match.
TEST(Facets, PropertiesCountYesAndInterpretersAndWhatIsUnknown) {
  const v1::Facet languages = Count(v1::FACET_FIELD_LANGUAGES);
  EXPECT_THAT(Shown(languages), ElementsAre("ro 2 1 2", "sr 1 0 4", "th 0 0 5", "vi 0 0 4"))
      << "a language in two scripts is one";
  EXPECT_EQ(languages.unknown_count(), 2) << "of d and e nothing is stated; c says no";
  const v1::Facet services = Count(v1::FACET_FIELD_SERVICES);
  EXPECT_THAT(Shown(services), ElementsAre("crisis-intervention 1 0 3", "drop-in 1 0 4"));
  EXPECT_EQ(services.unknown_count(), 3);
  const v1::Facet groups = Count(v1::FACET_FIELD_TARGET_GROUPS);
  EXPECT_THAT(Shown(groups), ElementsAre("minors 1 0 4", "women 1 0 3"));
  EXPECT_EQ(groups.unknown_count(), 3);
  const v1::Facet forms = Count(v1::FACET_FIELD_EXPLOITATION_FORMS);
  EXPECT_THAT(Shown(forms), ElementsAre("sexual-exploitation 1 0 4"));
  EXPECT_EQ(forms.unknown_count(), 4);
}

TEST(Facets, ContentByTypeAndTopic) {
  const v1::Facet types = Count(v1::FACET_FIELD_CONTENT_TYPES);
  EXPECT_THAT(Shown(types, false),
              ElementsAre("CONTENT_TYPE_STATUTE 2 0 0", "CONTENT_TYPE_EXPLANATION 1 0 0"));
  EXPECT_EQ(types.unknown_count(), 1);
  const v1::Facet topics = Count(v1::FACET_FIELD_TOPICS);
  EXPECT_THAT(Shown(topics, false), ElementsAre("law 2 0 0", "members 1 0 0", "rights 1 0 0"));
  EXPECT_EQ(topics.unknown_count(), 1);
}

TEST(Facets, EachIsCountedWithoutItsOwnFilterAndWithAllOthers) {
  const struct {
    v1::FacetField field;
    const char* filter;
    std::vector<std::string> values;  // with a count
    int unknown;
  } cases[] = {
      {v1::FACET_FIELD_REGIONS, "regions: 'DE-BY'", {"DE-BY 1 0 0", "DE-NW 2 0 0", "CH 1 0 0"}, 1},
      {v1::FACET_FIELD_REGIONS, "languages: 'ro'", {"DE-NW 2 0 0", "CH 1 0 0"}, 1},
      {v1::FACET_FIELD_REGIONS,
       "organization_types: ORGANIZATION_TYPE_NETWORK regions: 'DE-BY'",
       {"CH 1 0 0"},
       0},
      {v1::FACET_FIELD_REGIONS,
       "avoid_regions: 'Köln'",
       {"DE-BY 1 0 0", "DE-NW 1 0 0", "CH 1 0 0"},
       1},
      {v1::FACET_FIELD_REGIONS, "max_age_days: 5", {}, 0},
      {v1::FACET_FIELD_ORGANIZATION_TYPES,
       "organization_types: ORGANIZATION_TYPE_NETWORK regions: 'DE'",
       {"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE 2 0 0",
        "ORGANIZATION_TYPE_COUNSELLING_CENTRE 1 0 0"},
       0},
      {v1::FACET_FIELD_MEMBER_KINDS,
       "member_kinds: MEMBER_KIND_UNKNOWN regions: 'DE-NW'",
       {"MEMBER_KIND_WOMENS_SHELTER 2 0 0", "MEMBER_KIND_WELFARE_ASSOCIATION 1 0 0"},
       0},
      {v1::FACET_FIELD_SERVICES,
       "services: 'drop-in' regions: 'DE-NW'",
       {"crisis-intervention 1 0 0", "drop-in 1 0 1"},
       0},
      {v1::FACET_FIELD_SERVICES,
       "services: 'crisis-intervention' languages: 'vi'",
       {"crisis-intervention 1 0 3", "drop-in 1 0 3"},
       3},
      {v1::FACET_FIELD_LANGUAGES, "languages: 'ro'", {"ro 2 1 2", "sr 1 0 4"}, 2},
      {v1::FACET_FIELD_LANGUAGES,
       "languages: 'ro' services: 'crisis-intervention'",
       {"ro 1 0 2", "sr 1 0 3"},
       2},
      {v1::FACET_FIELD_TARGET_GROUPS,
       "target_groups: 'women' languages: 'ro'",
       {"minors 1 0 3", "women 1 0 2"},
       2},
      {v1::FACET_FIELD_EXPLOITATION_FORMS,
       "exploitation_forms: 'sexual-exploitation' avoid_regions: 'DE-NW'",
       {},
       3},
      {v1::FACET_FIELD_CONTENT_TYPES,
       "content_types: CONTENT_TYPE_EXPLANATION topics: 'law'",
       {"CONTENT_TYPE_STATUTE 2 0 0"},
       0},
      {v1::FACET_FIELD_TOPICS,
       "topics: 'law' content_types: CONTENT_TYPE_STATUTE content_types: CONTENT_TYPE_EXPLANATION",
       {"law 2 0 0", "members 1 0 0", "rights 1 0 0"},
       0},
      // What asks for organisations leaves out content, and the other way round.
      {v1::FACET_FIELD_TOPICS, "regions: 'DE-NW'", {}, 0},
      {v1::FACET_FIELD_CONTENT_TYPES, "kinds: RECORD_KIND_ORGANIZATION", {}, 0},
      {v1::FACET_FIELD_REGIONS, "topics: 'law'", {}, 0},
      {v1::FACET_FIELD_LANGUAGES, "kinds: RECORD_KIND_CONTENT", {}, 0},
  };
  for (const auto& c : cases) {
    const v1::Facet facet = Count(c.field, absl::StrCat("query: 'Haus' filter { ", c.filter, " }"));
    EXPECT_THAT(Shown(facet, false), testing::UnorderedElementsAreArray(c.values))
        << v1::FacetField_Name(c.field) << " " << c.filter;
    EXPECT_EQ(facet.unknown_count(), c.unknown) << v1::FacetField_Name(c.field) << " " << c.filter;
  }
}

TEST(Facets, APlaceAskedForCountsWhoAnswers) {
  const v1::Facet near = Count(v1::FACET_FIELD_REGIONS, "near { place: 'Köln' radius_km: 40 }");
  EXPECT_THAT(Shown(near, false), ElementsAre("DE-NW 2 0 0"));
  const v1::Facet types = Count(v1::FACET_FIELD_ORGANIZATION_TYPES, "near { place: 'Köln' }");
  EXPECT_THAT(
      Shown(types, false),
      ElementsAre("ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE 2 0 0",
                  "ORGANIZATION_TYPE_AUTHORITY 1 0 0", "ORGANIZATION_TYPE_COUNSELLING_CENTRE 1 0 0",
                  "ORGANIZATION_TYPE_NETWORK 1 0 0"))
      << "those too that asking for the type would bring";
}

TEST(Facets, RegionsAndUnknownTogetherAreAllThatMatchWithoutTheFilter) {
  for (const std::string filter :
       {"", "languages: 'ro'", "languages: 'vi' services: 'drop-in'",
        "organization_types: ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE",
        "avoid_regions: 'DE-NW'", "member_kinds: MEMBER_KIND_WOMENS_SHELTER"}) {
    for (const std::string query : {"", "query: 'Haus' ", "query: 'Turm' ", "query: 'xyzzy' "}) {
      v1::SearchRequest without =
          Request(query + "filter { kinds: RECORD_KIND_ORGANIZATION " + filter + " }");
      const int total = tests::Ask(Made(), without).response.total_size();
      for (const char* regions : {"", " regions: 'DE-NW'", " regions: 'DE-HB'"}) {
        const v1::Facet facet =
            Count(v1::FACET_FIELD_REGIONS,
                  query + "filter { kinds: RECORD_KIND_ORGANIZATION " + filter + regions + " }");
        int sum = facet.unknown_count();
        for (const v1::FacetValue& value : facet.values()) sum += value.count();
        EXPECT_EQ(sum, total) << query << filter << regions;
      }
    }
  }
}

// Choosing a value gives as many results as it says.
TEST(Facets, ACountIsTheNumberOfResultsOfItsFilter) {
  v1::SearchRequest request = Request("query: 'Haus' filter { kinds: RECORD_KIND_ORGANIZATION }");
  const v1::Facet regions = Count(v1::FACET_FIELD_REGIONS);
  for (const v1::FacetValue& value : regions.values()) {
    v1::SearchRequest chosen = request;
    chosen.mutable_filter()->add_regions(value.code());
    EXPECT_EQ(tests::Ask(Made(), chosen).response.total_size(), value.count()) << value.code();
  }
  const v1::Facet languages = Count(v1::FACET_FIELD_LANGUAGES);
  for (const v1::FacetValue& value : languages.values()) {
    v1::SearchRequest chosen = request;
    chosen.mutable_filter()->add_languages(value.code());
    EXPECT_EQ(tests::Ask(Made(), chosen).response.total_size(),
              value.count() + value.unknown_count())
        << value.code();
  }
  const v1::Facet topics = Count(v1::FACET_FIELD_TOPICS);
  for (const v1::FacetValue& value : topics.values()) {
    v1::SearchRequest chosen = Request("query: 'Haus'");
    chosen.mutable_filter()->add_topics(value.code());
    EXPECT_EQ(tests::Ask(Made(), chosen).response.total_size(), value.count()) << value.code();
  }
}

constexpr v1::FacetField kAll[] = {
    v1::FACET_FIELD_REGIONS,       v1::FACET_FIELD_ORGANIZATION_TYPES,
    v1::FACET_FIELD_MEMBER_KINDS,  v1::FACET_FIELD_SERVICES,
    v1::FACET_FIELD_LANGUAGES,     v1::FACET_FIELD_TARGET_GROUPS,
    v1::FACET_FIELD_CONTENT_TYPES, v1::FACET_FIELD_EXPLOITATION_FORMS,
    v1::FACET_FIELD_TOPICS};

TEST(Facets, StandInTheOrderAskedForWhateverTheSizeOfThePage) {
  v1::SearchRequest request = Request("query: 'Haus'");
  for (const v1::FacetField field : kAll) request.add_facets(field);
  const v1::SearchResponse whole = tests::Ask(Made(), request, {0, 100}).response;
  ASSERT_EQ(whole.facets_size(), static_cast<int>(std::size(kAll)));
  for (size_t i = 0; i < std::size(kAll); ++i) {
    EXPECT_EQ(whole.facets(static_cast<int>(i)).field(), kAll[i]);
  }
  for (const size_t size : {1U, 2U, 5U}) {
    for (size_t offset = 0; offset < 9; offset += size) {
      const v1::SearchResponse page = tests::Ask(Made(), request, {offset, size}).response;
      for (int i = 0; i < whole.facets_size(); ++i) {
        EXPECT_EQ(page.facets(i).SerializeAsString(), whole.facets(i).SerializeAsString())
            << offset << " " << size;
      }
    }
  }
  EXPECT_THAT(tests::Ask(Made(), Request("query: 'Haus'")).response.facets(), IsEmpty());
}

TEST(Facets, NamesAreInTheLanguageAskedFor) {
  const struct {
    v1::FacetField field;
    std::vector<std::string> de;
    std::vector<std::string> en;
  } cases[] = {
      {v1::FACET_FIELD_REGIONS, {"Bayern", "Schweiz"}, {"Bavaria", "Switzerland"}},
      {v1::FACET_FIELD_ORGANIZATION_TYPES,
       {"spezialisierte Fachberatungsstelle", "Netzwerk"},
       {"specialised counselling centre", "network"}},
      {v1::FACET_FIELD_MEMBER_KINDS,
       {"Frauenhaus oder Zufluchtswohnung", "Mitglied, Art nicht genannt"},
       {"women's shelter or safe flat", "member, kind not stated"}},
      {v1::FACET_FIELD_SERVICES,
       {"Krisenintervention", "offener Treff"},
       {"Crisis intervention", "Drop-in meeting place"}},
      {v1::FACET_FIELD_LANGUAGES,
       {"Rumänisch", "Serbisch", "Thailändisch"},
       {"Romanian", "Serbian", "Thai"}},
      {v1::FACET_FIELD_TARGET_GROUPS, {"Frauen*", "Minderjährige"}, {"Women*", "Minors"}},
      {v1::FACET_FIELD_CONTENT_TYPES, {"Gesetz", "Erklärung"}, {"statute", "explanation"}},
      {v1::FACET_FIELD_TOPICS,
       {"Recht", "Mitgliedsorganisationen"},
       {"Law", "Member organisations"}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Names(Count(c.field)), testing::IsSupersetOf(c.de));
    EXPECT_THAT(Names(Count(c.field, "query: 'Haus' language_code: 'de'")),
                testing::IsSupersetOf(c.de));
    EXPECT_THAT(Names(Count(c.field, "query: 'Haus' language_code: 'en'")),
                testing::IsSupersetOf(c.en));
  }
  for (const v1::FacetField field : kAll) {
    EXPECT_THAT(Names(Count(field)), Not(Contains(""))) << v1::FacetField_Name(field);
  }
}

TEST(Facets, AValueThatIsAskedForStandsThoughNoRecordBearsIt) {
  const v1::Facet facet =
      Count(v1::FACET_FIELD_SERVICES, "query: 'Haus' filter { services: 'lawyer-referral' }");
  EXPECT_THAT(Shown(facet), Contains("lawyer-referral 0 0 5"));
}

TEST(Facets, WhereNothingMatchesTheZerosStand) {
  const v1::Facet regions = Count(v1::FACET_FIELD_REGIONS, "query: 'xyzzy'");
  EXPECT_THAT(Shown(regions, false), IsEmpty());
  EXPECT_EQ(regions.values_size(), static_cast<int>(Made().regions().listed().size()));
  EXPECT_EQ(regions.unknown_count(), 0);
  EXPECT_THAT(Shown(Count(v1::FACET_FIELD_LANGUAGES, "query: 'xyzzy'")),
              ElementsAre("ro 0 0 0", "sr 0 0 0", "th 0 0 0", "vi 0 0 0"));
}

TEST(Facets, SortedByCountThenCodeAndCut) {
  v1::Facet facet;
  const auto add = [&](const std::string& code, int count) {
    facet.add_values()->set_code(code);
    facet.mutable_values(facet.values_size() - 1)->set_count(count);
  };
  add("b", 1);
  add("z", 7);
  add("a", 1);
  for (int i = 0; i < kMaxFacetValues; ++i) add(absl::StrCat("zero-", i), 0);
  SortFacet(facet);
  ASSERT_THAT(facet.values(), SizeIs(kMaxFacetValues));
  EXPECT_EQ(facet.values(0).code(), "z");
  EXPECT_EQ(facet.values(1).code(), "a");
  EXPECT_EQ(facet.values(2).code(), "b");
  EXPECT_EQ(facet.values(3).code(), "zero-0");
  EXPECT_EQ(facet.values(4).code(), "zero-1");
  EXPECT_EQ(facet.values(5).code(), "zero-10");
}

TEST(Facets, ThoseOfOrganisationsAndThoseOfContent) {
  for (const v1::FacetField field : kAll) {
    const bool of_content =
        field == v1::FACET_FIELD_CONTENT_TYPES || field == v1::FACET_FIELD_TOPICS;
    EXPECT_EQ(CountsOrganizations(field), !of_content) << v1::FacetField_Name(field);
  }
  for (const auto field :
       {v1::FACET_FIELD_UNSPECIFIED, v1::FACET_FIELD_COURTS, v1::FACET_FIELD_NORMS}) {
    EXPECT_FALSE(CountsOrganizations(field)) << v1::FacetField_Name(field);
  }
}

}  // namespace
}  // namespace kok::search_core
