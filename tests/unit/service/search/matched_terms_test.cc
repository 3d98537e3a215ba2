#include "service/search/matched_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <string>
#include <vector>

namespace kok::search_core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PlannedTerm Planned(const std::string& term, double weight, WordRange words,
                    std::string_view field = "description") {
  return {
      term, weight, words, kok::search::v1::MATCH_KIND_EXACT, field, "x", schema::TermForm::kExact};
}

class MatchedTermsTest : public testing::Test {
 protected:
  MatchedTermsTest() {
    for (const auto& terms :
         std::vector<std::vector<std::string>>{{"a", "b", "c"}, {"b"}, {"a", "d"}}) {
      Xapian::Document document;
      for (const std::string& term : terms) document.add_term(term);
      database_.add_document(document);
    }
    plan_.terms = {Planned("c", 1, {0, 1}), Planned("a", 5, {0, 1}, "display_name"),
                   Planned("missing", 9, {2, 1}), Planned("b", 7, {1, 1}),
                   Planned("d", 2, {1, 2}, "short_name")};
  }

  std::vector<std::string> Terms(const std::vector<const PlannedTerm*>& matched) const {
    std::vector<std::string> terms;
    for (const PlannedTerm* term : matched) terms.push_back(term->term);
    return terms;
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  QueryPlan plan_;
};

TEST_F(MatchedTermsTest, AreThoseThatTheDocumentHoldsInTheOrderOfThePlan) {
  EXPECT_THAT(Terms(MatchedTerms(database_, plan_, 1)), ElementsAre("c", "a", "b"));
  EXPECT_THAT(Terms(MatchedTerms(database_, plan_, 2)), ElementsAre("b"));
  EXPECT_THAT(Terms(MatchedTerms(database_, plan_, 3)), ElementsAre("a", "d"));
  EXPECT_THAT(Terms(MatchedTerms(database_, plan_, 4)), IsEmpty());
  EXPECT_THAT(Terms(MatchedTerms(database_, QueryPlan(), 1)), IsEmpty());
}

TEST_F(MatchedTermsTest, TheHeaviestOfEachRangeOfWordsIsTheReason) {
  EXPECT_THAT(Terms(BestTerms(MatchedTerms(database_, plan_, 1))), ElementsAre("b", "a"));
  EXPECT_THAT(Terms(BestTerms(MatchedTerms(database_, plan_, 3))), ElementsAre("a", "d"));
  EXPECT_THAT(BestTerms({}), IsEmpty());
}

TEST_F(MatchedTermsTest, WordsAreMatchedByTheTermsThatStandForThem) {
  EXPECT_THAT(MatchedWords(MatchedTerms(database_, plan_, 1), 3), ElementsAre(true, true, false));
  EXPECT_THAT(MatchedWords(MatchedTerms(database_, plan_, 2), 3), ElementsAre(false, true, false));
  EXPECT_THAT(MatchedWords(MatchedTerms(database_, plan_, 3), 3), ElementsAre(true, true, true));
  EXPECT_THAT(MatchedWords(MatchedTerms(database_, plan_, 3), 2), ElementsAre(true, true))
      << "a range beyond the words is cut";
  EXPECT_THAT(WordsMatchedInNames(MatchedTerms(database_, plan_, 1), 3),
              ElementsAre(true, false, false));
  EXPECT_THAT(WordsMatchedInNames(MatchedTerms(database_, plan_, 3), 3),
              ElementsAre(true, true, true));
}

}  // namespace
}  // namespace kok::search_core
