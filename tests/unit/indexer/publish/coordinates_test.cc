#include "indexer/publish/coordinates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

namespace kok::publish {
namespace {

// Degrees to five decimals.
std::vector<std::string> Read(std::string_view text) {
  std::vector<std::string> degrees;
  for (const Coordinate& coordinate : FindCoordinates(text)) {
    char digits[32];
    snprintf(digits, sizeof(digits), "%.4f", coordinate.degrees);
    degrees.emplace_back(digits);
  }
  return degrees;
}

TEST(Coordinates, InEveryNotation) {
  for (const char* text :
       {"50.73743,7.09821", "50,73743 N 7,09821 O", "geo:50.73743,7.09821;u=5",
        "https://karte.example/?mlat=50.73743&mlon=7.09821", "@50.73743,7.09821,17z",
        "50° 44' 14.748\" N, 7° 5' 53.556\" E", "50°44.2458′ 7°5.8926′", "50.73743° 7.09821°",
        "q=50°+44'+14.748\"+N+7°+5'+53.556\"+E"}) {
    EXPECT_THAT(Read(text), testing::ElementsAre("50.7374", "7.0982")) << text;
  }
}

TEST(Coordinates, LessIsNoPlaceAndMoreNoAngle) {
  for (const char* text : {"", "50.7, 7.1", "3.14", "12.04.2018", "1234.5678", "181.0000", "50°",
                           "5 km", "20°C", "\xff\xfe"}) {
    EXPECT_THAT(Read(text), testing::IsEmpty()) << text;
  }
}

TEST(Coordinates, SayHowFinelyTheyAreWritten) {
  EXPECT_DOUBLE_EQ(FindCoordinates("7.098")[0].step, 0.001);
  EXPECT_DOUBLE_EQ(FindCoordinates("7.09821")[0].step, 0.0001);
}

}  // namespace
}  // namespace kok::publish
