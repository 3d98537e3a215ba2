#include "service/search/reference_evidence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/indexer/analysis/made_analyzer.h"

namespace kok::search_core {
namespace {

UnderstoodQuery Understand(const std::string& query) {
  static const analysis::Analyzer analyzer = tests::AnalyzerWithStopWords("");
  UnderstoodQuery understood;
  understood.tokens = analyzer.QueryWords(query);
  AddReferenceEvidence(query, understood);
  return understood;
}

// Numbers of so many decisions, each twice.
std::string FileNumbers(size_t count) {
  std::string numbers;
  for (size_t i = 1; i <= count; ++i) absl::StrAppend(&numbers, "2 StR ", i, "/18, ");
  return numbers + numbers;
}

// Registers and numbers without their panels, which are parts.
std::string Parts(size_t count) {
  std::string numbers;
  for (size_t i = 1; i <= count; ++i) absl::StrAppend(&numbers, "StR ", 100 + i, "/18, ");
  return numbers;
}

TEST(ReferenceEvidence, ANumberOfDifferentCitationsIsLookedFor) {
  const struct {
    std::string query;
    size_t citations;
    bool some_ignored;
  } cases[] = {
      {FileNumbers(kMaxReferences), kMaxReferences, false},
      {FileNumbers(kMaxReferences + 1), kMaxReferences, true},
      {Parts(kMaxReferences), kMaxReferences, false},
      {Parts(kMaxReferences + 1), kMaxReferences, true},
      {FileNumbers(kMaxReferences - 1) + "StR 345/18", kMaxReferences, false},
      {FileNumbers(kMaxReferences) + "StR 345/18", kMaxReferences, true},
      {"§§ 1-61, 101-161 BGB", kMaxReferences, true},
  };
  for (const auto& c : cases) {
    const UnderstoodQuery understood = Understand(c.query);
    EXPECT_EQ(understood.citations.size(), c.citations) << c.query;
    EXPECT_EQ(understood.some_ignored, c.some_ignored) << c.query;
  }
}

// An act of the Union is numbered like some decisions, and texts have its number as words.
TEST(ReferenceEvidence, TheNumberOfAnActOfTheUnionStaysAWord) {
  const struct {
    const char* query;
    size_t words;
    size_t citations;  // that must stand in a text
  } cases[] = {
      {"604/2013", 2, 0},
      {"345/18", 0, 1},
      {"StR 345/2018", 0, 1},
      {"25965/04", 0, 1},
  };
  for (const auto& c : cases) {
    const UnderstoodQuery understood = Understand(c.query);
    EXPECT_EQ(understood.tokens.size(), c.words) << c.query;
    EXPECT_EQ(understood.citations.size(), c.citations) << c.query;
    EXPECT_TRUE(understood.reference_understood) << c.query;
  }
}

TEST(ReferenceEvidence, ACourtCountsOnce) {
  const auto courts = [](const std::string& query) {
    size_t count = 0;
    for (const Evidence& evidence : Understand(query).content_evidence) {
      count += evidence.field == "decision.court" ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(courts("BGH Menschenhandel BGH"), courts("BGH Menschenhandel"));
}

}  // namespace
}  // namespace kok::search_core
