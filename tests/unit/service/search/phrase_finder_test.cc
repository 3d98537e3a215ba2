#include "service/search/phrase_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/tokenizer.h"
#include "tests/unit/indexer/analysis/made_analyzer.h"

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const analysis::Analyzer& GermanAnalyzer() {
  static const analysis::Analyzer analyzer = tests::AnalyzerWithStopWords("");
  return analyzer;
}

std::vector<Phrase> Phrases(const std::vector<std::string>& texts) {
  std::string query;
  for (const std::string& text : texts) query += "»" + text + "« ";
  return ReadPhrases(GermanAnalyzer(), query).phrases;
}

// Where `text` says the phrase, as written there.
std::vector<std::string> Said(const std::string& phrase, const std::string& text) {
  PhraseFinder finder(Phrases({phrase}));
  std::vector<std::string> said;
  for (const PhraseMatch& match : finder.Find(text, finder.all(), 100)) {
    said.push_back(text.substr(match.begin, match.end - match.begin));
  }
  return said;
}

std::string Repeat(const std::string& text, size_t times) {
  std::string repeated;
  for (size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(PhraseFinder, FindsWordsNextToEachOther) {
  const struct {
    const char* why;
    const char* phrase;
    const char* text;
    std::vector<std::string> said;
  } cases[] = {
      {"as typed",
       "Opfer von Menschenhandel",
       "Hilfe für Opfer von Menschenhandel.",
       {"Opfer von Menschenhandel"}},
      {"another order", "Opfer von Menschenhandel", "Menschenhandel von Opfer", {}},
      {"a word between", "Opfer Menschenhandel", "Opfer von Menschenhandel", {}},
      {"a word is missing", "Opfer von Menschenhandel", "Opfer Menschenhandel", {}},
      {"capitals",
       "opfer VON menschenhandel",
       "Opfer von Menschenhandel",
       {"Opfer von Menschenhandel"}},
      {"another form", "Opfer", "Opfers Opfern Opferschutz", {}},
      {"plural", "Beratungen", "Beratung", {}},
      {"part of a compound", "Handel", "Menschenhandel", {}},
      {"umlauts",
       "Koelner Straße",
       "Kölner Strasse, KÖLNER STRASSE; Kolner Straße",
       {"Kölner Strasse", "KÖLNER STRASSE"}},
      {"an umlaut is not its vowel", "fördern", "Wer fordert, darf fordern.", {}},
      {"... but its two letters", "fördern", "fördern, FOERDERN", {"fördern", "FOERDERN"}},
      {"a vowel is no umlaut", "Tochter", "Töchter, Toechter, Tochter", {"Tochter"}},
      {"a vowel and e is an umlaut", "Hoehe", "hohe, Höhe", {"Höhe"}},
      {"... a decomposed one too", "Höhe", "hohe, Ho\u0308he", {"Ho\u0308he"}},
      {"ue behind another vowel", "neue Quelle", "neue Quelle", {"neue Quelle"}},
      {"an umlaut beside a gender marker", "Ärztinnen", "Arzt*innen, Ärzt*innen", {"Ärzt*innen"}},
      {"ß is ss, not s", "Maße", "Mase, Masse", {"Masse"}},
      {"decomposed umlauts", "Köln", "Ko\u0308ln", {"Ko\u0308ln"}},
      {"other marks", "Cafe Ines", "Café Inés", {"Café Inés"}},
      {"a soft hyphen", "Menschenhandel", "Menschen\u00ADhandel", {"Menschen\u00ADhandel"}},
      {"full-width letters", "Opfer", "Ｏｐｆｅｒ", {"Ｏｐｆｅｒ"}},
      {"gender markers",
       "Migrantinnen beraten",
       "Migrant*innen beraten, MigrantInnen beraten",
       {"Migrant*innen beraten", "MigrantInnen beraten"}},
      {"no other gender", "Migrant", "Migrant*innen", {}},
      {"commas and brackets",
       "Opfer Menschen Handel",
       "Opfer, (Menschen) – Handel",
       {"Opfer, (Menschen) – Handel"}},
      {"a hyphen divides words", "Nicht Regierung", "Nicht-Regierung", {"Nicht-Regierung"}},
      {"... in the phrase too", "Nicht-Regierung", "Nicht Regierung", {"Nicht Regierung"}},
      {"... so they are not one", "Nichtregierung", "Nicht-Regierung", {}},
      {"a line break",
       "Opfer von",
       "Opfer\nvon, Opfer \r\n  von",
       {"Opfer\nvon", "Opfer \r\n  von"}},
      {"an empty line", "Opfer von", "Opfer\n\nvon Opfer\n \t\r\nvon", {}},
      {"two line breaks around a sign", "Opfer von", "Opfer\n–\nvon", {"Opfer\n–\nvon"}},
      {"the end of a sentence",
       "Opfer Menschenhandel",
       "ein Opfer. Menschenhandel ist",
       {"Opfer. Menschenhandel"}},
      {"signs in the phrase",
       "§ 25 Abs. 4a, AufenthG",
       "25 Abs 4a AufenthG",
       {"25 Abs 4a AufenthG"}},
      {"a number in a longer one", "345/18", "1345/18 und 345/181 und 345/18", {"345/18"}},
      {"an abbreviation",
       "agisra e.V.",
       "agisra e. V. und agisra eV",
       {"agisra e. V", "agisra eV"}},
      {"words that repeat", "a a b", "a a a b a b", {"a a b"}},
      {"places that overlap", "a b a", "a b a b a", {"a b a", "a b a"}},
      {"another script",
       "торговля людьми",
       "Торговля людьми и работорговля людьми",
       {"Торговля людьми"}},
      {"a mark alone is no word", "Opfer von", "Opfer \u0308 von", {"Opfer \u0308 von"}},
      {"nothing", "Opfer", "", {}},
      {"bad bytes", "Opfer von", "\xff Opfer \xfe von \xE2\x80", {"Opfer \xfe von"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Said(c.phrase, c.text), c.said) << c.why;
}

TEST(PhraseFinder, ToleratesSoManyBytesBetweenWords) {
  const std::string at(PhraseFinder::kMostBetween, '.');
  EXPECT_THAT(Said("Opfer von", "Opfer" + at + "von"), ElementsAre("Opfer" + at + "von"));
  EXPECT_THAT(Said("Opfer von", "Opfer" + at + ".von"), IsEmpty());
}

TEST(PhraseFinder, FindsTheLongestPhrase) {
  std::string phrase;
  for (size_t i = 0; i < kMaxPhraseWords; ++i) phrase += "w" + std::to_string(i) + " ";
  phrase.pop_back();
  EXPECT_THAT(Said(phrase, "w0 " + phrase + " w1"), ElementsAre(phrase));
  EXPECT_THAT(Said(phrase, phrase.substr(0, phrase.size() - 1)), IsEmpty());
  const std::string same = Repeat("wort ", kMaxPhraseWords);
  EXPECT_EQ(Said(same, same + "wort").size(), 2U);
}

TEST(PhraseFinder, TellsPhrasesApart) {
  PhraseFinder finder(Phrases({"Opfer von", "von Menschenhandel", "fehlt"}));
  EXPECT_EQ(finder.all(), 7U);
  const std::string text = "die Opfer von Menschenhandel, Opfer von";
  const std::vector<PhraseMatch> first = finder.Find(text, finder.all(), 1);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].phrase, 0U);
  EXPECT_EQ(first[0].begin, 4U);
  EXPECT_EQ(first[0].ordinal, 1U);
  EXPECT_EQ(first[1].phrase, 1U);
  EXPECT_EQ(first[1].ordinal, 2U);
  EXPECT_EQ(finder.Find(text, 1, 9).size(), 2U);
  EXPECT_EQ(finder.Find(text, 2, 9).size(), 1U);
  EXPECT_THAT(finder.Find(text, 4, 9), IsEmpty());
  EXPECT_THAT(finder.Find(text, 0, 9), IsEmpty());
}

TEST(PhraseFinder, CountsWordsThatItTakesApart) {
  PhraseFinder finder(Phrases({"Opfer"}));
  finder.Find("Opfer und Täter", 1, 9);
  EXPECT_EQ(finder.taken_apart(), 0U);
  finder.Find("Migrant*innen торговля Migrant*innen", 1, 9);
  EXPECT_EQ(finder.taken_apart(), 1U) << "once; of another script it cannot be";
}

// Against a search that does nothing clever.
TEST(PhraseFinder, FindsWhatAPlainSearchFinds) {
  const char* const pieces[] = {"a", "ä", "ae", "b",  "ß",  "ss", "Migrant*in", "é",
                                " ", " ", "-",  "\n", "\n", "1",  ",",          "ж"};
  std::mt19937 random(11);
  const auto make = [&](size_t most) {
    std::string text;
    for (size_t i = random() % most; i > 0; --i) text += pieces[random() % std::size(pieces)];
    return text;
  };
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = make(40);
    const std::vector<Phrase> phrases = Phrases({make(6)});
    if (phrases.empty()) continue;
    const std::vector<analysis::Token> words = GermanAnalyzer().Analyze(text);
    const std::vector<analysis::Token>& asked = phrases.front().words;
    std::vector<std::pair<size_t, size_t>> plain;
    for (size_t i = 0; i + asked.size() <= words.size(); ++i) {
      bool says = true;
      for (size_t j = 0; says && j < asked.size(); ++j) {
        says = words[i + j].spelt_out == asked[j].spelt_out;
        if (!says || j == 0) continue;
        const std::string between =
            text.substr(words[i + j - 1].end, words[i + j].begin - words[i + j - 1].end);
        size_t line = between.find('\n');
        for (; line != std::string::npos; line = between.find('\n', line + 1)) {
          const size_t next = between.find_first_not_of(" ", line + 1);
          says = says && (next == std::string::npos || between[next] != '\n');
        }
      }
      if (says) plain.emplace_back(words[i].begin, words[i + asked.size() - 1].end);
    }
    std::vector<std::pair<size_t, size_t>> clever;
    PhraseFinder finder(phrases);
    for (const PhraseMatch& match : finder.Find(text, 1, 100)) {
      clever.emplace_back(match.begin, match.end);
    }
    EXPECT_EQ(clever, plain) << "«" << phrases.front().text << "» in «" << text << "»";
    found += plain.empty() ? 0 : 1;
  }
  EXPECT_GT(found, 1000);
}

}  // namespace
}  // namespace kok::search_core
