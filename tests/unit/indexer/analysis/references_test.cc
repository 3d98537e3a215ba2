#include "indexer/analysis/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

namespace kok::analysis {
namespace {

using Keys = std::set<std::string>;

Keys KeysOf(const std::string& text) {
  Keys keys;
  for (const Reference& reference : FindReferences(text)) {
    EXPECT_FALSE(reference.keys.empty());
    keys.insert(reference.keys.begin(), reference.keys.end());
  }
  return keys;
}

struct CitationCase {
  const char* why;
  std::vector<std::string> spellings;
  Keys keys;
};

TEST(ReferencesTest, EverySpellingOfACitationHasTheSameKeys) {
  const CitationCase cases[] = {
      {"paragraph of a section",
       {"§ 25 Abs. 4a AufenthG", "§25 Abs.4a AufenthG", "§ 25 Absatz 4a AufenthG",
        "§ 25 IV a AufenthG", "§25 IVa AufenthG", "25 (4a) AufenthG", "§ 25 (4a) AufenthG",
        "§ 25 abs. 4a aufenthg", "Paragraph 25 Abs. 4a AufenthG", "paragraf 25 abs 4a aufenthg",
        "nach § 25 Abs. 4a Satz 1 AufenthG, weil"},
       {"aufenthg 25 4a", "aufenthg 25"}},
      {"section", {"§ 232 StGB", "§232 StGB", "232 StGB", "§ 232 stgb"}, {"stgb 232"}},
      {"section with a letter",
       {"§ 232a StGB", "§ 232 a StGB", "232a stgb", "§§ 232a ff. StGB"},
       {"stgb 232a"}},
      {"and the following",
       {"§§ 232 ff. StGB", "§ 232 f. StGB", "§ 232 f StGB", "§§ 232ff StGB"},
       {"stgb 232"}},
      {"article", {"Art. 4 EMRK", "Artikel 4 EMRK", "Art 4 EMRK", "art. 4 emrk"}, {"emrk 4"}},
      {"a law that is not listed", {"§ 12 XyzG", "§12 XyzG"}, {"xyzg 12"}},
      {"file number of a criminal court",
       {"2 StR 345/18", "2StR345/18", "2 str 345/18", "BGH, 2 StR 345/18.", "(2 StR 345/18)"},
       {"file 2 str 345/18"}},
      {"of a civil court", {"VI ZR 12/20", "VIZR12/20", "vi zr 12/20"}, {"file vi zr 12/20"}},
      {"of an administrative court", {"1 C 3.20", "1 C 3/20", "1C3.20"}, {"file 1 c 3/20"}},
      {"ECLI",
       {"ECLI:DE:BGH:2018:200618U2STR345.18.0", "ecli:de:bgh:2018:200618u2str345.18.0",
        "siehe ECLI:DE:BGH:2018:200618U2STR345.18.0."},
       {"ecli:de:bgh:2018:200618u2str345.18.0"}},
  };
  for (const CitationCase& c : cases) {
    for (const std::string& spelling : c.spellings) {
      EXPECT_EQ(KeysOf(spelling), c.keys) << c.why << ": " << spelling;
    }
  }
}

TEST(ReferencesTest, SeveralCitationsAreSeveral) {
  EXPECT_EQ(KeysOf("§ 232 StGB und § 25 Abs. 4a AufenthG"),
            Keys({"stgb 232", "aufenthg 25 4a", "aufenthg 25"}));
  EXPECT_EQ(KeysOf("BGH 2 StR 345/18 und 2 StR 346/18"),
            Keys({"file 2 str 345/18", "file 2 str 346/18"}));
  EXPECT_THAT(KeysOf("§ 232, 233 StGB"), testing::IsSupersetOf({"stgb 232", "stgb 233"}));
}

TEST(ReferencesTest, ALongerNumberIsAnotherOne) {
  EXPECT_EQ(KeysOf("2 StR 1345/18"), Keys({"file 2 str 1345/18"}));
  EXPECT_EQ(KeysOf("12 StR 345/18"), Keys({"file 12 str 345/18"}));
  EXPECT_EQ(KeysOf("1345/18"), Keys());
  EXPECT_EQ(KeysOf("345/18"), Keys()) << "a number without its court is none";
  EXPECT_EQ(KeysOf("2 StR 345/181"), Keys());
}

TEST(ReferencesTest, DatesAndTelephoneNumbersAreNone) {
  for (const char* text : {"",
                           "12.03.1990",
                           "am 3. 4. 2018",
                           "3.4.18",
                           "1990-03-12",
                           "Sa 12.10.2024",
                           "so 3.20 Euro",
                           "ca 12.50 Euro",
                           "0221 – 13 90 392",
                           "030 / 26 39 11 76",
                           "+49 221 1390392",
                           "Tel. 0711 23 94 124",
                           "440 63 73/ 74",
                           "24/7",
                           "10785 Berlin",
                           "Artikel 4",
                           "§ 25",
                           "§§",
                           "Haus 3 in Köln",
                           "2 Frauen 1990",
                           "ECLI:DE",
                           "Kapitel 4 Absatz 2"}) {
    EXPECT_EQ(KeysOf(text), Keys()) << text;
  }
}

TEST(ReferencesTest, AnyBytesAreAccepted) {
  std::mt19937 random(13);
  const std::string alphabet = "§ 0129abIVX()/.:,-–StRGAbs\xFF\xC2";
  for (int round = 0; round < 1000; ++round) {
    std::string bytes;
    for (size_t i = random() % 80; i > 0; --i)
      bytes.push_back(alphabet[random() % alphabet.size()]);
    KeysOf(bytes);
  }
  KeysOf(std::string("§ 25\0 AufenthG", 16));
  for (const char* piece : {"§ 1, ", "§ ", "1 ", "1(", "§1 Abs. ", "2 StR 1", "ecli:", "IX "}) {
    std::string text;
    while (text.size() < 20000) text += piece;
    KeysOf(text);
  }
}

}  // namespace
}  // namespace kok::analysis
