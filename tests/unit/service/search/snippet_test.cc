#include "service/search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <optional>
#include <string>
#include <vector>

#include "service/search/reference_evidence.h"
#include "tests/unit/indexer/analysis/made_analyzer.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
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

// The query as its stems and the compounds that hold them.
UnderstoodQuery Understand(const analysis::Analyzer& analyzer, const std::string& query) {
  UnderstoodQuery understood;
  understood.tokens = analyzer.QueryWords(query);
  for (size_t i = 0; i < understood.tokens.size(); ++i) {
    const std::string& stem = understood.tokens[i].stem;
    understood.units.push_back({{i, 1},
                                {{schema::TermForm::kStem, stem, 0.85, v1::MATCH_KIND_STEM},
                                 {schema::TermForm::kPart, stem, 0.35, v1::MATCH_KIND_COMPOUND}},
                                {}});
  }
  return understood;
}

Snippet CutBest(const UnderstoodQuery& understood, const std::vector<std::string_view>& texts,
                const analysis::Analyzer& analyzer = GermanAnalyzer(),
                const std::vector<double>& rarity = {}) {
  SnippetCutter cutter(analyzer, understood, rarity);
  v1::SearchResult result;
  cutter.AppendSnippet(texts, result);
  Snippet snippet;
  for (const auto& segment : result.snippet()) {
    EXPECT_FALSE(segment.text().empty());
    snippet.text += segment.text();
    if (segment.highlighted()) snippet.highlighted.push_back(segment.text());
  }
  return snippet;
}

Snippet Cut(const std::string& query, const std::string& text) {
  return CutBest(Understand(GermanAnalyzer(), query), {text});
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

// A phrase, and words beside it.
Snippet CutPhrase(const std::string& phrase, const std::string& words, const std::string& text) {
  UnderstoodQuery understood = Understand(GermanAnalyzer(), "»" + phrase + "« " + words);
  understood.phrases = ReadPhrases(GermanAnalyzer(), "»" + phrase + "«").phrases;
  return CutBest(understood, {text});
}

TEST(Snippet, ShowsAPhraseBeforeItsWords) {
  const std::string between = Repeat("Ein Satz, der nichts sagt. ", 40);
  const Snippet snippet =
      CutPhrase("Wohl des Kindes", "Gericht",
                "Das Wohl des Gerichts und des Kindes, das Kindes Wohl, Gericht. " + between +
                    "Es geht um das Wohl\ndes Kindes. " + between);
  EXPECT_THAT(snippet.text, HasSubstr("Es geht um das Wohl des Kindes."));
  EXPECT_THAT(snippet.highlighted, ElementsAre("Wohl des Kindes"));
}

TEST(Snippet, ThePhraseIsShownWholeAndItsWordsNowhereElse) {
  const Snippet snippet =
      CutPhrase("Wohl des Kindes", "Gericht", "Gericht: das Wohl – des Kindes. Des Kindes Wohl.");
  EXPECT_THAT(snippet.highlighted, ElementsAre("Gericht", "Wohl – des Kindes"));
}

TEST(Snippet, OfAPhraseThatNoPassageHoldsAsMuchAsFits) {
  std::string phrase;
  for (int i = 0; i < 30; ++i) phrase += "Langeswort" + std::to_string(i) + " ";
  phrase.pop_back();
  const Snippet snippet = CutPhrase(phrase, "", "Davor. " + phrase + " danach.");
  ASSERT_EQ(snippet.highlighted.size(), 1U);
  EXPECT_THAT(snippet.highlighted.front(), StartsWith("Langeswort0 Langeswort1"));
  EXPECT_THAT(snippet.text, EndsWith("…"));
  EXPECT_LT(snippet.text.size(), 300U);
}

TEST(Snippet, AKnownPlaceIsReadHoweverMuchWasReadBefore) {
  UnderstoodQuery understood;
  understood.phrases = ReadPhrases(GermanAnalyzer(), "»Wohl des Kindes«").phrases;
  SnippetCutter cutter(GermanAnalyzer(), understood, {});
  std::string text = Repeat("Ein Satz, der nichts sagt. ", 40000);
  const size_t place = text.size();
  text += "Das Wohl des Kindes. " + Repeat("Ein Satz, der nichts sagt. ", 1000);
  for (const bool is_known : {false, false, false, false, true, false}) {
    v1::SearchResult result;
    std::optional<KnownPlace> known;
    if (is_known) known = KnownPlace{1, place + 4};
    const std::vector<std::string_view> texts = {"Kurz.", text};
    cutter.AppendSnippet(texts, result, known);
    std::string shown;
    for (const auto& segment : result.snippet()) shown += segment.text();
    if (is_known) {
      EXPECT_THAT(shown, HasSubstr("Das Wohl des Kindes."));
    }
  }
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
  EXPECT_EQ(snippet.text, "Erste Zeile zweite Zeile <b>Köln</b> Ende");
  EXPECT_THAT(snippet.highlighted, ElementsAre("Köln"));
}

TEST(Snippet, AddsNoSignToTheWordingOfALaw) {
  EXPECT_EQ(Cut("Gericht", "Wer\n\n1. es sagt oder\n\n2. bei dem Gericht\n\nist").text,
            "Wer 1. es sagt oder 2. bei dem Gericht ist");
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

TEST(Snippet, IsOfTheTextWhosePassageSaysMost) {
  const UnderstoodQuery understood = Understand(GermanAnalyzer(), "Hilfe Frauen Köln");
  const struct {
    std::vector<std::string_view> texts;
    const char* shown;
  } cases[] = {
      {{"Nichts davon.", "Hilfe."}, "Hilfe."},
      {{"Hilfe.", "Frauen in Köln.", "Hilfe für Frauen in KOELN."}, "Hilfe für Frauen in KOELN."},
      {{"Hilfen.", "Hilfe."}, "Hilfen."},  // as good: the first
      {{"Köln Köln Köln", "Frau in Köln"}, "Frau in Köln"},
      {{"", "Nichts.", "Auch nichts."}, "Nichts."},
      {{"", ""}, ""},
  };
  for (const auto& c : cases) EXPECT_EQ(CutBest(understood, c.texts).text, c.shown) << c.shown;
}

TEST(Snippet, ARareWordCountsMoreThanFrequentOnes) {
  const UnderstoodQuery understood = Understand(GermanAnalyzer(), "Recht Gesetz Prostitution");
  const std::string text = "Das Gesetz gibt ein Recht. " + Repeat("Text ", 100) +
                           "Die Prostitution. " + Repeat("Text ", 100);
  EXPECT_THAT(CutBest(understood, {text}).text, HasSubstr("Das Gesetz gibt ein Recht."));
  EXPECT_THAT(CutBest(understood, {text}, GermanAnalyzer(), {0.5, 0.5, 7.0}).text,
              HasSubstr("Die Prostitution."));
}

TEST(Snippet, WordsInTheOrderOfTheQueryAndNearEachOtherComeFirst) {
  const std::string filler = Repeat("Text ", 60);
  const Snippet phrase = Cut("vorläufige Unterkunft", "Unterkunft ist vorläufig. " + filler +
                                                          "Eine vorläufige Unterkunft. " + filler);
  EXPECT_THAT(phrase.text, HasSubstr("Eine vorläufige Unterkunft."));
  const Snippet near =
      Cut("Unterkunft Antrag", "Unterkunft mit einem langen Satz und dann endlich ein Antrag. " +
                                   filler + "Unterkunft auf Antrag. " + filler);
  EXPECT_THAT(near.text, HasSubstr("Unterkunft auf Antrag."));
}

TEST(Snippet, EndsWithASentenceWhereOneEndsLateEnough) {
  const Snippet snippet =
      Cut("Köln", "Wir beraten in Köln. " + Repeat("Hier steht noch etwas anderes. ", 20));
  EXPECT_THAT(snippet.text, EndsWith("anderes. …"));
  EXPECT_THAT(snippet.text, StartsWith("Wir beraten in Köln."));
}

TEST(Snippet, AbbreviationsBeginNoSentence) {
  const std::string filler = Repeat("und so weiter ", 30);
  const Snippet snippet =
      Cut("Aufenthaltserlaubnis", filler +
                                      "endet. Nach § 25 Abs. 4a Satz 3 wird z. B. Opfern am 3. Mai "
                                      "die Aufenthaltserlaubnis erteilt, " +
                                      filler);
  EXPECT_THAT(snippet.text, StartsWith("… Nach § 25 Abs. 4a Satz 3 wird z. B. Opfern am 3. Mai"));
}

TEST(Snippet, BeginsWithAClauseWhereTheSentenceIsLong) {
  const std::string filler = Repeat("sehr viele Worte ", 30);
  const Snippet snippet = Cut("Köln", "Es sind " + filler + ", die in Köln beraten, " + filler);
  EXPECT_THAT(snippet.text, StartsWith("… die in Köln beraten"));
}

TEST(Snippet, IsFoundFarBehindInALongText) {
  const std::string filler = Repeat("Nichts davon steht hier. ", 36000);  // 900,000 bytes
  const Snippet snippet = Cut("Organentnahme", filler + "Erzwungene Organentnahme. " + filler);
  EXPECT_THAT(snippet.highlighted, ElementsAre("Organentnahme"));
  EXPECT_THAT(snippet.text, HasSubstr("Erzwungene Organentnahme."));
}

TEST(Snippet, TextsBeyondTheMeasureOfARequestShowWhatStandsInFront) {
  const std::string filler = Repeat("Nichts davon steht hier. ", 36000);
  const UnderstoodQuery understood = Understand(GermanAnalyzer(), "Organentnahme");
  SnippetCutter cutter(GermanAnalyzer(), understood, {});
  const std::string deep = filler + "Organentnahme.";
  size_t found = 0;
  for (int i = 0; i < 8; ++i) {
    v1::SearchResult result;
    cutter.AppendSnippet({deep}, result);
    found += static_cast<size_t>(
        std::count_if(result.snippet().begin(), result.snippet().end(),
                      [](const v1::SnippetSegment& segment) { return segment.highlighted(); }));
  }
  EXPECT_EQ(found, SnippetCutter::kMostBytes / deep.size());
  v1::SearchResult result;
  cutter.AppendSnippet({"Organentnahme. " + filler}, result);
  EXPECT_TRUE(result.snippet(0).highlighted());
}

// A statute does not cite itself: where the paragraph asked for begins is known from elsewhere.
TEST(Snippet, ShowsACitationThatTheTextWritesOtherwise) {
  const std::string text = "(1) Zuerst. " + Repeat("Etwas anderes. ", 60) +
                           "\n\n(4a) Eigens davon.\n\n(5) " + Repeat("Noch etwas. ", 60);
  UnderstoodQuery understood;
  AddReferenceEvidence("§ 25 Abs. 4a AufenthG", understood);
  SnippetCutter cutter(GermanAnalyzer(), understood, {});
  v1::SearchResult result;
  const size_t begin = text.find("(4a)");
  cutter.AppendSnippet({"", text}, result, KnownPlace{1, begin, begin + 4});
  std::vector<std::string> highlighted;
  std::string shown;
  for (const auto& segment : result.snippet()) {
    shown += segment.text();
    if (segment.highlighted()) highlighted.push_back(segment.text());
  }
  EXPECT_THAT(highlighted, ElementsAre("(4a)"));
  EXPECT_THAT(shown, HasSubstr("(4a) Eigens davon."));
}

TEST(Snippet, WithoutWordsNothingIsHighlighted) {
  const Snippet snippet = Cut("", "Beratung in Köln.");
  EXPECT_EQ(snippet.text, "Beratung in Köln.");
  EXPECT_THAT(snippet.highlighted, IsEmpty());
}

}  // namespace
}  // namespace kok::search_core
