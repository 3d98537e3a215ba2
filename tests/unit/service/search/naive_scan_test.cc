// Filter, avoidance and place in all their combinations, held against a scan that does nothing
// clever.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/region/place_resolver.h"
#include "service/search/searcher.h"
#include "tests/unit/service/search/naive_directory.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

const absl::CivilDay kToday(2026, 11, 1);

std::map<std::string, int> Counts(const v1::Facet& facet) {
  std::map<std::string, int> counts;
  for (const v1::FacetValue& value : facet.values()) {
    if (value.count() > 0) counts[value.code()] = value.count();
  }
  return counts;
}

TEST(NaiveDirectory, TownsAreThoseOfTheGazetteer) {
  for (const tests::Town& town : tests::Towns()) {
    const auto located = tests::ShippedSnapshot().places().Locate(town.name, town.region, "");
    ASSERT_TRUE(located.has_value()) << town.name;
    EXPECT_EQ(located->ags, town.ags) << town.name;
    ASSERT_TRUE(located->point.has_value()) << town.name;
    EXPECT_NEAR(located->point->latitude, town.latitude, 1e-3) << town.name;
    EXPECT_NEAR(located->point->longitude, town.longitude, 1e-3) << town.name;
  }
}

TEST(NaiveScan, TenThousandQuestionsAreAnsweredAsByLookingAtEveryRecord) {
  constexpr int kQuestions = 10000;
  constexpr size_t kOrganizations = 90;
  std::mt19937 random(20261125);
  const std::vector<v1::Organization> directory = tests::MakeDirectory(kOrganizations, random);
  const tests::SmallIndex snapshot(tests::ToJsonLines(directory));
  size_t found = 0;
  for (int i = 0; i < kQuestions; ++i) {
    tests::Question question = tests::MakeQuestion(random);
    question.request.add_facets(v1::FACET_FIELD_REGIONS);
    question.request.add_facets(v1::FACET_FIELD_LANGUAGES);
    const tests::Answer answer = tests::Ask(*snapshot, question.request, {0, 100}, kToday);
    SCOPED_TRACE(question.request.ShortDebugString());
    ASSERT_EQ(answer.Names(), tests::Scan(directory, question, kToday));
    ASSERT_EQ(answer.response.total_size(), answer.response.results_size());
    ASSERT_EQ(Counts(answer.response.facets(0)), tests::CountRegions(directory, question, kToday));
    ASSERT_EQ(Counts(answer.response.facets(1)),
              tests::CountLanguages(directory, question, kToday));
    for (const v1::SearchResult& result : answer.response.fallback()) {
      ASSERT_FALSE(tests::IsForbidden(result.organization(), question)) << result.name();
    }
    found += answer.Names().size();
  }
  EXPECT_GT(found, static_cast<size_t>(kQuestions)) << "questions that nobody answers prove little";
}

}  // namespace
}  // namespace kok::search_core
