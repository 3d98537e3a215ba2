#include "indexer/analysis/content_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "indexer/build/parallel.h"
#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::analysis {
namespace {

using testing::Contains;
using testing::DoubleNear;
using testing::Key;
using testing::Not;
using testing::Pair;

using Frequencies = std::map<std::string, double>;

Frequencies Take(ContentTerms& terms) {
  Frequencies taken;
  std::string last;
  terms.Take([&](const std::string& term, double frequency) {
    EXPECT_LT(last, term) << "in the order of bytes, each once";
    last = term;
    taken.emplace(term, frequency);
  });
  return taken;
}

Frequencies TermsOf(const WordTable& table, const std::string& text, double weight = 1.0) {
  ContentTerms terms(table);
  terms.Add(text, weight);
  return Take(terms);
}

constexpr const char* kTexts[] = {
    "",
    "Die Beratungsstelle berät Betroffene von Menschenhandel in Köln.",
    "Koordinierungs- und Beratungsstelle, Migrant*innen und Migrantinnen",
    "Nach § 25 Abs. 4a AufenthG; info@example.org, www.example.org, 0221 – 13 90 392",
    "Überführung der Überführung: Straße, STRASSE, strasse",
    "\xff\xfe kein UTF-8 \x01 \xc3",
    "Wort Wort Wort und und und 42 42 1234567",
};

// A word that many texts share is read once: the terms must not depend on which words those are.
TEST(ContentTermsTest, AreTheSameWhicheverWordsTheTableHolds) {
  const Analyzer& analyzer = tests::ShippedAnalyzer();
  std::vector<std::string> written;
  for (const std::string text : kTexts) {
    for (const Span& span : SplitWords(text)) {
      written.push_back(text.substr(span.begin, span.end - span.begin));
    }
  }
  std::sort(written.begin(), written.end());
  written.erase(std::unique(written.begin(), written.end()), written.end());
  std::vector<std::string> some;
  for (size_t i = 0; i < written.size(); i += 2) some.push_back(written[i]);
  const WordTable none(analyzer, {}, build::ParallelFor);
  const WordTable half(analyzer, some, build::ParallelFor);
  const WordTable all(analyzer, written, build::ParallelFor);
  for (const std::string text : kTexts) {
    const Frequencies expected = TermsOf(none, text, 2.0);
    EXPECT_EQ(TermsOf(half, text, 2.0), expected) << text;
    EXPECT_EQ(TermsOf(all, text, 2.0), expected) << text;
  }
}

TEST(ContentTermsTest, AWordIsItsStemAndThePartsOfACompoundCountLess) {
  const WordTable table(tests::ShippedAnalyzer(), {}, build::ParallelFor);
  const Frequencies terms = TermsOf(table, "Beratungsstelle und Beratungsstellen", 2.0);
  EXPECT_THAT(terms, Contains(Pair("CSberatungsstell", 4.0)));
  EXPECT_THAT(terms, Contains(Pair("CSberat", DoubleNear(4.0 * kPartShare, 1e-9))));
  EXPECT_THAT(terms, Not(Contains(Key("CSund")))) << "a stop word";
  EXPECT_THAT(TermsOf(table, "Koordinierungs- und Beratungsstelle"),
              Contains(Key("CSkoordinierungsstell")));
}

TEST(ContentTermsTest, CitationsAddressesAndConceptsAreTerms) {
  const WordTable table(tests::ShippedAnalyzer(), {}, build::ParallelFor);
  const Frequencies terms = TermsOf(table, kTexts[3]);
  for (const char* term : {"XLaufenthg 25 4a", "XLaufenthg 25", "XEinfo@example.org"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
  EXPECT_THAT(terms, Not(Contains(Key("CSexampl")))) << "words of an address are none";
  EXPECT_THAT(TermsOf(table, "Opfer von Menschenhandel"), Contains(Key("CCaffected-people")));
}

TEST(ContentTermsTest, CountsWordsAndBeginsANewTextWhenTaken) {
  const WordTable table(tests::ShippedAnalyzer(), {}, build::ParallelFor);
  ContentTerms terms(table);
  terms.Add("Ein Titel", 5.0);
  terms.Add("Der Text, Telefon 0221 – 13 90 392", 1.0);
  EXPECT_EQ(terms.words(), 2 * 5.0 + 7);
  EXPECT_EQ(terms.phones(), std::vector<std::string>{"0221 – 13 90 392"});
  EXPECT_FALSE(Take(terms).empty());
  EXPECT_EQ(terms.words(), 0);
  EXPECT_TRUE(terms.phones().empty());
  EXPECT_TRUE(Take(terms).empty());
}

// What follows of a text are Analyzer's words; titles are known by them.
TEST(ContentTermsTest, WordsOfATextAreThoseOfTheAnalyzer) {
  const Analyzer& analyzer = tests::ShippedAnalyzer();
  const WordTable table(analyzer, {"Köln"}, build::ParallelFor);
  ContentTerms terms(table);
  for (const std::string text : kTexts) {
    const std::vector<Token> expected = analyzer.Analyze(text);
    const std::vector<Token> words = terms.WordsOf(text);
    ASSERT_EQ(words.size(), expected.size()) << text;
    for (size_t i = 0; i < words.size(); ++i) {
      EXPECT_EQ(words[i].exact, expected[i].exact);
      EXPECT_EQ(words[i].stem, expected[i].stem);
      EXPECT_EQ(words[i].is_stop_word, expected[i].is_stop_word);
    }
  }
}

// A corpus may hold megabytes without a space; they must not stay for the texts behind.
TEST(ContentTermsTest, OnlyWordsOfAUsualLengthAreKept) {
  const WordTable table(tests::ShippedAnalyzer(), {}, build::ParallelFor);
  ContentTerms terms(table);
  const std::string longest(64, 'q');
  terms.Add(longest, 1);
  EXPECT_EQ(terms.kept_bytes(), longest.size());
  std::string text;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    text += std::string(65, letter) + " " + std::string(100000, letter) + " ";
  }
  const Frequencies alone = TermsOf(table, text);
  terms.Take([](const std::string&, double) {});
  terms.Add(text, 1);
  EXPECT_EQ(terms.WordsOf(text).size(), 52U);
  EXPECT_EQ(terms.kept_bytes(), longest.size());
  Frequencies again;
  terms.Take([&](const std::string& term, double frequency) { again[term] = frequency; });
  EXPECT_EQ(again, alone) << "they are terms all the same";
}

}  // namespace
}  // namespace kok::analysis
