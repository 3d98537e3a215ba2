#include "service/search/quoted_phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/unit/indexer/analysis/made_analyzer.h"

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

std::vector<std::string> Quoted(const std::string& query) {
  std::vector<std::string> quoted;
  for (const QuotedText& text : FindQuoted(query)) {
    quoted.push_back(query.substr(text.begin, text.end - text.begin));
  }
  return quoted;
}

// The phrases of a query, each as its folded words.
std::vector<std::string> Phrases(const std::string& query) {
  static const analysis::Analyzer analyzer = tests::AnalyzerWithStopWords("von\n");
  std::vector<std::string> phrases;
  for (const Phrase& phrase : ReadPhrases(analyzer, query).phrases) {
    std::string& words = phrases.emplace_back();
    for (const analysis::Token& word : phrase.words) {
      words += (words.empty() ? "" : " ") + word.fold;
      EXPECT_LE(word.end, phrase.text.size());
    }
  }
  return phrases;
}

std::string Repeat(const std::string& text, size_t times) {
  std::string repeated;
  for (size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(QuotedPhrases, AreReadInEveryFormThatPeopleType) {
  const struct {
    const char* why;
    const char* query;
    std::vector<std::string> quoted;
  } cases[] = {
      {"straight", R"("Opfer von Menschenhandel")", {"Opfer von Menschenhandel"}},
      {"German", "„Opfer von Menschenhandel“", {"Opfer von Menschenhandel"}},
      {"German, closed as in Polish or Romanian", "„Opfer”", {"Opfer"}},
      {"German, closed with the key that is there", "„Opfer\"", {"Opfer"}},
      {"English", "“Opfer von Menschenhandel”", {"Opfer von Menschenhandel"}},
      {"the same mark twice", "“Opfer“ ”Täter”", {"Opfer", "Täter"}},
      {"half corrected by a word processor", "\"Opfer” “Täter\"", {"Opfer", "Täter"}},
      {"full-width", "＂Opfer＂", {"Opfer"}},
      {"German guillemets", "»Opfer von Menschenhandel«", {"Opfer von Menschenhandel"}},
      {"French guillemets", "«Opfer von Menschenhandel»", {"Opfer von Menschenhandel"}},
      {"French ones with their blanks", "« Opfer »", {" Opfer "}},
      {"single guillemets", "›Opfer‹ ‹Täter›", {"Opfer", "Täter"}},
      {"single German", "‚Opfer von Menschenhandel‘", {"Opfer von Menschenhandel"}},
      {"beside other words", "Hilfe „Opfer“ in Köln", {"Opfer"}},
      {"several", R"("Opfer" "von Menschenhandel" Köln)", {"Opfer", "von Menschenhandel"}},
      {"next to each other", R"("Opfer""Täter")", {"Opfer", "Täter"}},
      {"in brackets, before a comma", R"(("Opfer"), »Täter«.)", {"Opfer", "Täter"}},
      {"line breaks", "\"Opfer\nvon\"", {"Opfer\nvon"}},
      {"nothing in them", R"("" „“ »«)", {"", "", ""}},
      {"blanks at the ends", R"(" Opfer ")", {" Opfer "}},
      {"a pair within a pair", "„er sagte „nein“ dazu“", {"er sagte „nein“ dazu"}},
      {"... of other marks", "„er sagte ‚nein‘ dazu“", {"er sagte ‚nein‘ dazu"}},
      {"... of straight ones", "„er sagte \"nein\" dazu“", {"er sagte \"nein\" dazu"}},
      {"... of guillemets", "\"er sagte »nein« dazu\"", {"er sagte »nein« dazu"}},
      {"... in guillemets", "»er sagte \"nein\" dazu«", {"er sagte \"nein\" dazu"}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Quoted(c.query), ElementsAreArray(c.quoted)) << c.why << ": " << c.query;
  }
}

TEST(QuotedPhrases, AMarkWithoutItsOtherHalfIsASignLikeAnyOther) {
  const struct {
    const char* why;
    const char* query;
    std::vector<std::string> quoted;
  } cases[] = {
      {"none", "Opfer von Menschenhandel", {}},
      {"empty", "", {}},
      {"one", "\"Opfer von", {}},
      {"one at the end", "Opfer von\"", {}},
      {"German one", "„Opfer von", {}},
      {"only closing", "Opfer von“", {}},
      {"inches", "19\" Monitor und 21\" Monitor", {}},
      {"inches, then a phrase", "19\" \"Monitor\"", {"Monitor"}},
      {"apostrophes", "Geht's um Ines' Rat, ‚s ist ihr’s", {}},
      {"English single ones", "‘Opfer’", {}},
      {"a comma that looks like one", "Köln‚ Bonn‘ Berlin", {}},
      {"a single mark that closes within a word", "‚Opfer‘s", {}},
      {"an apostrophe within single marks", "‚Geht’s noch‘", {"Geht’s noch"}},
      {"the first is lost", "„Opfer von „Menschenhandel“", {"Menschenhandel"}},
      {"the first is lost, straight", "\"Opfer von \"Menschenhandel\"", {"Menschenhandel"}},
      {"the last is lost", R"("Opfer" von "Menschenhandel)", {"Opfer"}},
      {"guillemets of one sort", "»Opfer» «Täter«", {"Opfer» "}},
      {"marks of different families", "»Opfer“ ›Täter«", {"Opfer“ ›Täter"}},
      {"bytes that only begin like marks", "\xE2\x80 \xC2 \xEF\xBC Opfer", {}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Quoted(c.query), ElementsAreArray(c.quoted)) << c.why << ": " << c.query;
  }
}

TEST(QuotedPhrases, AreTheirFoldedWordsStopWordsIncluded) {
  EXPECT_THAT(Phrases(R"("Opfer von Menschenhandel" Köln)"),
              ElementsAre("opfer von menschenhandel"));
  EXPECT_THAT(Phrases("„§ 25 Abs. 4a“ »Straße« \"Migrant*innen\""),
              ElementsAre("25 abs 4a", "strasse", "migrantinnen"));
  EXPECT_THAT(Phrases(R"("von")"), ElementsAre("von"));
  EXPECT_THAT(Phrases(R"("" "?!" "  " »–«)"), IsEmpty());
  EXPECT_THAT(Phrases(R"("Köln" „koeln“ »KÖLN« "Kölner")"), ElementsAre("koln", "kolner"))
      << "each once";
}

TEST(QuotedPhrases, OfMoreThanAreReadTheFirstAreTaken) {
  static const analysis::Analyzer analyzer = tests::AnalyzerWithStopWords("");
  std::string query;
  for (size_t i = 0; i < kMaxPhrases; ++i) query += "\"wort" + std::to_string(i) + "\" ";
  QuotedPhrases read = ReadPhrases(analyzer, query);
  EXPECT_EQ(read.phrases.size(), kMaxPhrases);
  EXPECT_FALSE(read.is_shortened);
  EXPECT_FALSE(ReadPhrases(analyzer, query + "\"wort0\" \"\"").is_shortened) << "one of them again";
  read = ReadPhrases(analyzer, query + "\"mehr\"");
  EXPECT_EQ(read.phrases.size(), kMaxPhrases);
  EXPECT_EQ(read.phrases.front().text, "wort0");
  EXPECT_TRUE(read.is_shortened);

  read = ReadPhrases(analyzer, "\"" + Repeat("wort ", kMaxPhraseWords) + "\"");
  EXPECT_EQ(read.phrases.front().words.size(), kMaxPhraseWords);
  EXPECT_FALSE(read.is_shortened);
  read = ReadPhrases(analyzer, "\"" + Repeat("wort ", kMaxPhraseWords) + "ende\"");
  EXPECT_EQ(read.phrases.front().words.size(), kMaxPhraseWords);
  EXPECT_EQ(read.phrases.front().words.back().fold, "wort");
  EXPECT_EQ(read.phrases.front().text.size(), kMaxPhraseWords * 5 - 1);
  EXPECT_TRUE(read.is_shortened);

  std::string marks = Repeat("»", kMaxQuoteMarks - 2);
  EXPECT_EQ(Quoted(marks + "\"Opfer\"").size(), 1U);
  EXPECT_THAT(Quoted(marks + "»\"Opfer\""), IsEmpty());
}

TEST(QuotedPhrases, AnyBytesAreAccepted) {
  const char* const pieces[] = {"\"", "„", "“",    "”", "»",    "«",    "›",    "‹",  "‚", "‘",
                                "’",  "'", "wort", " ", "\xE2", "\x80", "\xC2", "\n", "1"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string query;
    for (size_t i = random() % 30; i > 0; --i) query += pieces[random() % std::size(pieces)];
    size_t end = 0;
    for (const QuotedText& text : FindQuoted(query)) {
      EXPECT_LT(end, text.begin + (end == 0 ? 1 : 0)) << query;
      EXPECT_LE(text.begin, text.end) << query;
      EXPECT_LT(text.end, query.size()) << query;
      end = text.end;
    }
  }
}

}  // namespace
}  // namespace kok::search_core
