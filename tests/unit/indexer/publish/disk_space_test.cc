#include "indexer/publish/disk_space.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/publish/trash.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr int64_t kMiB = 1 << 20;

TEST(DiskSpace, ThereMustBeRoomForThreeGenerations) {
  EXPECT_THAT(FindLackBeforeBuild(30 * kMiB, 10 * kMiB), IsEmpty());
  EXPECT_THAT(FindLackBeforeBuild(30 * kMiB - 1, 10 * kMiB), SizeIs(1));
  EXPECT_THAT(FindLackAfterBuild(30 * kMiB, 10 * kMiB), IsEmpty());
  EXPECT_THAT(FindLackAfterBuild(29 * kMiB, 10 * kMiB),
              testing::ElementsAre("29 MiB are free, the next build needs 31 MiB"));
}

TEST(DiskSpace, IsThatOfTheFolder) {
  const tests::TemporaryFolder folder;
  folder.Write("a", std::string(5000, 'x'));
  EXPECT_EQ(BytesBelow(folder.path()), 5000U);
  EXPECT_GT(FreeBytes(folder.path()).value(), 0);
  EXPECT_FALSE(FreeBytes(folder.File("missing")).ok());
}

}  // namespace
}  // namespace kok::publish
