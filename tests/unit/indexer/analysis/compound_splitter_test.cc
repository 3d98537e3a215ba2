#include "indexer/analysis/compound_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/unit/indexer/status_matchers.h"

namespace kok::analysis {
namespace {

using absl::StatusCode;
using testing::ElementsAreArray;
using testing::IsEmpty;
using tests::FailsWith;
using tests::IsOk;

constexpr char kDictionary[] =
    "arbeit\tn\nausbeutung\tn\nberatung\tn\nfrauen\tn\ngegen\nhandel\tn\nhaus\tn\nhilfe\tn\n"
    "mensch\tn\nmenschen\tn\nopfer\tn\nschutz\tn\nstelle\tn\ntor\tn\n";

CompoundSplitter Splitter(const std::string& frequencies = "",
                          absl::flat_hash_set<std::string> names = {}) {
  auto splitter = CompoundSplitter::Parse(kDictionary, frequencies, std::move(names));
  EXPECT_THAT(splitter, IsOk());
  return *std::move(splitter);
}

struct SplitCase {
  const char* why;
  const char* word;
  std::vector<std::string> parts;
};

TEST(CompoundSplitterTest, TakesCompoundsApart) {
  const SplitCase cases[] = {
      {"side by side", "opferschutz", {"opfer", "schutz"}},
      {"linked by s", "arbeitsausbeutung", {"arbeit", "ausbeutung"}},
      {"linked by s behind -ung", "beratungsstelle", {"beratung", "stelle"}},
      {"three parts", "opferschutzberatung", {"opfer", "schutz", "beratung"}},
      {"four parts", "frauenopferschutzhaus", {"frauen", "opfer", "schutz", "haus"}},
  };
  const CompoundSplitter splitter = Splitter();
  for (const SplitCase& c : cases) {
    EXPECT_THAT(splitter.Split(c.word), ElementsAreArray(c.parts)) << c.why;
  }
}

TEST(CompoundSplitterTest, LeavesEverythingElseWhole) {
  const struct {
    const char* why;
    std::string word;
  } cases[] = {
      {"a word of the dictionary", "beratung"},
      {"an unknown word", "zwiebelfisch"},
      {"an unknown rest", "opferzwiebel"},
      {"an unknown beginning", "zwiebelopfer"},
      {"only a noun is a part", "gegenhilfe"},
      {"three letters are no part", "haustor"},
      {"no link there is", "arbeitxausbeutung"},
      {"a link at the end", "opferschutzs"},
      {"too long", "opferschutzopferschutzopferschutzopferschutzopferschutzopferschutz"},
      {"too short", "haus"},
      {"nothing", ""},
  };
  const CompoundSplitter splitter = Splitter();
  for (const auto& c : cases) EXPECT_THAT(splitter.Split(c.word), IsEmpty()) << c.why;
}

TEST(CompoundSplitterTest, NamesAreProtected) {
  EXPECT_THAT(Splitter("", {"frauenhaus"}).Split("frauenhaus"), IsEmpty());
  EXPECT_THAT(Splitter().Split("frauenhaus"), ElementsAreArray({"frauen", "haus"}));
}

// Both ways have two parts; what the records say decides.
TEST(CompoundSplitterTest, TheRecordsDecideBetweenWaysOfTheSameLength) {
  EXPECT_THAT(Splitter("mensch\t1\nmenschen\t9\n").Split("menschenhandel"),
              ElementsAreArray({"menschen", "handel"}));
  EXPECT_THAT(Splitter("mensch\t9\nmenschen\t1\n").Split("menschenhandel"),
              ElementsAreArray({"mensch", "handel"}));
}

TEST(CompoundSplitterTest, KnowsItsWords) {
  const CompoundSplitter splitter = Splitter();
  for (const char* word : {"arbeit", "gegen", "tor"}) EXPECT_TRUE(splitter.IsWord(word)) << word;
  for (const char* word : {"", "arbei", "arbeite", "arbeit\tn", "zzz", "a"}) {
    EXPECT_FALSE(splitter.IsWord(word)) << word;
  }
}

TEST(CompoundSplitterTest, WithoutADictionaryNothingIsACompound) {
  const auto splitter = CompoundSplitter::Parse("", "", {});
  ASSERT_THAT(splitter, IsOk());
  EXPECT_THAT(splitter->Split("beratungsstelle"), IsEmpty());
  EXPECT_FALSE(splitter->IsWord(""));
}

TEST(CompoundSplitterTest, WrongTextsAreNamedWithTheirLine) {
  const struct {
    const char* why;
    const char* dictionary;
    const char* frequencies;
    const char* place;
  } cases[] = {
      {"out of order", "b\na\n", "", "compound_words.txt:2"},
      {"twice", "a\nb\nb\n", "", "compound_words.txt:3"},
      {"no number", "", "a\t1\nb\tmany\n", "word_frequencies.tsv:2"},
      {"no tab", "", "a\n", "word_frequencies.tsv:1"},
      {"negative", "", "a\t-1\n", "word_frequencies.tsv:1"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(CompoundSplitter::Parse(c.dictionary, c.frequencies, {}),
                FailsWith(StatusCode::kInvalidArgument, c.place))
        << c.why;
  }
}

TEST(CompoundSplitterTest, AnyBytesAreAccepted) {
  const CompoundSplitter splitter = Splitter();
  std::mt19937 random(17);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 70, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 256);
    splitter.Split(bytes);
    splitter.IsWord(bytes);
  }
}

}  // namespace
}  // namespace kok::analysis
