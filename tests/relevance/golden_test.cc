#include "tests/relevance/golden.h"

#include <gtest/gtest.h>

#include "tests/relevance/query_text.h"

namespace kok::relevance {
namespace {

TEST(QueryText, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(Escaped("Hilfe in Köln"), "Hilfe in Köln");
  EXPECT_EQ(Escaped("a\tb\r\nc"), "a\\tb\\u000d\\nc");
  EXPECT_EQ(Escaped("Men\u00ADschen\u200Bhandel\u00A0hier"),
            "Men\\u00adschen\\u200bhandel\\u00a0hier");
  EXPECT_EQ(Escaped("Ko\u0308ln"), "Ko\\u0308ln");
  EXPECT_EQ(Escaped("\\n"), "\\\\n");
  EXPECT_EQ(Escaped("ที่ปรึกษา"), "ที่ปรึกษา");
  EXPECT_EQ(Escaped("\U000E0041"), "\\U000e0041");
}

RelevanceRun OneQuery(const RankedAnswer& answer) {
  JudgedQuery judged;
  judged.set_query_class("town");
  judged.set_query("Köln\n");
  GradedName& graded = *judged.add_relevant();
  graded.set_name("organizations/agisra-koeln");
  graded.set_grade(kHighestGrade);
  judged.add_must_not_first("organizations/x");
  return {{judged}, {{"kok-search", {answer}, {ScoreOf(judged, answer)}}}};
}

std::string GoldenLine(const RankedAnswer& answer) {
  const std::string golden = ToGolden(OneQuery(answer));
  return golden.substr(golden.find('\n') + 1);
}

TEST(Golden, OneLineAQuery) {
  EXPECT_EQ(GoldenLine({{"organizations/agisra-koeln"}, {"A", "B"}, ""}),
            "town\tKöln\\n\torganizations/agisra-koeln\t3\tok\tA,B\t-\n");
  EXPECT_EQ(GoldenLine({{}, {}, ""}), "town\tKöln\\n\t-\t-\tMISS\t-\t-\n");
  EXPECT_EQ(GoldenLine({{"organizations/x"}, {}, ""}),
            "town\tKöln\\n\torganizations/x\t0\tSILENT\t-\t-\n");
  EXPECT_EQ(GoldenLine({{"organizations/x"}, {}, "koeln"}),
            "town\tKöln\\n\torganizations/x\t0\tMISS\t-\tkoeln\n");
}

TEST(Golden, DiffShowsWhatChanged) {
  EXPECT_EQ(GoldenDiff("a\nb\n", "a\nb\n", 9), "");
  EXPECT_EQ(GoldenDiff("a\nb\nc\n", "a\nB\nc\nd\n", 9), "-b\n+B\n+d\n");
  EXPECT_EQ(GoldenDiff("a\nb\n", "c\nd\n", 2), "-a\n+c\nand 2 lines more\n");
}

}  // namespace
}  // namespace kok::relevance
