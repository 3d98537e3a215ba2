#include "indexer/analysis/text_normalizer.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::analysis {
namespace {

struct WordCase {
  const char* why;
  std::string word;
  std::string expected;
};

TEST(LowerNfkcTest, WordsLoseCaseAndEncodingVariants) {
  const WordCase cases[] = {
      {"empty", "", ""},
      {"ASCII", "FIZ", "fiz"},
      {"digits and signs stay", "24/7-A", "24/7-a"},
      {"capital umlaut", "KÖLN", "köln"},
      {"decomposed umlaut", "Ko\u0308ln", "köln"},
      {"decomposed capital", "KO\u0308LN", "köln"},
      {"sharp s stays", "Straße", "straße"},
      {"capital sharp s", "STRA\u1E9EE", "straße"},
      {"full width", "\uFF2B\uFF2F\uFF2B", "kok"},
      {"ligature", "\uFB01z", "fiz"},
      {"superscript", "m\u00B2", "m2"},
      {"soft hyphen", "Menschen\u00ADhandel", "menschenhandel"},
      {"zero-width space", "Men\u200Bschen", "menschen"},
      {"zero-width joiner", "Men\u200Dschen", "menschen"},
      {"zero-width non-joiner", "Men\u200Cschen", "menschen"},
      {"byte order mark", "\uFEFFHydra", "hydra"},
      {"word joiner", "Hy\u2060dra", "hydra"},
      {"right-to-left mark", "\u200FHydra", "hydra"},
      {"Cyrillic", "МОСКВА", "москва"},
      {"no Turkish rules", "ISTANBUL", "istanbul"},
      {"control characters stay", std::string("A\0B", 3), std::string("a\0b", 3)},
      {"Latin-1 byte", "K\xF6ln", "k\uFFFDln"},
      {"cut sequence", "K\xC3", "k\uFFFD"},
  };
  for (const WordCase& c : cases) {
    EXPECT_EQ(LowerNfkc(c.word), c.expected) << c.why;
    EXPECT_EQ(LowerNfkc(c.expected), c.expected) << c.why << ": normal forms must be stable";
  }
}

TEST(FoldUmlautsTest, SpellingsMeetInOneForm) {
  const WordCase cases[] = {
      {"umlaut", "köln", "koln"},
      {"two letters", "koeln", "koln"},
      {"none", "koln", "koln"},
      {"umlaut u", "düsseldorf", "dusseldorf"},
      {"two letters u", "duesseldorf", "dusseldorf"},
      {"first letter", "überfall", "uberfall"},
      {"first letter in two", "ueberfall", "uberfall"},
      {"umlaut a", "mädchen", "madchen"},
      {"two letters a", "maedchen", "madchen"},
      {"sharp s", "straße", "strasse"},
      {"double s", "strasse", "strasse"},
      {"after a", "frauen", "frauen"},
      {"after e", "neue", "neue"},
      {"after q", "quelle", "quelle"},
      {"äu", "häuser", "hauser"},
      {"aeu", "haeuser", "hauser"},
      {"äue", "bäuerin", "bauerin"},
      {"aeue", "baeuerin", "bauerin"},
      {"accent", "café", "cafe"},
      {"Polish", "łódź", "łodz"},
      {"Czech", "žena", "zena"},
      {"Vietnamese", "phụ", "phu"},
      {"empty", "", ""},
      {"one letter", "e", "e"},
      {"only the umlaut", "ue", "u"},
      {"only a mark", "\u0308", ""},
      {"Latin-1 byte", "k\xF6ln", "k\uFFFDln"},
  };
  for (const WordCase& c : cases) EXPECT_EQ(FoldUmlauts(c.word), c.expected) << c.why;
}

TEST(TextNormalizerTest, LettersThatLookLatinAreReadSoInAMixedWord) {
  const struct {
    const char* why;
    const char* word;
    const char* read;
  } cases[] = {
      {"Cyrillic capital Ve, lower-cased", "вerlin", "berlin"},
      {"Cyrillic o", "kоbra", "kobra"},
      {"Greek omicron", "kοbra", "kobra"},
      {"Latin alone", "köln", "köln"},
      {"Cyrillic alone", "вена", "вена"},
      {"Greek alone", "κοβρα", "κοβρα"},
      {"a letter that looks like none", "жkobrа", "жkobrа"},
      {"empty", "", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(ReplaceLookAlikes(c.word), c.read) << c.why;
}

}  // namespace
}  // namespace kok::analysis
