#include "indexer/analysis/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>
#include <xapian.h>

#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/built_index.h"
#include "tests/unit/indexer/analysis/made_analyzer.h"
#include "tests/unit/temporary_folder.h"

namespace kok::analysis {
namespace {

using schema::TermForm;
using schema::TextTerm;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Analyzer& TestAnalyzer() {
  static const auto* analyzer =
      new Analyzer(tests::AnalyzerWithStopWords("der\ndie\nfür\ngegen\n"));
  return *analyzer;
}

std::vector<std::string> ExactWords(const std::vector<Token>& tokens) {
  std::vector<std::string> words;
  for (const Token& token : tokens) words.push_back(token.exact);
  return words;
}

// Whether a query of one word finds a text of one word by its folded form. A fold is stored in the
// nearest form from which it does not differ, so it is looked for in each.
bool Finds(const std::string& query, const std::string& text) {
  const std::vector<Token> words = TestAnalyzer().QueryWords(query);
  if (words.size() != 1) return false;
  const std::vector<std::string> terms = TestAnalyzer().IndexTerms('A', text);
  return testing::Matches(Contains(testing::AnyOf(TextTerm('A', TermForm::kFold, words[0].fold),
                                                  TextTerm('A', TermForm::kSpeltOut, words[0].fold),
                                                  TextTerm('A', TermForm::kExact, words[0].fold))))(
      terms);
}

bool IsUtf8(const std::string& text) {
  std::string again;
  icu::UnicodeString::fromUTF8(text).toUTF8String(again);
  return again == text && text.find("\uFFFD") == std::string::npos;
}

// People type what their keyboard has; records hold what was printed.
TEST(AnalyzerTest, EverySpellingOfAnUmlautFindsEveryOther) {
  const std::vector<std::vector<std::string>> groups = {
      {"Köln", "Koeln", "koln", "KÖLN", "Ko\u0308ln", "KO\u0308LN", "KOELN"},
      {"Düsseldorf", "duesseldorf", "Dusseldorf", "DU\u0308SSELDORF"},
      {"Mädchen", "maedchen", "MADCHEN"},
      {"Lützowstraße", "luetzowstrasse", "LÜTZOWSTRASSE", "Lutzowstra\u1E9Ee"},
      {"Zürich", "Zuerich", "zurich"},
      {"Häuser", "haeuser", "hauser"},
  };
  for (const auto& group : groups) {
    for (const std::string& query : group) {
      for (const std::string& text : group)
        EXPECT_TRUE(Finds(query, text)) << query << ", " << text;
    }
  }
}

TEST(AnalyzerTest, WhatWasWrittenStaysToldApart) {
  const std::vector<Token> tokens = TestAnalyzer().Analyze("Köln Koeln");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].fold, tokens[1].fold);
  EXPECT_NE(tokens[0].exact, tokens[1].exact) << "an exact match has to rank first";
}

TEST(AnalyzerTest, TokensPointAtTheTextAsWritten) {
  const std::string text = "Hydra e.V., Ko\u0308ln";
  const std::vector<Token> tokens = TestAnalyzer().Analyze(text);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin), "Hydra");
  EXPECT_EQ(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin), "e.V");
  EXPECT_EQ(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin), "Ko\u0308ln");
}

TEST(AnalyzerTest, GermanEndingsMeetInTheStem) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"Beratungsstelle", "Beratungsstellen"},
      {"Wohnung", "Wohnungen"},
      {"Frauenhaus", "Frauenhauses"},
      {"Opfer", "Opfern"},
  };
  for (const auto& [one, other] : pairs) {
    EXPECT_EQ(TestAnalyzer().Analyze(one)[0].stem, TestAnalyzer().Analyze(other)[0].stem)
        << one << ", " << other;
  }
}

TEST(AnalyzerTest, InvisibleCharactersChangeNothing) {
  for (const std::string& text :
       {std::string("Menschen\u00ADhandel"), std::string("Menschen\u200Bhandel"),
        std::string("\uFEFFMenschenhandel"), std::string("Menschen\u2060handel\u200D")}) {
    const std::vector<Token> tokens = TestAnalyzer().Analyze(text);
    ASSERT_EQ(tokens.size(), 1U) << text;
    EXPECT_EQ(tokens[0].exact, "menschenhandel");
  }
}

TEST(AnalyzerTest, StopWordsAreNotIndexed) {
  const std::vector<std::string> terms =
      TestAnalyzer().IndexTerms('K', "Für die Rechte der Frauen");
  EXPECT_THAT(terms, Contains("KErechte"));
  EXPECT_THAT(terms, Contains("KEfrauen"));
  EXPECT_THAT(terms, Not(Contains(HasSubstr("der"))));
  EXPECT_THAT(terms, Not(Contains("KEfür")));
  EXPECT_THAT(terms, Not(Contains("KFfur")));
  EXPECT_THAT(TestAnalyzer().IndexTerms('K', "die der für"), IsEmpty());
}

TEST(AnalyzerTest, EveryOccurrenceCountsInEachFormOnce) {
  const struct {
    const char* why;
    const char* text;
    std::vector<std::string> terms;
  } cases[] = {
      {"without umlauts all forms but the stem are one",
       "Hilfe Hilfe",
       {"CEhilfe", "CShilf", "CEhilfe", "CShilf"}},
      {"with an umlaut each is another", "Köln", {"CEköln", "CAkoeln", "CFkoln", "CSkoln"}},
      {"spelt out", "Koeln", {"CEkoeln", "CFkoln", "CSkoln"}},
      {"sharp s is spelt out as it is folded", "Straße", {"CEstraße", "CAstrasse", "CSstrass"}},
      {"gender forms share the stem", "Migrant*innen", {"CEmigrantinnen", "CSmigrant"}},
      {"an address is one term, no words", "info@koofra.de", {"XEinfo@koofra.de"}},
      {"so is a domain", "www.koofra.de", {"XDkoofra.de"}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(TestAnalyzer().IndexTerms('C', c.text), testing::UnorderedElementsAreArray(c.terms))
        << c.why;
  }
}

TEST(AnalyzerTest, DictionaryAndGlossaryAddPartsAndConcepts) {
  AnalysisTexts texts;
  texts.compound_words = "handel\tn\nmensch\tn\nopfer\tn\n";
  texts.glossary = "trafficking\tde\tMenschenhandel\ttest\nvictim\tde\tOpfer\ttest\n";
  texts.known_names = "Menschhandel\n";
  const Analyzer analyzer = tests::MadeAnalyzer(texts);
  EXPECT_THAT(analyzer.IndexTerms('K', "Menschenhandel"),
              testing::UnorderedElementsAre("KEmenschenhandel", "KSmenschenhandel", "KPmensch",
                                            "KPhandel", "KCtrafficking"));
  EXPECT_THAT(analyzer.IndexTerms('K', "Opfer"),
              testing::UnorderedElementsAre("KEopfer", "KSopf", "KCvictim"))
      << "no compound";
  EXPECT_THAT(analyzer.IndexTerms('K', "Menschhandel"), Not(Contains("KPhandel")))
      << "a name is not taken apart";
  EXPECT_TRUE(analyzer.IsGermanWord("handel"));
  EXPECT_TRUE(analyzer.IsGermanWord("menschhandel")) << "a known name is no slip";
  EXPECT_FALSE(analyzer.IsGermanWord("hanel"));
}

TEST(AnalyzerTest, ATextThatCannotBeReadIsNamed) {
  const struct {
    const char* name;
    AnalysisTexts texts;
  } cases[] = {
      {"concepts.tsv:1", {"", "one column\n", "", "", "", ""}},
      {"compound_words.txt:2", {"", "", "b\na\n", "", "", ""}},
      {"word_frequencies.tsv:1", {"", "", "", "word\tmany\n", "", ""}},
      {"everyday_words.tsv:1", {"", "", "", "", "", "fr\tcontre\n"}},
  };
  for (const auto& c : cases) {
    const absl::StatusOr<Analyzer> analyzer = Analyzer::Create(c.texts);
    EXPECT_TRUE(absl::IsInvalidArgument(analyzer.status())) << c.name;
    EXPECT_THAT(analyzer.status().message(), HasSubstr(c.name));
  }
}

struct QueryCase {
  const char* why;
  std::string query;
  std::vector<std::string> words;
};

TEST(AnalyzerTest, QueriesKeepWhatMatters) {
  const QueryCase cases[] = {
      {"stop words go", "die Beratung für Frauen", {"beratung", "frauen"}},
      {"nothing but stop words", "die der", {"die", "der"}},
      {"each word once, in order", "Köln berlin KÖLN Berlin", {"köln", "berlin"}},
      {"spellings stay two words", "Köln Koeln", {"köln", "koeln"}},
      {"empty", "", {}},
      {"only signs", "*** --- ???", {}},
      {"operators are words", "a AND NOT b", {"a", "and", "not", "b"}},
      {"legal form", "KOOFRA e.V.", {"koofra", "ev"}},
  };
  for (const QueryCase& c : cases) {
    EXPECT_EQ(ExactWords(TestAnalyzer().QueryWords(c.query)), c.words) << c.why;
  }
}

TEST(AnalyzerTest, NamesAreAskedWithAndWithoutTheirLegalForm) {
  for (const char* name :
       {"KOOFRA e.V.", "Koofra e. V.", "koofra eV", "KOOFRA E.V.", "KOOFRA, e.V.",
        "KOOFRA e.\u00A0V.", "  KOOFRA   e.V.  ", "KOOFRA e.\u202FV."}) {
    EXPECT_EQ(TestAnalyzer().FullNameKey(name), "koofra ev") << name;
    EXPECT_EQ(TestAnalyzer().NameKey(name), "koofra") << name;
  }
  EXPECT_EQ(TestAnalyzer().NameKey("KOOFRA"), "koofra");
  EXPECT_EQ(TestAnalyzer().FullNameKey("KOOFRA"), "koofra");
  EXPECT_EQ(TestAnalyzer().NameKey("e.V."), "") << "the form alone names nobody";
  EXPECT_EQ(TestAnalyzer().NameKey("Eva"), "eva") << "only the whole form goes";
  EXPECT_EQ(TestAnalyzer().NameKey("FIM – Frauenrecht ist Menschenrecht e.V."),
            "fim frauenrecht ist menschenrecht");
  EXPECT_EQ(TestAnalyzer().NameKey("Für die Frauen"), "fur die frauen")
      << "a name keeps its stop words: `Die Frauen` is another one";
}

// A wrong referral begins with a name taken for another.
TEST(AnalyzerTest, SimilarNamesKeepTheirOwnKeys) {
  std::set<std::string> keys;
  for (const char* name : {"KOOFRA", "KOBRA", "KOBRAnet", "KARO", "contra", "FIZ", "FIM"}) {
    EXPECT_TRUE(keys.insert(TestAnalyzer().NameKey(name)).second) << name;
  }
}

// Xapian refuses terms over 245 bytes; a refused term would refuse the record.
TEST(AnalyzerTest, LongWordsAreCutBetweenLettersAndStillMeet) {
  std::string umlauts;
  for (int i = 0; i < 80; ++i) umlauts += "ä";
  std::string marks = "a";
  for (int i = 0; i < 500; ++i) marks += "\u0308";
  const std::string words[] = {
      std::string(101, 'x'), std::string(1 << 20, 'x'), umlauts, "x" + umlauts, marks,
      umlauts + "\u00AD"};
  for (const std::string& word : words) {
    const std::vector<Token> tokens = TestAnalyzer().Analyze(word);
    ASSERT_EQ(tokens.size(), 1U);
    EXPECT_EQ(tokens[0].begin, 0U);
    EXPECT_LE(tokens[0].exact.size(), 100U);
    EXPECT_GE(tokens[0].exact.size(), 1U);
    EXPECT_TRUE(IsUtf8(tokens[0].exact)) << tokens[0].exact;
    EXPECT_TRUE(IsUtf8(tokens[0].fold)) << tokens[0].fold;
    for (const std::string& term : TestAnalyzer().IndexTerms('A', word)) {
      EXPECT_LE(term.size(), 200U);
    }
    EXPECT_TRUE(Finds(word, word)) << "both sides cut alike";
  }
  EXPECT_EQ(TestAnalyzer().Analyze(std::string(100, 'x'))[0].exact, std::string(100, 'x'))
      << "100 bytes are still whole";
}

// User text never raises an error because of what it contains.
TEST(AnalyzerTest, AnyBytesGiveUsableTerms) {
  std::mt19937 random(42);
  Xapian::Document document;
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 256);
    for (const Token& token : TestAnalyzer().Analyze(bytes)) {
      ASSERT_FALSE(token.exact.empty());
      ASSERT_FALSE(token.fold.empty());
      ASSERT_LE(token.end, bytes.size());
    }
    for (const std::string& term : TestAnalyzer().IndexTerms('A', bytes)) {
      ASSERT_LE(term.size(), 245U);
      ASSERT_NO_THROW(document.add_term(term));
    }
    TestAnalyzer().QueryWords(bytes);
    TestAnalyzer().FullNameKey(bytes);
  }
  EXPECT_THAT(TestAnalyzer().Analyze("\u0308 \u0301"), IsEmpty()) << "marks alone are no words";
}

TEST(AnalyzerTest, ShippedStopWordsAreWordsThatTextsCanHold) {
  const std::string list = tests::ReadFile(tests::ShippedData() + "/glossary/stop_words.txt");
  const Analyzer analyzer = tests::AnalyzerWithStopWords(list);
  for (const char* word : {"der", "Für", "WÄHREND", "und"}) {
    EXPECT_TRUE(analyzer.Analyze(word)[0].is_stop_word) << word;
  }
  for (const char* word : {"gegen", "ohne", "nicht", "kein", "bis", "über", "unter", "Frauen"}) {
    EXPECT_FALSE(analyzer.Analyze(word)[0].is_stop_word) << word << " changes what is meant";
  }
}

// A generation is refused by a service with another description: it has to name what matters.
TEST(AnalyzerTest, DescriptionNamesTheLibrariesInOneLine) {
  EXPECT_THAT(Analyzer::Description(), HasSubstr(Xapian::version_string()));
  EXPECT_THAT(Analyzer::Description(), HasSubstr("icu "));
  EXPECT_THAT(Analyzer::Description(), HasSubstr("german"));
  EXPECT_THAT(Analyzer::Description(), Not(HasSubstr("\n")));
}

// One analyzer serves all requests at once. Under ThreadSanitizer this shows a race.
TEST(AnalyzerTest, ThreadsGetTheSameTerms) {
  const std::string text = "Fachberatungsstellen für Mädchen in Köln, Hydra e.V.";
  const std::vector<std::string> expected = TestAnalyzer().IndexTerms('K', text);
  std::vector<std::vector<std::string>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result, &text] {
      for (int i = 0; i < 50; ++i) result = TestAnalyzer().IndexTerms('K', text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : results) EXPECT_EQ(result, expected);
}

}  // namespace
}  // namespace kok::analysis
