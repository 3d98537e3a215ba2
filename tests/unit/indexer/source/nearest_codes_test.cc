#include "indexer/source/nearest_codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::source {
namespace {

TEST(NearestCodesTest, BySlipOrByNameAndNoneWhereNothingIsLike) {
  const schema::Vocabulary vocabulary(
      "service\tshelter\tUnterkunft\tShelter\nservice\tlegal-advice\tRechtsberatung\tLegal advice\n"
      "service\ttherapy\tTherapie\tTherapy\n");
  const struct {
    const char* entered;
    const char* nearest;
  } cases[] = {
      {"sheltr", "shelter (Unterkunft)"},
      {"Shelter", "shelter (Unterkunft)"},
      {"Unterkunft", "shelter (Unterkunft)"},
      {"legal_advice", "legal-advice (Rechtsberatung)"},
      {"Rechtsberatung, kostenlos", "legal-advice (Rechtsberatung)"},
      {"x", ""},
      {"x-haus-own-code", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(NearestCodes(vocabulary, "service", c.entered), c.nearest) << c.entered;
  }
  EXPECT_EQ(NearestCodes(vocabulary, "topic", "law"), "");
}

TEST(NearestCodesTest, LanguagesByNameByCountryOrBySlip) {
  const struct {
    const char* entered;
    const char* nearest;
  } cases[] = {
      {"Rumänisch", "ro (Rumänisch)"},
      {"romanian", "ro (Rumänisch)"},
      {"de_DE", "de (Deutsch)"},
      {"cz", "cs (Tschechisch)"},
      {"", ""},
      {"klingonisch!", ""},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(NearestLanguages(c.entered), testing::StartsWith(c.nearest)) << c.entered;
  }
}

}  // namespace
}  // namespace kok::source
