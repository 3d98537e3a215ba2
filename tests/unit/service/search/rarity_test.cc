#include "service/search/rarity.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kok::search_core {
namespace {

TEST(Rarity, FallsWithTheHoldersAndNeverBelowZero) {
  const struct {
    Xapian::doccount documents;
    Xapian::doccount holders;
    double rarity;
  } cases[] = {
      {0, 0, std::log(2.0)},
      {1, 1, std::log(1 + 0.5 / 1.5)},
      {100, 0, std::log(202.0)},
      {100, 1, std::log(1 + 99.5 / 1.5)},
      {100, 50, std::log(2.0)},
      {100, 100, std::log(1 + 0.5 / 100.5)},
      {1000000, 1, std::log(1 + 999999.5 / 1.5)},
  };
  for (const auto& c : cases) {
    EXPECT_NEAR(Rarity(c.documents, c.holders), c.rarity, 1e-12) << c.documents << ' ' << c.holders;
    EXPECT_GT(Rarity(c.documents, c.holders), 0);
  }
}

}  // namespace
}  // namespace kok::search_core
