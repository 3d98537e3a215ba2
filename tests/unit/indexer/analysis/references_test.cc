#include "indexer/analysis/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "indexer/analysis/courts.h"
#include "indexer/analysis/file_numbers.h"
#include "indexer/analysis/norms.h"
#include "tests/unit/indexer/analysis/citation_keys.h"

namespace kok::analysis {
namespace {

using tests::CitationCase;
using tests::Keys;
using tests::KeysOf;

TEST(ReferencesTest, EverySpellingOfACitationHasTheSameKeys) {
  const CitationCase cases[] = {
      {"paragraph of a section",
       {"§ 25 Abs. 4a AufenthG", "§25 Abs.4a AufenthG", "§ 25 Absatz 4a AufenthG",
        "§ 25 IV a AufenthG", "§25 IVa AufenthG", "25 (4a) AufenthG", "§ 25 (4a) AufenthG",
        "§ 25 abs. 4a aufenthg", "Paragraph 25 Abs. 4a AufenthG", "paragraf 25 abs 4a aufenthg",
        "nach § 25 Abs. 4a Satz 1 AufenthG, weil"},
       {"aufenthg 25 4a", "aufenthg 25"}},
      {"section", {"§ 232 StGB", "§232 StGB", "232 StGB", "§ 232 stgb"}, {"stgb 232"}},
      {"section with a letter", {"§ 232a StGB", "§ 232 a StGB", "232a stgb"}, {"stgb 232a"}},
      {"and the following",
       {"§§ 232 ff. StGB", "§ 232 ff StGB", "§§ 232ff StGB"},
       {"stgb 232", "stgb 232 ff", "stgb 232a", "stgb 232b", "stgb 233", "stgb 233a", "stgb 233b",
        "stgb 234", "stgb 234a", "stgb 234b", "stgb 235", "stgb 235a", "stgb 235b", "stgb 236",
        "stgb 236a", "stgb 236b", "stgb 237", "stgb 237a", "stgb 237b"}},
      {"and those that follow a letter",
       {"§§ 232a ff. StGB", "§§ 232aff. StGB"},
       {"stgb 232a", "stgb 232a ff", "stgb 232b", "stgb 232c", "stgb 233", "stgb 233a", "stgb 233b",
        "stgb 234", "stgb 234a", "stgb 234b", "stgb 235", "stgb 235a", "stgb 235b", "stgb 236",
        "stgb 236a", "stgb 236b", "stgb 237", "stgb 237a", "stgb 237b"}},
      {"and the next",
       {"§ 232 f. StGB", "§ 232 f StGB"},
       {"stgb 232", "stgb 232 f", "stgb 232a", "stgb 233"}},
      {"article", {"Art. 4 EMRK", "Artikel 4 EMRK", "Art 4 EMRK", "art. 4 emrk"}, {"emrk 4"}},
      {"a law that is not listed", {"§ 12 XyzG", "§12 XyzG"}, {"xyzg 12"}},
      {"file number of a criminal court",
       {"2 StR 345/18", "2StR345/18", "2 str 345/18", "BGH, 2 StR 345/18.", "(2 StR 345/18)"},
       {"file 2 str 345/18"}},
      {"of a civil court", {"VI ZR 12/20", "VIZR12/20", "vi zr 12/20"}, {"file vi zr 12/20"}},
      {"of an administrative court", {"1 C 3.20", "1 C 3/20", "1C3.20"}, {"file 1 c 3/20"}},
      {"in words, with the law's name in any inflection, or before the section",
       {"§ 25 Absatz 4a des Aufenthaltsgesetzes", "§ 25 Abs. 4a Aufenthaltsgesetz",
        "AufenthG § 25 Abs. 4a", "§ 25 iva aufenthg", "§ 25 4a AufenthG",
        "§\u00A025 Abs.\u00A04a AufenthG", "§ 25 Abs. 4a S. 1 Halbsatz 2 AufenthG",
        "§ 25 Abs. 4a Satz 1 Nr. 2 Alt. 1 AufenthG"},
       {"aufenthg 25 4a", "aufenthg 25"}},
      {"every section of a list",
       {"§§ 232, 233a StGB", "§§ 232 und 233a StGB", "§§ 232 sowie § 233a StGB"},
       {"stgb 232", "stgb 233a"}},
      {"all of a range, with the letters that may be in it",
       {"§§ 232 bis 233a StGB", "§§ 232-233a StGB", "§§ 232 – 233a StGB"},
       {"stgb 232", "stgb 232a", "stgb 232b", "stgb 232c", "stgb 233", "stgb 233a"}},
      {"several paragraphs",
       {"§ 54 Abs. 1 und 2 AufenthG", "§ 54 Abs. 1, Abs. 2 AufenthG"},
       {"aufenthg 54", "aufenthg 54 1", "aufenthg 54 2"}},
      {"one law for both",
       {"§ 59 Abs. 7 S. 2 i.V.m. § 25 Abs. 4a S. 1 AufenthG",
        "§ 59 Abs. 7 iVm § 25 Abs. 4a AufenthG", "§ 59 VII in Verbindung mit § 25 IV a AufenthG"},
       {"aufenthg 59", "aufenthg 59 7", "aufenthg 25", "aufenthg 25 4a"}},
      {"article with its paragraph",
       {"Art. 4 Abs. 1 EMRK", "Artikel 4 Absatz 1 der Europäischen Menschenrechtskonvention"},
       {"emrk 4", "emrk 4 1"}},
      {"a book of the social code",
       {"§ 23 Abs. 3 SGB XII", "§ 23 III SGB 12", "§ 23 Abs. 3 SGB-XII"},
       {"sgb12 23", "sgb12 23 3"}},
      {"a directive",
       {"Art. 11 RL 2011/36/EU", "Artikel 11 der Richtlinie 2011/36/EU"},
       {"rl2011/36 11"}},
      {"two words", {"§ 611a BGB", "§ 611a des Bürgerlichen Gesetzbuchs"}, {"bgb 611a"}},
      {"of the Federal Administrative Court",
       {"1 C 15.12", "1 c 15.12", "BVerwG 1 C 15/12"},
       {"file 1 c 15/12"}},
      {"of a higher administrative court", {"OVG 3 B 12.18", "3 B 12.18"}, {"file 3 b 12/18"}},
      {"in a case of asylum", {"10 K 123/19.A", "10 k 123/19"}, {"file 10 k 123/19"}},
      {"of a labour court", {"5 AZR 123/20", "5AZR123/20", "5 azr 123/20"}, {"file 5 azr 123/20"}},
      {"of a social court, with its letter and without",
       {"B 8 SO 3/19 R", "B8SO3/19R", "b 8 so 3/19 r"},
       {"file b 8 so 3/19", "file 8 so 3/19"}},
      {"of the Court of Justice",
       {"C-427/19", "Rs. C\u2011427/19", "c-427/19", "C–427/19 P"},
       {"file c-427/19"}},
      {"of the Court of Human Rights",
       {"Nr. 25965/04", "25965/04", "EGMR 25965/04", "EGMR, 25965/04"},
       {"file 25965/04"}},
      {"a year in full", {"2 StR 345/2018"}, {"file 2 str 345/18"}},
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

TEST(ReferencesTest, SaysWhereACitationStands) {
  const std::string text = "Nach § 25 Abs. 4a des Aufenthaltsgesetzes; BGH, 2 StR 345/18.";
  const std::vector<Reference> found = FindReferences(text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].written, "§ 25 Abs. 4a des Aufenthaltsgesetzes");
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), found[0].written);
  EXPECT_EQ(text.substr(found[0].law_begin, found[0].law_end - found[0].law_begin),
            "Aufenthaltsgesetzes");
  EXPECT_THAT(found[0].keys, testing::ElementsAre("aufenthg 25 4a", "aufenthg 25"));
  EXPECT_EQ(found[1].written, "2 StR 345/18");
  EXPECT_EQ(found[1].kind, Reference::Kind::kFileNumber);
}

TEST(ReferencesTest, ANormIsReadAgainAsItIsWritten) {
  for (const char* text : {"§ 25 IVa AufenthG", "Art. 4 Abs. 1 EMRK", "§ 23 III SGB 12",
                           "§ 2 FreizügG/EU", "§ 12 XyzG", "Art. 11 der Richtlinie 2011/36/EU"}) {
    const std::vector<Norm> norms = FindNorms(text);
    ASSERT_EQ(norms.size(), 1U) << text;
    const std::vector<Norm> again = FindNorms(NormText(norms[0], true));
    ASSERT_EQ(again.size(), 1U) << NormText(norms[0], true);
    EXPECT_EQ(NormKeys(again[0]), NormKeys(norms[0]));
    EXPECT_EQ(NormText(again[0], true), NormText(norms[0], true));
  }
  EXPECT_EQ(NormText(FindNorms("§25 IV a aufenthg")[0], true), "§ 25 Abs. 4a AufenthG");
  EXPECT_EQ(NormText(FindNorms("§25 IV a aufenthg")[0], false), "§ 25 AufenthG");
}

TEST(ReferencesTest, ATitleNamesTheSectionThatAStatuteIs) {
  const struct {
    const char* title;
    const char* norm;  // empty: none
  } cases[] = {
      {"§ 232 Menschenhandel StGB", "§ 232 StGB"},
      {"§ 232a StGB Zwangsprostitution", "§ 232a StGB"},
      {"§ 7 Mitteilungen nach § 5 AsylG XyzG", "§ 7 XyzG"},
      {"§ 23 Sozialhilfe für Ausländer SGB XII", "§ 23 SGB XII"},
      {"Art 4 Verbot der Sklaverei EMRK", "Art. 4 EMRK"},
      {"Aufenthalt nach § 25 Abs. 4a AufenthG", "§ 25 Abs. 4a AufenthG"},
      {"§ 1 Zweck", ""},
      {"§", ""},
      {"Was ist Menschenhandel?", ""},
  };
  for (const auto& c : cases) {
    const std::vector<Norm> norms = NormsOfTitle(c.title);
    EXPECT_EQ(norms.empty() ? "" : NormText(norms[0], true), c.norm) << c.title;
  }
}

TEST(ReferencesTest, PartsOfAFileNumberAreNoReference) {
  EXPECT_EQ(KeysOf("StR 345/18"), Keys());
  const std::vector<FileNumber> parts = FindFileNumbers("StR 345/18");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_THAT(parts[0].keys, testing::IsEmpty());
  EXPECT_THAT(parts[0].part_keys, testing::ElementsAre("part str 345/18", "part 345/18"));
  EXPECT_EQ(FindFileNumbers("1345/18").at(0).part_keys, std::vector<std::string>{"part 1345/18"});
}

struct CourtCase {
  std::vector<std::string> names;
  const char* key;
  const char* short_name;
  const char* long_name;
};

TEST(CourtsTest, EveryNameOfACourtHasTheSameKey) {
  const CourtCase cases[] = {
      {{"BGH", "bgh", "Bundesgerichtshof", "des Bundesgerichtshofs", "BGH, 2. Strafsenat",
        "Bundesgerichtshof 3. Strafsenat"},
       "bgh",
       "BGH",
       "Bundesgerichtshof"},
      {{"LG Köln", "Landgericht Köln", "LG Köln, 10. Zivilkammer"},
       "lg koln",
       "LG Köln",
       "Landgericht Köln"},
      {{"OVG Münster", "OVG NRW", "Oberverwaltungsgericht für das Land Nordrhein-Westfalen"},
       "ovg nordrhein westfalen",
       "OVG Nordrhein-Westfalen",
       "Oberverwaltungsgericht Nordrhein-Westfalen"},
      {{"VGH München", "BayVGH", "Bayerischer Verwaltungsgerichtshof", "Bayerischer VGH"},
       "vgh bayern",
       "VGH Bayern",
       "Bayerischer Verwaltungsgerichtshof"},
      {{"OLG Frankfurt", "OLG Frankfurt/Main", "Oberlandesgericht Frankfurt am Main"},
       "olg frankfurt am main",
       "OLG Frankfurt am Main",
       "Oberlandesgericht Frankfurt am Main"},
      {{"EuGH", "Gerichtshof der Europäischen Union", "Europäischer Gerichtshof"},
       "eugh",
       "EuGH",
       "Gerichtshof der Europäischen Union"},
      {{"EGMR", "Europäischer Gerichtshof für Menschenrechte"},
       "egmr",
       "EGMR",
       "Europäischer Gerichtshof für Menschenrechte"},
      {{"LAG Hamm", "Landesarbeitsgericht Hamm"},
       "lag hamm",
       "LAG Hamm",
       "Landesarbeitsgericht Hamm"},
      {{"LSG Essen", "LSG Nordrhein-Westfalen", "Landessozialgericht NRW"},
       "lsg nordrhein westfalen",
       "LSG Nordrhein-Westfalen",
       "Landessozialgericht Nordrhein-Westfalen"},
      {{"VG", "Verwaltungsgericht"}, "vg", "VG", "Verwaltungsgericht"},
  };
  for (const CourtCase& c : cases) {
    for (const std::string& name : c.names) {
      const Court court = ReadCourt(name);
      EXPECT_EQ(court.key, c.key) << name;
      EXPECT_EQ(court.short_name, c.short_name) << name;
      EXPECT_EQ(court.long_name, c.long_name) << name;
      EXPECT_TRUE(court.known) << name;
    }
  }
  EXPECT_EQ(ReadCourt("Landgericht Koeln").key, ReadCourt("LG Köln").key);
  EXPECT_EQ(ReadCourt("LG Köln").type_key, "lg");
  EXPECT_NE(ReadCourt("VG Frankfurt (Oder)").key, ReadCourt("VG Frankfurt am Main").key);
  EXPECT_FALSE(ReadCourt("Erfundenes Gremium").known);
  EXPECT_EQ(ReadCourt("Erfundenes Gremium").key, ReadCourt("ERFUNDENES GREMIUM").key);
  EXPECT_EQ(ReadCourt("").key, "");
}

TEST(CourtsTest, CourtsAreFoundInAQuery) {
  const auto keys = [](const char* text) {
    Keys found;
    for (const CourtMention& mention : FindCourts(text)) found.insert(mention.key);
    return found;
  };
  EXPECT_EQ(keys("BGH Menschenhandel"), Keys({"bgh"}));
  EXPECT_EQ(keys("Urteil des Bundesgerichtshofs"), Keys({"bgh"}));
  EXPECT_THAT(keys("Landgericht Köln Lohn"), testing::IsSupersetOf({"lg", "lg koln"}));
  EXPECT_EQ(keys("Beratung in der AG"), Keys()) << "a type of two letters needs a town";
  EXPECT_EQ(keys("Beratungsstelle Hannover"), Keys());
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
                           "Kapitel 4 Absatz 2",
                           "StR 45/18",
                           "im Jahr 2017/18",
                           "5 Tage 10/20",
                           "am 2. Mai 12/18",
                           "§ 25 und 26",
                           "in der Art 4 Frauen",
                           "Nr. 3 StGB",
                           "ecli:de:bgh"}) {
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
