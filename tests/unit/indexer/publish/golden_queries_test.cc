#include "indexer/publish/golden_queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::FailsWith;

// The folder of the shipped data's generation, and its analysis.
class GoldenQueriesTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string id = generation::ReadCurrent(tests::ShippedIndex()).value();
    folder_ = generation::JoinPath(tests::ShippedIndex(), id);
    generation::AnalysisFiles texts;
    for (const char* path : generation::kAnalysisFiles) {
      texts[path] = tests::ReadFile(generation::JoinPath(folder_, path));
    }
    analyzer_ = build::MakeAnalyzer(texts, &tests::ShippedReference().analyzer).value();
  }

  std::vector<std::string> Unanswered(const std::string& lines) {
    const tests::TemporaryFolder folder;
    const auto queries = ReadGoldenQueries(folder.Write("golden.jsonl", lines));
    EXPECT_THAT(queries, tests::IsOk());
    return FindUnansweredQueries(folder_, *analyzer_, *queries).value();
  }

  std::string folder_;
  std::optional<analysis::Analyzer> analyzer_;
};

TEST_F(GoldenQueriesTest, TheShippedOnesAreAnswered) {
  EXPECT_THAT(Unanswered(tests::ReadFile(tests::ShippedData() + "/golden/queries.jsonl")),
              IsEmpty());
}

TEST_F(GoldenQueriesTest, WhatIsNotFoundIsNamed) {
  EXPECT_THAT(
      Unanswered(R"({"query":"KOBRA","expect":["organizations/koofra-hamburg"],"within":1})"),
      ElementsAre("\"KOBRA\" does not find organizations/koofra-hamburg among the first 1"));
  EXPECT_THAT(Unanswered(R"({"query":"agisra","expect":["contents/agisra"]})"),
              ElementsAre("\"agisra\" does not find contents/agisra among the first 10"));
}

TEST(GoldenQueries, AFileThatCannotBeUnderstoodIsRefused) {
  const struct {
    const char* text;
    const char* problem;
  } kCases[] = {
      {"{\"query\":\"a\"}", ":1: expect: is missing"},
      {"# remark\n{\"expect\":[\"organizations/a\"]}", ":2: query: is missing"},
      {"{\"query\":\"a\",\"expect\":[\"Alpha\"]}", ":1: expect: expected organizations/{id}"},
      {"{\"query\":\"a\",\"expect\":[\"organizations/a\"],\"within\":101}", ":1: within"},
      {"{\"query\":\"a\",\"expects\":[\"organizations/a\"]}", ":1: is no golden query"},
      {"query", ":1: is no golden query"},
  };
  for (const auto& [text, problem] : kCases) {
    const tests::TemporaryFolder folder;
    EXPECT_THAT(ReadGoldenQueries(folder.Write("f", text)),
                FailsWith(absl::StatusCode::kInvalidArgument, problem))
        << text;
  }
}

}  // namespace
}  // namespace kok::publish
