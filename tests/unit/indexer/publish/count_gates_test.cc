#include "indexer/publish/count_gates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::publish {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Counts = generation::Manifest::Counts;

Counts Holding(int organizations, int contents) {
  Counts counts;
  counts.set_organizations(organizations);
  counts.set_contents(contents);
  return counts;
}

TEST(CountGates, AFallByMoreThanAFifthIsFound) {
  const struct {
    int before;
    int after;
    bool found;
  } kCases[] = {{100, 80, false}, {100, 79, true}, {5, 4, false}, {4, 3, true},
                {1, 0, true},     {0, 0, false},   {0, 9, false}, {3, 9, false}};
  for (const auto& [before, after, found] : kCases) {
    EXPECT_EQ(!FindFallenCounts(Holding(before, 0), Holding(after, 0)).empty(), found)
        << before << " to " << after;
    EXPECT_EQ(!FindFallenCounts(Holding(0, before), Holding(0, after)).empty(), found)
        << before << " to " << after;
  }
}

TEST(CountGates, ATypeCanFallWhileTheWholeDoesNot) {
  Counts before = Holding(20, 0);
  (*before.mutable_organizations_by_type())["ORGANIZATION_TYPE_NETWORK"] = 2;
  (*before.mutable_organizations_by_type())["ORGANIZATION_TYPE_UNSPECIFIED"] = 18;
  Counts after = Holding(20, 0);
  (*after.mutable_organizations_by_type())["ORGANIZATION_TYPE_ASSOCIATION"] = 20;
  EXPECT_THAT(FindFallenCounts(before, after),
              ElementsAre("ORGANIZATION_TYPE_NETWORK fell from 2 to 0"));
}

TEST(CountGates, ARegionMayShrinkButNotVanish) {
  Counts before;
  Counts after;
  for (const auto& [code, was, is] :
       {std::tuple{"DE-BE", 9, 2}, std::tuple{"DE-BB", 0, 0}, std::tuple{"DE-HB", 1, 0}}) {
    auto& old_count = *before.add_regions();
    old_count.set_code(code);
    old_count.set_organizations(was);
    auto& new_count = *after.add_regions();
    new_count.set_code(code);
    new_count.set_organizations(is);
  }
  EXPECT_THAT(FindEmptiedRegions(before, after), ElementsAre("DE-HB fell from 1 to 0"));
  EXPECT_THAT(FindEmptiedRegions(before, before), IsEmpty());
  EXPECT_THAT(FindEmptiedRegions(before, Counts()),
              ElementsAre("DE-BE fell from 9 to 0", "DE-HB fell from 1 to 0"));
}

}  // namespace
}  // namespace kok::publish
