#include "service/search/estimated_total.h"

#include <gtest/gtest.h>

#include <vector>

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

PlannedTerm Term(size_t word, size_t words, Xapian::doccount records,
                 v1::MatchKind kind = v1::MATCH_KIND_STEM) {
  return {"", 1.0, {word, words}, kind, "body", "", schema::TermForm::kStem, records};
}

TEST(EstimatedTotal, WordsStandIndependentlyOfEachOther) {
  const v1::MatchKind kPart = v1::MATCH_KIND_COMPOUND;
  const struct {
    const char* what;
    std::vector<PlannedTerm> terms;
    size_t total;
  } cases[] = {
      {"nothing", {}, 0},
      {"one word", {Term(0, 1, 500)}, 500},
      {"a word that all say", {Term(0, 1, 1000)}, 1000},
      {"two words", {Term(0, 1, 500), Term(1, 1, 500)}, 750},
      {"a word and a citation", {Term(0, 1, 500), Term(0, 0, 500)}, 750},
      {"two citations", {Term(0, 0, 500), Term(0, 0, 500)}, 750},
      // 500 at least, 600 if the part were there by chance
      {"a compound and its part", {Term(0, 1, 200), Term(0, 1, 500, kPart)}, 470},
      {"one part that fewer say", {Term(0, 1, 500), Term(0, 1, 200, kPart)}, 500},
  };
  for (const auto& c : cases) EXPECT_EQ(EstimatedTotal(1000, c.terms), c.total) << c.what;
}

}  // namespace
}  // namespace kok::search_core
