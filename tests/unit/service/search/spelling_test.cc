#include "service/search/spelling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(SpellingTest, LongerWordsMayBeWrongByMore) {
  const struct {
    const char* word;
    int edits;
  } cases[] = {{"", 0},
               {"fim", 0},
               {"karo", 1},
               {"agisra", 1},
               {"hamburg", 1},
               {"nadescha", 2},
               {"mitternachtsmission", 2}};
  for (const auto& c : cases) EXPECT_EQ(AllowedEdits(c.word), c.edits) << c.word;
}

std::vector<std::string> Nearest(const index::Lexicon& lexicon, std::string_view folded) {
  std::vector<std::string> words;
  for (const index::LexiconWord* word : NearestWords(lexicon, folded)) words.push_back(word->fold);
  return words;
}

struct SlipCase {
  const char* why;
  const char* typed;
  const char* meant;
};

TEST(SpellingTest, TheNearestWordIsTheOneThatWasMeant) {
  const SlipCase cases[] = {
      {"a letter left out", "agira", "agisra"},
      {"a letter too many", "agissra", "agisra"},
      {"another letter", "agizra", "agisra"},
      {"neighbours exchanged", "agirsa", "agisra"},
      {"two slips in a long word", "miternachtsmision", "mitternachtsmission"},
      {"sounds the same, one slip more", "nadeschta", "nadeschda"},
      {"a town", "dortmuhd", "dortmund"},
      {"another first letter", "bamburg", "hamburg"},
  };
  for (const SlipCase& c : cases) {
    const std::vector<std::string> nearest = Nearest(tests::ShippedSnapshot().lexicon(), c.typed);
    ASSERT_THAT(nearest, Not(IsEmpty())) << c.why;
    EXPECT_EQ(nearest[0], c.meant) << c.why;
  }
}

TEST(SpellingTest, WhatIsTooFarOrSaysTooLittleHasNone) {
  for (const char* typed :
       {"", "kok", "fiz", "xyzzyxyz", "a4b5c6d7", "2024", "zwiebelfischbruehe"}) {
    EXPECT_THAT(Nearest(tests::ShippedSnapshot().lexicon(), typed), IsEmpty()) << typed;
  }
}

TEST(SpellingTest, NamesComeBeforeOtherWordsAndFewAreGiven) {
  const tests::SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Fuchsia"}}
{"organization":{"name":"organizations/b","display_name":"Eins","description":"Fuchsie"}}
{"content":{"name":"contents/c","title":"Fuchsio Fuchsiu Fuchsiy Fuchsix Fuchsiw"}})");
  const std::vector<std::string> nearest = Nearest(index->lexicon(), "fuchsiv");
  EXPECT_THAT(nearest, SizeIs(4));
  EXPECT_THAT(nearest, Contains("fuchsia"));
  EXPECT_EQ(Nearest(index->lexicon(), "fuchsiz"), Nearest(index->lexicon(), "fuchsiz"));
}

TEST(SpellingTest, AnyBytesAreAccepted) {
  for (const std::string& word : {std::string(1000, 'a'), std::string("\xFF\xFE\xFD\xFC"),
                                  std::string("ag\0isra", 7), std::string(100000, '\xC3')}) {
    NearestWords(tests::ShippedSnapshot().lexicon(), word);
  }
}

}  // namespace
}  // namespace kok::search_core
