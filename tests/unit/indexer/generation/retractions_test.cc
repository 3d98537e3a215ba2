#include "indexer/generation/retractions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::generation {
namespace {

using tests::FailsWith;

TEST(Retractions, AreNoneWithoutAList) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(ReadRetractions(folder.path()).value(), Retractions());
}

TEST(Retractions, AreReadBackAsWritten) {
  const tests::TemporaryFolder folder;
  const Retractions names = {"contents/b", "organizations/a"};
  ASSERT_TRUE(WriteRetractions(folder.path(), names).ok());
  EXPECT_EQ(ReadRetractions(folder.path()).value(), names);
  ASSERT_TRUE(WriteRetractions(folder.path(), {}).ok());
  EXPECT_EQ(ReadRetractions(folder.path()).value(), Retractions());
}

TEST(Retractions, AListThatCannotBeUnderstoodIsNoEmptyList) {
  for (const char* text : {"organizations/a\nA Name\n", "organizations/", "regions/DE"}) {
    const tests::TemporaryFolder folder;
    folder.Write("RETRACTED", text);
    EXPECT_THAT(ReadRetractions(folder.path()),
                FailsWith(absl::StatusCode::kDataLoss, "RETRACTED:"))
        << text;
  }
}

}  // namespace
}  // namespace kok::generation
