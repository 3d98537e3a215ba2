#include "indexer/build/build_analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/generation/layout.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::build {
namespace {

// What the records say and where they are seated is part of the analysis of a build.
TEST(BuildAnalysisTest, KnowsItsRecords) {
  RecordSet records;
  kok::search::v1::Organization organization;
  organization.set_name("organizations/a");
  organization.set_display_name("Haus Haus Linde");
  organization.set_short_name("Zwiebelfisch");
  organization.mutable_seat()->set_locality("Entenhausen");
  organization.add_branches()->set_locality("Gansbach");
  ASSERT_FALSE(records.Add({organization, "a", 1}).has_value());
  const auto analysis = AnalysisFor(tests::ShippedReference(), records);
  ASSERT_THAT(analysis, tests::IsOk());
  std::vector<std::string> files;
  for (const auto& [path, text] : analysis->texts) files.push_back(path);
  EXPECT_THAT(files, testing::ElementsAreArray(generation::kAnalysisFiles));
  EXPECT_EQ(analysis->texts.at(generation::kWordFrequenciesFile), "haus\t2\nlinde\t1\n");
  for (const char* name : {"zwiebelfisch", "entenhausen", "gansbach"}) {
    EXPECT_TRUE(analysis->analyzer.IsKnownName(name)) << name;
    EXPECT_FALSE(tests::ShippedAnalyzer().IsKnownName(name)) << name;
  }
}

// A service has nothing but the texts; it must come to the same terms.
TEST(BuildAnalysisTest, IsThatOfItsTexts) {
  RecordSet records;
  kok::search::v1::Organization organization;
  organization.set_name("organizations/a");
  organization.set_display_name("Zwangsheirat Beratung Beratungsstelle in Köln");
  ASSERT_FALSE(records.Add({organization, "a", 1}).has_value());
  const auto analysis = AnalysisFor(tests::ShippedReference(), records);
  ASSERT_THAT(analysis, tests::IsOk());
  const auto anew = MakeAnalyzer(analysis->texts);
  ASSERT_THAT(anew, tests::IsOk());
  const std::string& text = records.organizations().begin()->second.display_name();
  EXPECT_EQ(analysis->analyzer.IndexTerms('T', text), anew->IndexTerms('T', text));
}

}  // namespace
}  // namespace kok::build
