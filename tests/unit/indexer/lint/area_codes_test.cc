#include "indexer/lint/area_codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::lint {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(AreaCodes, TellWhatTheyAreNamedAfter) {
  const AreaCodes codes;
  EXPECT_EQ(codes.NameOf("+492331306462"), "Hagen Westfalen");
  EXPECT_EQ(codes.NameOf("+436621234567"), "Salzburg");
  for (const char* no_fixed_line : {"+491701901443", "+498000116016", "116016", "x", ""}) {
    EXPECT_EQ(codes.NameOf(no_fixed_line), "") << no_fixed_line;
  }
}

TEST(AreaCodes, OfGermanNeighboursBeginAlike) {
  const AreaCodes codes;
  const std::vector<std::string>& neighbours = codes.NeighboursOf("+493948512345");
  EXPECT_THAT(neighbours, Contains("Gernrode Harz"));
  EXPECT_THAT(neighbours, Contains("Ballenstedt"));
  codes.NeighboursOf("+497131390149");
  EXPECT_EQ(&codes.NeighboursOf("+493948312345"), &neighbours) << "asked once for all";
  for (const char* alone : {"+49304406373", "+436621234567", "+491701901443", ""}) {
    EXPECT_THAT(codes.NeighboursOf(alone), IsEmpty()) << alone;
  }
}

}  // namespace
}  // namespace kok::lint
