#include "indexer/analysis/glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/analysis/word_forms.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::analysis {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

constexpr char kConcepts[] =
    "# concept\tlanguage\tform\tsource\r\n"
    "trafficking\tde\tMenschenhandel\ttest\n"
    "trafficking\tde\tHandel mit Menschen\ttest\n"
    "trafficking\ten\thuman trafficking\ttest\n"
    "trafficking\ttr\tinsan ticareti\ttest\r\n"
    "trafficking\tzh\t人口贩卖\ttest\n"
    "\n"
    "interpreter\tde\tDolmetscherin\ttest\n"
    "interpreter\ten\tinterpreter\ttest\n"
    "interpreter\tru\tпереводчик\ttest\n"
    "shelter\tde\tUnterkunft\ttest\n"
    "shelter\ten\tshelter\ttest\n"
    "shelter\tzh\t庇护所\ttest\n"
    "victim\tde\tOpfer\ttest\n"
    "victim\tsv\topfer\ttest\n";

const Glossary& TestGlossary() {
  static const auto* glossary = [] {
    auto parsed = Glossary::Parse(kConcepts);
    EXPECT_THAT(parsed, IsOk());
    return new Glossary(*std::move(parsed));
  }();
  return *glossary;
}

std::vector<Token> Words(std::string_view text) { return ReadWords(text, StopWords::Parse("")); }

// `concept@first+count`, of words in another language than German with a `*`.
std::vector<std::string> Named(const std::vector<ConceptMatch>& matches) {
  std::vector<std::string> named;
  for (const ConceptMatch& match : matches) {
    named.push_back(match.concept_id + "@" + std::to_string(match.first) + "+" +
                    std::to_string(match.count) + (match.is_german ? "" : "*"));
  }
  return named;
}

struct NamedCase {
  const char* why;
  const char* text;
  std::vector<std::string> in_any;
  std::vector<std::string> in_german;
};

TEST(GlossaryTest, WhatAllWordsNameIsTheFirstMatchOfAll) {
  const struct {
    const char* text;
    const char* concept_id;
  } cases[] = {
      {"", ""},
      {"Menschenhandel", "trafficking"},
      {"Handel mit Menschen", "trafficking"},
      {"der Handel mit Menschen", ""},
      {"human trafficking", "trafficking"},
      {"shelter interpreter", ""},
      {"人口贩卖", "trafficking"},
      {"庇护所人口贩卖", "shelter"},
      {"a b c d e f g h i j", ""},
  };
  for (const auto& [text, concept_id] : cases) {
    const std::vector<Token> words = Words(text);
    EXPECT_EQ(TestGlossary().NamedByAll(words), concept_id) << text;
    std::string first;
    for (const ConceptMatch& match : TestGlossary().FindAny(words)) {
      if (match.count == words.size() && first.empty()) first = match.concept_id;
    }
    EXPECT_EQ(first, concept_id) << text;
  }
}

TEST(GlossaryTest, FindsTheConceptsThatWordsName) {
  const NamedCase cases[] = {
      {"a word", "Menschenhandel", {"trafficking@0+1"}, {"trafficking@0+1"}},
      {"among others",
       "Opfer von Menschenhandel",
       {"victim@0+1", "trafficking@2+1"},
       {"victim@0+1", "trafficking@2+1"}},
      {"capitals and another case", "MENSCHENHANDELS", {"trafficking@0+1"}, {"trafficking@0+1"}},
      {"several words", "der Handel mit Menschen", {"trafficking@1+3"}, {"trafficking@1+3"}},
      {"all gender forms", "Dolmetscher*innen", {"interpreter@0+1"}, {"interpreter@0+1"}},
      {"English", "human trafficking", {"trafficking@0+2*"}, {}},
      {"English plural", "shelters", {"shelter@0+1*"}, {}},
      {"Turkish", "insan ticareti", {"trafficking@0+2*"}, {}},
      {"Russian, another case", "переводчика", {"interpreter@0+1*"}, {}},
      {"Chinese, without spaces", "我要庇护所", {"shelter@0+1*"}, {}},
      {"two in a run of letters", "人口贩卖庇护所", {"trafficking@0+1*", "shelter@0+1*"}, {}},
      {"a word that German shares is German", "opfer", {"victim@0+1"}, {"victim@0+1"}},
      {"half a form", "human", {}, {}},
      {"words in another order", "trafficking human", {}, {}},
      {"nothing", "Zwiebelfisch", {}, {}},
      {"no words", "", {}, {}},
  };
  for (const NamedCase& c : cases) {
    EXPECT_EQ(Named(TestGlossary().FindAny(Words(c.text))), c.in_any) << c.why;
    EXPECT_EQ(Named(TestGlossary().FindGerman(Words(c.text))), c.in_german) << c.why;
  }
}

TEST(GlossaryTest, TheFirstGermanFormStandsForTheConcept) {
  EXPECT_EQ(TestGlossary().GermanForm("trafficking"), "Menschenhandel");
  EXPECT_EQ(TestGlossary().GermanForm("shelter"), "Unterkunft");
  EXPECT_EQ(TestGlossary().GermanForm("no-such-concept"), "");
  EXPECT_EQ(TestGlossary().GermanForm(""), "");
}

TEST(GlossaryTest, WrongLinesAreNamed) {
  const struct {
    const char* why;
    std::string tsv;
    const char* fragment;
  } cases[] = {
      {"too few columns", "trafficking\tde\tMenschenhandel\n", "concepts.tsv:1"},
      {"too many columns", "# x\na\tde\tb\tc\td\n", "concepts.tsv:2"},
      {"no concept", "\tde\tMenschenhandel\ttest\n", "concepts.tsv:1"},
      {"no language", "a\t\tMenschenhandel\ttest\n", "concepts.tsv:1"},
      {"no source", "a\tde\tMenschenhandel\t\n", "concepts.tsv:1"},
      {"no word", "a\tde\t?!\ttest\n", "concepts.tsv:1"},
      {"too many words", "a\tde\tb c d e f g h i j\ttest\n", "concepts.tsv:1"},
      {"one form of two concepts", "a\tde\tOpfer\ttest\nb\tde\topfer\ttest\n", "already names a"},
      {"... in two languages", "a\tde\tOpfer\ttest\nb\tsv\topfer\ttest\n", "concepts.tsv:2"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Glossary::Parse(c.tsv), FailsWith(StatusCode::kInvalidArgument, c.fragment))
        << c.why;
  }
  EXPECT_THAT(Glossary::Parse(""), IsOk());
}

TEST(GlossaryTest, TheShippedOneHasAGermanFormForEveryConcept) {
  const std::string tsv = tests::ReadFile(tests::ShippedData() + "/glossary/concepts.tsv");
  const auto glossary = Glossary::Parse(tsv);
  ASSERT_THAT(glossary, IsOk());
  for (const auto& [text, concept_id] : std::vector<std::pair<const char*, const char*>>{
           {"human trafficking", "trafficking"}, {"торговля людьми", "trafficking"}}) {
    const std::vector<ConceptMatch> matches = glossary->FindAny(Words(text));
    ASSERT_FALSE(matches.empty()) << text;
    EXPECT_THAT(matches, testing::Contains(testing::Field(&ConceptMatch::concept_id, concept_id)));
    for (const ConceptMatch& match : matches) {
      EXPECT_NE(glossary->GermanForm(match.concept_id), "") << match.concept_id;
    }
  }
}

}  // namespace
}  // namespace kok::analysis
