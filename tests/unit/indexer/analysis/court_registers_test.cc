#include "indexer/analysis/court_registers.h"

#include <gtest/gtest.h>

namespace kok::analysis {
namespace {

TEST(CourtRegisters, AreToldFromWords) {
  const struct {
    const char* letters;
    bool slashed;  // before a number with a slash, and with a dot
    bool dotted;
  } cases[] = {
      {"StR", true, false}, {"str", true, false},  {"AZR", true, true},
      {"K", true, true},    {"k", true, false},    {"c", true, true},
      {"BvR", true, false}, {"und", false, false}, {"Seite", false, false},
      {"XY", true, true},   {"XYZQ", true, false}, {"ABCDEFG", false, false},
      {"", false, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IsRegister(c.letters, false), c.slashed) << c.letters;
    EXPECT_EQ(IsRegister(c.letters, true), c.dotted) << c.letters;
  }
}

TEST(CourtRegisters, OfWhichCourt) {
  EXPECT_TRUE(IsRegisterWithoutPanel("stb"));
  EXPECT_FALSE(IsRegisterWithoutPanel("str"));
  EXPECT_TRUE(IsSocialRegister("so"));
  EXPECT_FALSE(IsSocialRegister("zr"));
  EXPECT_TRUE(IsAdministrativePrefix("M"));
  EXPECT_TRUE(IsAdministrativePrefix("An"));
  EXPECT_FALSE(IsAdministrativePrefix("m"));
}

}  // namespace
}  // namespace kok::analysis
