#include "service/search/generation_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/generation/layout.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(GenerationChanges, TellsWhatWasAddedChangedAndRemovedOfBothKinds) {
  const tests::SmallIndex before(
      R"({"organization":{"name":"organizations/changed","display_name":"Old"}}
{"organization":{"name":"organizations/gone","display_name":"Gone"}}
{"organization":{"name":"organizations/same","display_name":"Same"}}
{"content":{"name":"contents/changed","title":"T","body":"Old"}}
{"content":{"name":"contents/gone","title":"T"}}
{"content":{"name":"contents/same","title":"T"}})");
  const tests::SmallIndex after(
      R"({"content":{"name":"contents/same","title":"T"}}
{"organization":{"name":"organizations/same","display_name":"Same"}}
{"organization":{"name":"organizations/new","display_name":"New"}}
{"organization":{"name":"organizations/also-new","display_name":"New"}}
{"organization":{"name":"organizations/changed","display_name":"New"}}
{"content":{"name":"contents/changed","title":"T","body":"New"}}
{"content":{"name":"contents/new","title":"T"}})");
  const auto changes = CompareGenerations(*before, *after, {});
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_THAT(changes->added,
              ElementsAre("contents/new", "organizations/also-new", "organizations/new"));
  EXPECT_THAT(changes->changed, ElementsAre("contents/changed", "organizations/changed"));
  EXPECT_THAT(changes->removed, ElementsAre("contents/gone", "organizations/gone"));

  const auto back = CompareGenerations(*after, *before, {});
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->added, changes->removed);
  EXPECT_EQ(back->changed, changes->changed);
  EXPECT_EQ(back->removed, changes->added);
}

// A nightly rebuild of the same data must not make every client fetch everything.
TEST(GenerationChanges, ARebuildOfTheSameRecordsChangesNothing) {
  constexpr char kRecord[] = R"({"organization":{"name":"organizations/a","display_name":"A"}})";
  const tests::SmallIndex before(kRecord);
  const tests::SmallIndex after(kRecord);
  const auto changes = CompareGenerations(*before, *after, {});
  ASSERT_TRUE(changes.ok());
  EXPECT_THAT(changes->added, IsEmpty());
  EXPECT_THAT(changes->changed, IsEmpty());
  EXPECT_THAT(changes->removed, IsEmpty());
}

TEST(GenerationChanges, AKindMayBeEmpty) {
  const tests::SmallIndex organizations(
      R"({"organization":{"name":"organizations/a","display_name":"A"}})");
  const tests::SmallIndex contents(R"({"content":{"name":"contents/a","title":"A"}})");
  const auto changes = CompareGenerations(*organizations, *contents, {});
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_THAT(changes->added, ElementsAre("contents/a"));
  EXPECT_THAT(changes->removed, ElementsAre("organizations/a"));
}

}  // namespace
}  // namespace kok::search_core
