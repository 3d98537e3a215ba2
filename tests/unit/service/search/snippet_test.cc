#include "service/search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/analysis/made_analyzer.h"

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const analysis::Analyzer& GermanAnalyzer() {
  static const analysis::Analyzer analyzer = tests::AnalyzerWithStopWords("");
  return analyzer;
}

struct Snippet {
  std::string text;                      // all segments joined
  std::vector<std::string> highlighted;  // the highlighted ones
};

Snippet Cut(const std::string& query, const std::string& text) {
  const SnippetCutter cutter(GermanAnalyzer(), GermanAnalyzer().QueryWords(query));
  kok::search::v1::SearchResult result;
  cutter.AppendSnippet(text, result);
  Snippet snippet;
  for (const auto& segment : result.snippet()) {
    EXPECT_FALSE(segment.text().empty());
    snippet.text += segment.text();
    if (segment.highlighted()) snippet.highlighted.push_back(segment.text());
  }
  return snippet;
}

std::string Repeat(const std::string& text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

bool IsUtf8(const std::string& text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

TEST(Snippet, AShortTextIsShownWholeAndItsMatchesHighlighted) {
  const Snippet snippet = Cut("koeln frau", "Beratung für Frauen in Köln.");
  EXPECT_EQ(snippet.text, "Beratung für Frauen in Köln.");
  EXPECT_THAT(snippet.highlighted, ElementsAre("Frauen", "Köln"));
}

TEST(Snippet, HighlightsEverySpellingOfTheWord) {
  for (const char* query : {"koeln", "Köln", "KOLN", "köln"}) {
    EXPECT_THAT(Cut(query, "Köln, Koeln, KÖLN und Kölner").highlighted, testing::Contains("Köln"))
        << query;
  }
}

TEST(Snippet, NothingIsHighlightedWithoutAMatch) {
  const Snippet snippet = Cut("Berlin", "Beratung in Köln.");
  EXPECT_EQ(snippet.text, "Beratung in Köln.");
  EXPECT_THAT(snippet.highlighted, IsEmpty());
  EXPECT_EQ(Cut("Berlin", "").text, "");
  const Snippet long_text = Cut("Berlin", Repeat("Wort ", 200));
  EXPECT_THAT(long_text.text, StartsWith("Wort Wort"));
  EXPECT_THAT(long_text.text, EndsWith(" …"));
}

TEST(Snippet, IsPlainTextOnOneLine) {
  const Snippet snippet = Cut("Köln", "Erste Zeile\n\nzweite\tZeile  <b>Köln</b>\r\nEnde");
  EXPECT_EQ(snippet.text, "Erste Zeile; zweite Zeile <b>Köln</b> Ende");
  EXPECT_THAT(snippet.highlighted, ElementsAre("Köln"));
}

TEST(Snippet, MarksWhatIsLeftOut) {
  const std::string before = Repeat("vorher ", 100);
  const std::string after = Repeat(" nachher", 100);
  const Snippet middle = Cut("Köln", before + "Köln" + after);
  EXPECT_THAT(middle.text, StartsWith("… vorher"));
  EXPECT_THAT(middle.text, EndsWith("nachher …"));
  EXPECT_THAT(middle.highlighted, ElementsAre("Köln"));
  EXPECT_LE(middle.text.size(), 260U);
  const Snippet begin = Cut("Köln", "Köln" + after);
  EXPECT_THAT(begin.text, StartsWith("Köln nachher"));
  const Snippet end = Cut("Köln", before + "Köln");
  EXPECT_THAT(end.text, EndsWith("vorher Köln"));
}

TEST(Snippet, BeginsWithTheSentenceWhereItIsNear) {
  const Snippet snippet = Cut("Köln", Repeat("Vorher steht anderes. ", 20) +
                                          "Wir beraten in Köln." + Repeat(" Danach auch.", 40));
  EXPECT_THAT(snippet.text, StartsWith("… Wir beraten in Köln. Danach"));
}

TEST(Snippet, ShowsThePassageWithTheMostDifferentWords) {
  const Snippet snippet =
      Cut("Hilfe Köln Frauen", "Köln Köln Köln Köln. " + Repeat("Text ", 100) +
                                   "Hilfe für Frauen in Köln. " + Repeat("Text ", 100));
  EXPECT_THAT(snippet.text, HasSubstr("Hilfe für Frauen in Köln."));
  EXPECT_THAT(snippet.highlighted, ElementsAre("Hilfe", "Frauen", "Köln"));
}

TEST(Snippet, CutsOneEndlessWordAtACodePoint) {
  // Each shift moves the cut to another byte of the two, three or four of a code point.
  for (const char* letter : {"x", "ü", "€", "\xf0\x90\x8d\x88"}) {
    for (int shift = 0; shift < 4; ++shift) {
      const std::string text = std::string(static_cast<size_t>(shift), 'x') + Repeat(letter, 1000);
      const Snippet snippet = Cut("Berlin", text);
      EXPECT_TRUE(IsUtf8(snippet.text)) << letter << shift;
      EXPECT_THAT(snippet.text, EndsWith(" …"));
      EXPECT_GE(snippet.text.size(), 200U);
      EXPECT_LE(snippet.text.size(), 260U);
    }
  }
}

TEST(Snippet, EveryCutOfLongTextsIsWholeCharactersAndWholeWords) {
  for (int shift = 0; shift < 80; ++shift) {
    const std::string text = std::string(static_cast<size_t>(shift), 'x') + " " +
                             Repeat("größere Übungen ", 30) + "Köln " +
                             Repeat("weiße Füße ", 30 + shift);
    const Snippet snippet = Cut("koeln", text);
    EXPECT_TRUE(IsUtf8(snippet.text)) << shift;
    EXPECT_THAT(snippet.highlighted, ElementsAre("Köln")) << shift;
    std::string inner = snippet.text;
    for (const char* mark : {"… ", " …"}) {
      const size_t at = inner.find(mark);
      ASSERT_NE(at, std::string::npos);
      inner.erase(at, std::string(mark).size());
    }
    EXPECT_THAT(" " + text + " ", HasSubstr(" " + inner + " ")) << shift;
  }
}

TEST(Snippet, SeveralBlanksBeforeTheCutLeaveNoDoubleSpace) {
  const Snippet snippet = Cut("Köln", Repeat("Wort\n\n", 60) + "Köln" + Repeat("\n\nWort", 100));
  EXPECT_THAT(snippet.text, Not(HasSubstr("  ")));
  EXPECT_THAT(snippet.highlighted, ElementsAre("Köln"));
}

TEST(Snippet, AcceptsTextThatIsNotUtf8) {
  for (const std::string& text : {std::string(1000, '\xff'), std::string(1000, '\x80'),
                                  Repeat("a\x80 ", 300), std::string(1000, '\0')}) {
    Cut("Köln", text);
  }
}

TEST(Snippet, CountsDifferentWords) {
  const SnippetCutter cutter(GermanAnalyzer(), GermanAnalyzer().QueryWords("Hilfe Frauen Köln"));
  const struct {
    const char* text;
    size_t words;
  } cases[] = {{"", 0},
               {"Berlin", 0},
               {"Köln KOELN koln", 1},
               {"Frau in Köln", 2},
               {"Hilfen für Frauen in Köln", 3}};
  for (const auto& c : cases) EXPECT_EQ(cutter.CountWords(c.text), c.words) << c.text;
}

TEST(Snippet, WithoutWordsNothingIsHighlighted) {
  const Snippet snippet = Cut("", "Beratung in Köln.");
  EXPECT_EQ(snippet.text, "Beratung in Köln.");
  EXPECT_THAT(snippet.highlighted, IsEmpty());
}

}  // namespace
}  // namespace kok::search_core
