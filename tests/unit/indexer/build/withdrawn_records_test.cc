#include "indexer/build/withdrawn_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::build {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kFirst[] =
    R"({"organization":{"name":"organizations/a","parent":"organizations/b"}})"
    "\n";
constexpr char kSecond[] =
    R"({"organization":{"name":"organizations/b","phones":[{"number":"110"}]},"words":["Notruf"]})"
    "\n";

TEST(CuratedLinesOfANewGeneration, NeitherAreNorNameWhatIsTakenOut) {
  const std::string text = std::string(kFirst) + kSecond;
  EXPECT_EQ(WithoutCuratedLines(text, {"organizations/c"}).value(), text);
  EXPECT_EQ(WithoutCuratedLines(text, {"organizations/a"}).value(), kSecond);
  const std::string left = WithoutCuratedLines(text, {"organizations/b"}).value();
  EXPECT_THAT(left, AllOf(HasSubstr("organizations/a"), HasSubstr("etag"),
                          Not(HasSubstr("organizations/b"))));
  EXPECT_EQ(WithoutCuratedLines(left, {"organizations/b"}).value(), left);
  EXPECT_EQ(WithoutCuratedLines("nothing\n", {}).status().code(), absl::StatusCode::kDataLoss);
}

TEST(CuratedLinesOfANewGeneration, HoldTheNamesThatTheyReferTo) {
  EXPECT_THAT(NamesOfCuratedLines(kFirst).value(),
              ElementsAre("organizations/a", "organizations/b"));
}

}  // namespace
}  // namespace kok::build
