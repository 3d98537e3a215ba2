#include "indexer/generation/retractions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

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

// Whoever went on without it would show again what was withdrawn.
TEST(Retractions, AListThatIsLostIsMissed) {
  const std::function<void(const std::string&)> losses[] = {
      [](const std::string& path) { std::filesystem::remove(path); },
      [](const std::string& path) { std::filesystem::resize_file(path, 0); }};
  for (const auto& lose : losses) {
    for (const Retractions& names : {Retractions{"organizations/a"}, Retractions{}}) {
      const tests::TemporaryFolder folder;
      ASSERT_TRUE(WriteRetractions(folder.path(), {"organizations/b"}).ok());
      ASSERT_TRUE(WriteRetractions(folder.path(), names).ok());
      lose(folder.File("RETRACTED"));
      EXPECT_THAT(ReadRetractions(folder.path()),
                  FailsWith(absl::StatusCode::kDataLoss, "--new-list"));
    }
  }
}

TEST(Retractions, AListOfAnOlderVersionIsReadAndMissedFromTheNextChangeOn) {
  const tests::TemporaryFolder folder;
  folder.Write("RETRACTED", "organizations/a\n");
  EXPECT_EQ(ReadRetractions(folder.path()).value(), Retractions{"organizations/a"});
  EXPECT_FALSE(IsListRequired(folder.path()).value());
  ASSERT_TRUE(WriteRetractions(folder.path(), {"organizations/a"}).ok());
  EXPECT_TRUE(IsListRequired(folder.path()).value());
}

}  // namespace
}  // namespace kok::generation
