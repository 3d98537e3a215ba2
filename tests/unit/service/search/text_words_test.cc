#include "service/search/text_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/analysis/made_analyzer.h"
#include "tests/unit/service/search/hostile_queries.h"

namespace kok::search_core {
namespace {

// What both readers make of a text: where its words are, and the folded forms of the plain ones.
void ExpectAsAnalysis(const std::string& text) {
  static const analysis::Analyzer analyzer = tests::AnalyzerWithStopWords("");
  const std::vector<analysis::Token> tokens = analyzer.Analyze(text);
  TextWords words(text);
  size_t i = 0;
  while (words.Next()) {
    // Marks alone, as in emoji, are no word.
    if (!words.is_plain() && analyzer.Analyze(words.written()).empty()) continue;
    ASSERT_LT(i, tokens.size()) << text;
    EXPECT_EQ(words.begin(), tokens[i].begin) << text;
    EXPECT_EQ(words.end(), tokens[i].end) << text;
    if (words.is_plain()) {
      EXPECT_EQ(words.fold(), tokens[i].fold) << text;
      EXPECT_EQ(words.spelt_out(), tokens[i].spelt_out) << text;
    }
    ++i;
  }
  EXPECT_EQ(i, tokens.size()) << text;
}

TEST(TextWords, AreThoseOfAnalysis) {
  for (const char* text : {
           "",
           " ",
           "Beratung für Frauen in Köln.",
           "KÖLN, Koeln; Straße (Straßen) neue Quelle Steuer Mauer Aerzte Goethe Kaeee aeoeue",
           "Migrant*innen, Sozialarbeiter:in, Berater/-innen, Migrant(inn)en und Täter_innen",
           "Arbeiter/Angestellte und/oder Nr:5 (siehe) a*b",
           "z.B. am 3.Mai, K.O.K. e.V. und e. V., d.h. u.a.m. A.B",
           "i.V.m. Abs.2 S.3 x.yz",
           "Menschen\u00ADhandel und Men\u200Bschen\u00AD",
           "Ærø Łódź Şahin Ko\u0308ln ﬁn ² ½ µ ª × ÷",
           "Помощь жертвам, مساعدة, 人身取引, Вerlin",
           "§ 25 Abs. 4a AufenthG, 2 StR 345/18",
       }) {
    ExpectAsAnalysis(text);
  }
}

TEST(TextWords, AreThoseOfAnalysisForHostileTexts) {
  for (const tests::HostileCase& hostile : tests::HostileCases()) ExpectAsAnalysis(hostile.query);
}

TEST(TextWords, AWordWithoutEndIsCut) {
  const std::string text(100000, 'x');
  TextWords words(text);
  ASSERT_TRUE(words.Next());
  EXPECT_EQ(words.end(), text.size());
  EXPECT_EQ(words.fold(), std::string(100, 'x'));
  EXPECT_EQ(words.spelt_out(), std::string(100, 'x'));
  EXPECT_FALSE(words.Next());
}

TEST(TextWords, AnyBytesAreAccepted) {
  for (const std::string& text :
       {std::string(300, '\xff'), std::string(300, '\x80'), std::string("a\xc3"),
        std::string("\xc3"), std::string("a\xe2\x80"), std::string(300, '\0'),
        std::string("a*\xf0\x90")}) {
    TextWords words(text);
    while (words.Next()) {
      EXPECT_LT(words.begin(), words.end());
      EXPECT_LE(words.end(), text.size());
    }
  }
}

}  // namespace
}  // namespace kok::search_core
