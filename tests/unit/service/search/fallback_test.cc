#include "service/search/fallback.h"

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
using tests::ShippedSnapshot;
using tests::SmallIndex;

v1::SearchRequest Request(const std::string& text) {
  v1::SearchRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

// A centre as a line of JSON.
std::string Centre(const std::string& id, const std::string& town, const std::string& region,
                   const std::string& fields = "") {
  return absl::StrCat(
      R"({"organization":{"name":"organizations/)", id, R"(","display_name":")", id,
      R"(","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","seat":{"locality":")", town,
      R"(","region_code":")", region, R"("})", fields.empty() ? "" : ",", fields, "}}\n");
}

std::string Declared(const std::string& region) {
  return absl::StrCat(R"("coverage":[{"region":")", region,
                      R"(","basis":"COVERAGE_BASIS_DECLARED","fact":{"source":"made"}}])");
}

std::string Language(const std::string& code, const std::string& state) {
  return absl::StrCat(R"("languages":[{"code":")", code, R"(","state":"ATTRIBUTE_STATE_)", state,
                      R"("}])");
}

constexpr char kPaused[] = R"("status":"ORGANIZATION_STATUS_PAUSED")";

// The fallback: organisations by id, curated lines by their first number.
std::vector<std::string> Fallback(const v1::SearchResponse& response) {
  std::vector<std::string> shown;
  for (const v1::SearchResult& result : response.fallback()) {
    const bool curated =
        !result.match_reasons().empty() && result.match_reasons(0).kind() == v1::MATCH_KIND_CURATED;
    shown.push_back(curated ? result.organization().phones(0).number()
                            : result.name().substr(sizeof("organizations/") - 1));
  }
  return shown;
}

// The same without the lines.
std::vector<std::string> Organizations(const v1::SearchResponse& response) {
  std::vector<std::string> shown;
  for (const v1::SearchResult& result : response.fallback()) {
    if (result.match_reasons(0).kind() == v1::MATCH_KIND_CURATED) continue;
    shown.push_back(result.name().substr(sizeof("organizations/") - 1));
  }
  return shown;
}

v1::SearchResponse Asked(const index::Snapshot& snapshot, const std::string& request) {
  return tests::Ask(snapshot, Request(request)).response;
}

// The lines for all of Germany, in their order; at most 5 of them are shown.
const char* const kGermanLines[] = {"116016", "+498001239900", "+498002255530", "116111", "116006"};

TEST(Fallback, WhereNobodyIsSeatedStandsWhoCoversIt) {
  v1::SearchRequest request;
  request.mutable_filter()->add_regions("DE-BB");
  const v1::SearchResponse response = tests::Ask(ShippedSnapshot(), request).response;
  EXPECT_THAT(response.results(), IsEmpty());
  const std::vector<std::string> shown = Fallback(response);
  ASSERT_THAT(shown, Not(IsEmpty()));
  EXPECT_EQ(shown[0], "in-via-berlin");
  const v1::SearchResult& first = response.fallback(0);
  ASSERT_EQ(first.coverage_size(), 1);
  EXPECT_EQ(first.coverage(0).region(), "DE-BB");
  EXPECT_EQ(first.coverage(0).basis(), v1::COVERAGE_BASIS_DECLARED);
  EXPECT_EQ(first.match_reasons(0).kind(), v1::MATCH_KIND_COVERAGE);
  EXPECT_FALSE(first.has_distance_km()) << "a Land has no middle that anybody is at";
}

TEST(Fallback, BesideSomebodyResponsibleThereIsNoneButWhoIsPausedIsNot) {
  const struct {
    const char* what;
    std::string seated;  // fields of the centre in Potsdam
    std::vector<std::string> fallback;
  } cases[] = {
      {"at work", "", {}},
      {"paused", kPaused, {"covers"}},
      {"closed", R"("status":"ORGANIZATION_STATUS_CLOSED")", {"covers"}},
      {"does not counsel", R"("offers_counselling":"ATTRIBUTE_STATE_NO")", {"covers"}},
  };
  for (const auto& c : cases) {
    const SmallIndex snapshot(Centre("seated", "Potsdam", "DE-BB", c.seated) +
                              Centre("covers", "Berlin", "DE-BE", Declared("DE-BB")) +
                              Centre("other", "Cottbus", "DE-SN"));
    const v1::SearchResponse response = Asked(*snapshot, "filter { regions: 'DE-BB' }");
    EXPECT_EQ(response.results_size(), 1) << c.what;
    EXPECT_EQ(Organizations(response), c.fallback) << c.what;
  }
}

TEST(Fallback, WhoIsPausedIsNobodyToAsk) {
  const SmallIndex snapshot(Centre("paused", "Berlin", "DE-BE", Declared("DE-BB") + "," + kPaused) +
                            Centre("covers", "Leipzig", "DE-SN", Declared("DE-BB")));
  EXPECT_THAT(Organizations(Asked(*snapshot, "filter { regions: 'DE-BB' }")),
              ElementsAre("covers"));
}

TEST(Fallback, WhereOnlyWhoIsNotAtWorkIsFoundTheNearestStand) {
  for (const char* status : {"PAUSED", "CLOSED"}) {
    const SmallIndex snapshot(
        Centre("seated", "Potsdam", "DE-BB",
               absl::StrCat(R"("status":"ORGANIZATION_STATUS_)", status, R"(")")) +
        Centre("near", "Berlin", "DE-BE"));
    const v1::SearchResponse response = Asked(*snapshot, "filter { regions: 'DE-BB' }");
    EXPECT_EQ(response.results_size(), 1) << status;
    EXPECT_THAT(Organizations(response), ElementsAre("near")) << status;
  }
}

TEST(Fallback, ABareTownWhereAllAreClosedIsOneWhereNobodyIsSeated) {
  for (const char* status : {"PAUSED", "CLOSED"}) {
    const SmallIndex snapshot(
        Centre("seated", "Potsdam", "DE-BB",
               absl::StrCat(R"("status":"ORGANIZATION_STATUS_)", status, R"(")")) +
        Centre("covers", "Berlin", "DE-BE", Declared("DE-BB")));
    const v1::SearchResponse response =
        Asked(*snapshot, "query: 'Potsdam' filter { kinds: RECORD_KIND_ORGANIZATION }");
    ASSERT_GE(response.results_size(), 1) << status;
    EXPECT_EQ(response.results(0).name(), "organizations/covers") << status;
    EXPECT_EQ(response.results(0).match_reasons(0).kind(), v1::MATCH_KIND_COVERAGE) << status;
  }
}

TEST(Fallback, WhereNobodyIsResponsibleTheNearestThreeStand) {
  const SmallIndex snapshot(
      Centre("a-far", "Köln", "DE-NW") + Centre("b-third", "Leipzig", "DE-SN") +
      Centre("c-second", "Dresden", "DE-SN") + Centre("d-first", "Hoyerswerda", "DE-SN") +
      Centre("e-nowhere", "Xanthippenhausen", "DE-SN") +
      Centre("f-paused", "Spremberg", "DE-SN", kPaused));
  const char* const in_cottbus =
      "query: 'Zwiebelfisch' near { place: 'Cottbus' } filter { kinds: RECORD_KIND_ORGANIZATION }";
  const v1::SearchResponse response = Asked(*snapshot, in_cottbus);
  ASSERT_THAT(response.results(), IsEmpty());
  EXPECT_THAT(Organizations(response), ElementsAre("d-first", "c-second", "b-third"));
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(response.fallback(i).coverage(), IsEmpty());
    EXPECT_EQ(response.fallback(i).match_reasons(0).kind(), v1::MATCH_KIND_NEARBY);
    EXPECT_TRUE(response.fallback(i).has_distance_km());
  }
}

TEST(Fallback, WhoCoversComesBeforeNationwideAndAtMostFiveStand) {
  std::string lines = Centre("nationwide", "Cottbus", "DE-SN", Declared("DE"));
  for (int i = 0; i < 7; ++i) {
    lines += Centre(absl::StrCat("covers-", i), "Berlin", "DE-BE", Declared("DE-BB"));
  }
  const SmallIndex many(lines);
  EXPECT_THAT(Organizations(Asked(*many, "filter { regions: 'DE-BB' }")),
              ElementsAre("covers-0", "covers-1", "covers-2", "covers-3", "covers-4"));
  const SmallIndex few(Centre("a-nationwide", "Cottbus", "DE-SN", Declared("DE")) +
                       Centre("covers", "Berlin", "DE-BE", Declared("DE-BB")));
  EXPECT_THAT(Organizations(Asked(*few, "filter { regions: 'DE-BB' }")),
              ElementsAre("covers", "a-nationwide"));
}

TEST(Fallback, KeepsToWhatIsAvoidedAndToWhatIsStated) {
  const SmallIndex snapshot(
      Centre("berlin", "Berlin", "DE-BE", Declared("DE-BB")) +
      Centre("leipzig", "Leipzig", "DE-SN", Declared("DE-BB") + "," + Language("ro", "NO")) +
      Centre("rostock", "Rostock", "DE-MV",
             Declared("DE-BB") + "," + R"("verification":{"verified_on":"2026-10-20"},)" +
                 R"("member_kinds":["MEMBER_KIND_WOMENS_SHELTER"])"));
  const struct {
    const char* filter;
    std::vector<std::string> fallback;
  } cases[] = {
      {"", {"berlin", "leipzig", "rostock"}},
      {"avoid_regions: 'Berlin'", {"leipzig", "rostock"}},
      {"avoid_regions: '10115'", {"leipzig", "rostock"}},
      {"avoid_areas { place: 'Potsdam' radius_km: 50 }", {"leipzig", "rostock"}},
      {"avoid_regions: 'Berlin' avoid_regions: 'Sachsen' avoid_regions: 'Rostock'", {}},
      {"languages: 'ro'", {"berlin", "rostock"}},
      {"max_age_days: 30", {"rostock"}},
      {"member_kinds: MEMBER_KIND_WOMENS_SHELTER", {"rostock"}},
      {"organization_types: ORGANIZATION_TYPE_HELPLINE", {}},
  };
  for (const auto& c : cases) {
    const std::string request = absl::StrCat("filter { regions: 'DE-BB' ", c.filter, " }");
    EXPECT_THAT(Organizations(Asked(*snapshot, request)),
                testing::UnorderedElementsAreArray(c.fallback))
        << c.filter;
  }
}

TEST(Fallback, WithoutAPlaceNobodyIsToAskButTheLines) {
  const SmallIndex snapshot(Centre("berlin", "Berlin", "DE-BE", Declared("DE")));
  const v1::SearchResponse response = Asked(*snapshot, "query: 'Zwiebelfisch'");
  EXPECT_THAT(response.results(), IsEmpty());
  EXPECT_THAT(Fallback(response), testing::ElementsAreArray(kGermanLines));
  EXPECT_THAT(Fallback(Asked(*snapshot, "query: 'berlin'")), IsEmpty()) << "somebody was found";
}

TEST(Fallback, AnUnknownPlaceHasLinesOnly) {
  EXPECT_THAT(Fallback(Asked(ShippedSnapshot(), "near { place: 'Xanthippenhausen' }")),
              testing::ElementsAreArray(kGermanLines));
}

TEST(Fallback, LinesAreThoseOfTheCountryAskedFor) {
  const SmallIndex snapshot(Centre("berlin", "Berlin", "DE-BE"));
  const struct {
    const char* request;
    const char* has;
    const char* has_not;
  } cases[] = {
      {"query: 'Zwiebelfisch'", "116016", "+39800290290"},
      {"query: 'Zwiebelfisch' near { place: 'Cottbus' }", "116016", "+39800290290"},
      {"query: 'Zwiebelfisch' near { place: 'Bozen' }", "+39800290290", "116016"},
      {"query: 'Zwiebelfisch' near { place: 'Zürich' }", "117", "116016"},
      {"filter { regions: 'CH' }", "117", "116016"},
      {"filter { serves_regions: 'IT' }", "+39800290290", "116016"},
      {"filter { regions: 'DE-BB' }", "116016", "117"},
  };
  for (const auto& c : cases) {
    const v1::SearchResponse response = Asked(*snapshot, c.request);
    ASSERT_THAT(response.results(), IsEmpty()) << c.request;
    const std::vector<std::string> shown = Fallback(response);
    EXPECT_THAT(shown, Contains(c.has)) << c.request;
    EXPECT_THAT(shown, Not(Contains(c.has_not))) << c.request;
  }
}

TEST(Fallback, LinesPassTheFilterToo) {
  const SmallIndex snapshot(Centre("berlin", "Berlin", "DE-BE"));
  const struct {
    const char* filter;
    const char* has;
    const char* has_not;
  } cases[] = {
      {"organization_types: ORGANIZATION_TYPE_AUTHORITY", "110", "116016"},
      {"organization_types: ORGANIZATION_TYPE_HELPLINE", "116016", "110"},
      {"avoid_regions: 'Italien'", "116016", "+39800290290"},
  };
  for (const auto& c : cases) {
    const std::vector<std::string> shown =
        Fallback(Asked(*snapshot, absl::StrCat("query: 'Zwiebelfisch' filter { ", c.filter, " }")));
    EXPECT_THAT(shown, Contains(c.has)) << c.filter;
    EXPECT_THAT(shown, Not(Contains(c.has_not))) << c.filter;
  }
  EXPECT_THAT(Fallback(Asked(*snapshot,
                             "query: 'Zwiebelfisch' near { place: 'Bozen' } "
                             "filter { avoid_regions: 'IT' }")),
              Not(Contains("+39800290290")))
      << "its seat is in Italy";
  EXPECT_THAT(Fallback(Asked(*snapshot, "query: 'Zwiebelfisch' filter { max_age_days: 1 }")),
              IsEmpty());
}

TEST(Fallback, WordsPinTheirLinesBesideResults) {
  const SmallIndex snapshot(Centre("notruf-berlin", "Berlin", "DE-BE"));
  const v1::SearchResponse found = Asked(*snapshot, "query: 'Notruf'");
  ASSERT_EQ(found.results_size(), 1);
  const std::vector<std::string> shown = Fallback(found);
  EXPECT_THAT(shown, Contains("116016"));
  EXPECT_LE(shown.size(), kMaxLinesInFallback);
  for (const v1::SearchResult& result : found.fallback()) {
    EXPECT_EQ(result.match_reasons(0).kind(), v1::MATCH_KIND_CURATED);
    EXPECT_FALSE(result.organization().verification().source().empty() &&
                 result.organization().coverage().empty())
        << result.name() << " has no source";
  }
  // What is pinned comes before the others, each once.
  const std::vector<std::string> pinned = Fallback(Asked(*snapshot, "query: 'Polizeinotruf 🙂'"));
  ASSERT_THAT(pinned, Not(IsEmpty()));
  EXPECT_EQ(pinned[0], "110");
  EXPECT_EQ(std::count(pinned.begin(), pinned.end(), "110"), 1);
  EXPECT_LE(pinned.size(), kMaxLinesInFallback);
  EXPECT_THAT(Fallback(Asked(*snapshot,
                             "query: 'Notruf' filter { "
                             "organization_types: ORGANIZATION_TYPE_AUTHORITY }")),
              Not(Contains("116016")))
      << "filters hold for pins too";
}

TEST(Fallback, WhoAsksForTextsGetsNone) {
  const SmallIndex snapshot(Centre("berlin", "Berlin", "DE-BE"));
  for (const char* filter :
       {"kinds: RECORD_KIND_CONTENT", "topics: 'law'", "content_types: CONTENT_TYPE_STATUTE"}) {
    for (const char* query : {"Zwiebelfisch", "Notruf", ""}) {
      const std::string request = absl::StrCat("query: '", query, "' filter { ", filter, " }");
      EXPECT_THAT(Fallback(Asked(*snapshot, request)), IsEmpty()) << request;
    }
  }
}

TEST(Fallback, StandsOnTheFirstPageOnly) {
  const SmallIndex snapshot(Centre("notruf-a", "Berlin", "DE-BE") +
                            Centre("notruf-b", "Berlin", "DE-BE"));
  const v1::SearchRequest request = Request("query: 'Notruf'");
  const tests::Answer first = tests::Ask(*snapshot, request, {0, 1});
  const tests::Answer second = tests::Ask(*snapshot, request, {1, 1});
  EXPECT_THAT(first.Names(), SizeIs(1));
  EXPECT_THAT(second.Names(), SizeIs(1));
  EXPECT_THAT(Fallback(first.response), Not(IsEmpty()));
  EXPECT_THAT(Fallback(second.response), IsEmpty());
}

TEST(Fallback, ItsScopeForgetsWhereAndKeepsTheRest) {
  Scope scope;
  scope.regions = {"DE-BB"};
  scope.served = {{"DE-BB", "12"}};
  scope.place_unknown = true;
  scope.responsible_only = true;
  scope.types = {1};
  scope.member_kinds = {2};
  scope.attributes[1] = {"ro"};
  scope.avoided = {{"DE-BE", "11", std::nullopt, 0}};
  scope.max_age_days = 5;
  scope.today = absl::CivilDay(2026, 11, 1);
  AskedPlace place;
  place.area = {"DE-BB", "12"};
  place.radius_km = 50;
  const Scope relaxed = FallbackScope(scope, place);
  EXPECT_THAT(relaxed.regions, IsEmpty());
  EXPECT_THAT(relaxed.served, IsEmpty());
  EXPECT_FALSE(relaxed.place_unknown);
  EXPECT_FALSE(relaxed.responsible_only);
  ASSERT_TRUE(relaxed.near.has_value());
  EXPECT_EQ(relaxed.near->area.region_code, "DE-BB");
  EXPECT_EQ(relaxed.near->radius_km, 0) << "the radius was too small, or there is no fallback";
  EXPECT_EQ(relaxed.types, scope.types);
  EXPECT_EQ(relaxed.member_kinds, scope.member_kinds);
  EXPECT_EQ(relaxed.attributes, scope.attributes);
  EXPECT_EQ(relaxed.avoided.size(), 1U);
  EXPECT_EQ(relaxed.max_age_days, 5);
  EXPECT_EQ(relaxed.today, scope.today);
  EXPECT_FALSE(FallbackScope(scope, std::nullopt).near.has_value());
}

}  // namespace
}  // namespace kok::search_core
