#include "service/index/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::index {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"FUCHSIA Köln","short_name":"Qwertz","alternate_names":["Asdfgh"],"description":"Zuflucht für Nelken","seat":{"locality":"Linde"},"branches":[{"locality":"Ulmen"}],"emails":["haus@yxcvbnm.de"],"type":1}}
{"content":{"name":"contents/b","title":"Fuchsia und Opferschutzhaus","summary":"Rosen","body":"Tulpenzwiebeln"}})";

class LexiconTest : public testing::Test {
 protected:
  const Lexicon& lexicon() const { return index_->lexicon(); }
  const LexiconWord* Find(const char* fold) const { return lexicon().Find(fold); }
  std::vector<std::string> Begun(std::string_view fold) const {
    std::vector<std::string> words;
    const auto [first, last] = lexicon().WithPrefix(fold);
    for (const LexiconWord* word = first; word != last; ++word) words.push_back(word->fold);
    return words;
  }

  const tests::SmallIndex index_{kRecords};
};

TEST_F(LexiconTest, KnowsWhereEachWordStands) {
  const struct {
    const char* fold;
    const char* surface;
    bool in_names;
    bool in_organizations;
    bool in_content;
  } cases[] = {
      {"fuchsia", "FUCHSIA", true, true, true},
      {"koln", "Köln", true, true, false},
      {"qwertz", "Qwertz", true, true, false},
      {"asdfgh", "Asdfgh", true, true, false},
      {"linde", "Linde", true, true, false},
      {"ulmen", "Ulmen", true, true, false},
      {"nelken", "Nelken", false, true, false},
      {"tulpenzwiebeln", "tulpenzwiebeln", false, false, true},
  };
  for (const auto& c : cases) {
    const LexiconWord* word = Find(c.fold);
    ASSERT_NE(word, nullptr) << c.fold;
    EXPECT_EQ(word->surface, c.surface);
    EXPECT_EQ(word->in_names, c.in_names) << c.fold;
    EXPECT_EQ(word->in_organizations, c.in_organizations) << c.fold;
    EXPECT_EQ(word->in_content, c.in_content) << c.fold;
    EXPECT_EQ(word->letters, Lexicon::LettersOf(c.fold)) << c.fold;
  }
  for (const char* fold :
       {"", "fur", "und", "fuchsi", "fuchsiax", "köln", "yxcvbnm", "haus@yxcvbnm"}) {
    EXPECT_EQ(Find(fold), nullptr) << fold << ": stop words, beginnings and mail domains are none";
  }
}

TEST_F(LexiconTest, IsSortedAndHasEachWordOnce) {
  const auto& words = lexicon().words();
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end(),
                             [](const auto& a, const auto& b) { return a.fold < b.fold; }));
  EXPECT_EQ(std::adjacent_find(words.begin(), words.end(),
                               [](const auto& a, const auto& b) { return a.fold == b.fold; }),
            words.end());
}

TEST_F(LexiconTest, FindsWhatBeginsSo) {
  EXPECT_THAT(Begun("fuchs"), ElementsAre("fuchsia"));
  EXPECT_THAT(Begun("fuchsia"), ElementsAre("fuchsia"));
  EXPECT_THAT(Begun("qw"), ElementsAre("qwertz"));
  EXPECT_THAT(Begun("zzzz"), IsEmpty());
  EXPECT_THAT(Begun("\xff"), IsEmpty());
  EXPECT_EQ(Begun("").size(), lexicon().words().size()) << "everything begins with nothing";
}

TEST_F(LexiconTest, KnowsTheStemsOfOrganizationsAndTheSnapshotThoseOfTexts) {
  const auto stem = [&](const char* word) { return index_->analyzer().Analyze(word)[0].stem; };
  const auto content = index_->content().Borrow();
  ASSERT_TRUE(content.ok());
  EXPECT_TRUE(lexicon().HasStem(stem("Nelke")));
  for (const char* word : {"Rose", "Opfer", "Schutz", "Haus"}) {
    EXPECT_EQ(index_->TextsWith(**content, "CS" + stem(word)), 1U) << word;
  }
  for (const char* word : {"Zwiebelfisch", "Wirtschaft"}) {
    EXPECT_FALSE(lexicon().HasStem(stem(word))) << word;
    EXPECT_EQ(index_->TextsWith(**content, "CS" + stem(word)), 0U) << word;
  }
}

TEST(LettersTest, TellWhichLettersAWordHolds) {
  EXPECT_EQ(Lexicon::LettersOf("abba"), Lexicon::LettersOf("ab"));
  EXPECT_NE(Lexicon::LettersOf("abc"), Lexicon::LettersOf("ab"));
  EXPECT_EQ(Lexicon::LettersOf(""), 0U);
  EXPECT_EQ(Lexicon::LettersOf("az") & Lexicon::LettersOf("a"), Lexicon::LettersOf("a"));
}

}  // namespace
}  // namespace kok::index
