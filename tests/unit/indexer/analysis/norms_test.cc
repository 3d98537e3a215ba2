#include "indexer/analysis/norms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/unit/indexer/analysis/citation_keys.h"

namespace kok::analysis {
namespace {

using tests::CitationCase;
using tests::Keys;
using tests::KeysOf;

TEST(NormsTest, EverySpellingHasTheSameKeys) {
  const CitationCase cases[] = {
      {"no blank behind the number",
       {"§25Abs.4a AufenthG", "§25Abs4a AufenthG", "§ 25Abs. 4a AufenthG", "§25abs4a aufenthg",
        "§ 25 Abs. 4aSatz 1 AufenthG", "25Abs.4a AufenthG", "25abs.4a aufenthg",
        "§25Abs.4aSatz3AufenthG", "§25Abs.4aAufenthG", "§ 25 Abs. 4a S.3AufenthG"},
       {"aufenthg 25 4a", "aufenthg 25"}},
      {"in brackets behind its word",
       {"§ 25 Abs. (4a) AufenthG"},
       {"aufenthg 25 4a", "aufenthg 25"}},
      {"words in the plural",
       {"§ 25 Absätze 4a und 4b AufenthG", "§ 25 Absaetze 4a und 4b AufenthG",
        "nach § 25 Absätzen 4a und 4b AufenthG", "§ 25 ABSÄTZE 4a, 4b AufenthG"},
       {"aufenthg 25", "aufenthg 25 4a", "aufenthg 25 4b"}},
      {"smaller parts in the plural",
       {"§ 25 Abs. 4a Sätze 1 und 2 AufenthG", "§ 25 Abs. 4a Nummern 1 und 2 AufenthG",
        "§ 25 Abs. 4a Halbsätze 1 und 2 AufenthG", "§ 25 Abs. 4a Ziffern 1, 2 AufenthG"},
       {"aufenthg 25", "aufenthg 25 4a"}},
      {"Roman behind a comma",
       {"§ 60 V, VII 1 AufenthG", "§ 60 V und VII AufenthG", "§ 60 Abs. V, VII AufenthG"},
       {"aufenthg 60", "aufenthg 60 5", "aufenthg 60 7"}},
      {"... each with its sentence",
       {"§§ 113 I 1, V 1 VwGO"},
       {"vwgo 113", "vwgo 113 1", "vwgo 113 5"}},
      {"... as a range",
       {"§ 60 V-VII AufenthG", "§ 60 V bis VII AufenthG"},
       {"aufenthg 60", "aufenthg 60 5", "aufenthg 60 6", "aufenthg 60 6a", "aufenthg 60 6b",
        "aufenthg 60 6c", "aufenthg 60 5a", "aufenthg 60 5b", "aufenthg 60 5c", "aufenthg 60 7"}},
      {"a range without a sign",
       {"232-233a StGB", "232 bis 233a stgb", "232 – 233a StGB"},
       {"stgb 232", "stgb 232a", "stgb 232b", "stgb 232c", "stgb 233", "stgb 233a"}},
      {"a list without a sign",
       {"232, 233a StGB", "232 und 233a StGB", "232 sowie 233a stgb"},
       {"stgb 232", "stgb 233a"}},
      {"section and paragraph without a sign or a word",
       {"25 4a aufenthg", "25 4a AufenthG", "AufenthG 25 4a", "aufenthg 25 abs 4a bedenkzeit",
        "aufenthg 25 (4a)", "AufenthG 25 IV a"},
       {"aufenthg 25 4a", "aufenthg 25"}},
      {"behind the law",
       {"AufenthG 25", "aufenthg 25", "Lohn nach AufenthG 25", "(AufenthG 25)"},
       {"aufenthg 25"}},
      {"behind a book", {"SGB XII 23", "sgb xii 23"}, {"sgb12 23"}},
      {"a book in words",
       {"§ 23 SGB XII", "§ 23 des Zwölften Buches Sozialgesetzbuch",
        "§ 23 Zwölftes Buch Sozialgesetzbuch", "Sozialgesetzbuch Zwölftes Buch § 23",
        "§ 23 des Zwölften Buchs des Sozialgesetzbuchs",
        "§ 23 Sozialgesetzbuch (SGB) Zwölftes Buch", "§ 23 SGB, Zwölftes Buch"},
       {"sgb12 23"}},
      {"the law behind a number and its letter", {"§232aStGB", "232aStGB"}, {"stgb 232a"}},
      {"many sections", {"1906 BGB", "§ 2018 BGB", "§ 2018 des BGB"}, {}},
  };
  for (const CitationCase& c : cases) {
    for (const std::string& spelling : c.spellings) {
      if (c.keys.empty()) {
        EXPECT_FALSE(KeysOf(spelling).empty()) << c.why << ": " << spelling;
      } else {
        EXPECT_EQ(KeysOf(spelling), c.keys) << c.why << ": " << spelling;
      }
    }
  }
}

TEST(NormsTest, EveryNameOfALawHasTheSameKey) {
  const CitationCase cases[] = {
      {"the Charter",
       {"Art. 47 GRCh", "Art. 47 EUGrdRCh", "Art. 47 EU-Grundrechtecharta", "Art. 47 GRC",
        "Art. 47 der EU-Grundrechte-Charta", "Artikel 47 der Charta der Grundrechte",
        "Art. 47 der Charta der Grundrechte der Europäischen Union", "EUGrdRCh Art 47"},
       {"grch 47"}},
      {"the Convention",
       {"Art. 4 EMRK", "Art. 4 ECHR", "Art. 4 MRK", "Article 4 ECHR",
        "Art. 4 der Konvention zum Schutz der Menschenrechte und Grundfreiheiten",
        "Art. 4 der Konvention zum Schutze der Menschenrechte und Grundfreiheiten",
        "Art. 4 der Europäischen Konvention zum Schutz der Menschenrechte und Grundfreiheiten"},
       {"emrk 4"}},
      {"a law under its former name",
       {"§ 3 AsylG", "§ 3 AsylVfG", "§ 3 AsylVfG 1992", "§ 3 des Asylverfahrensgesetzes",
        "AsylVfG 1992 § 3", "3 asylvfg"},
       {"asylg 3"}},
      {"a name with its year", {"§ 25 AufenthG 2004", "§ 25 AufenthG"}, {"aufenthg 25"}},
      {"a directive, its year first or last",
       {"Art. 11 RL 2011/36/EU", "Art. 11 EURL 36/2011", "EURL 36/2011 Art 11",
        "RL 2011/36/EU Art. 11", "Art. 11 RL 36/2011", "Art. 11 der Richtlinie (EU) 2011/36"},
       {"rl2011/36 11"}},
      {"... of the Community",
       {"Art. 6 Richtlinie 2004/81/EG", "Art. 6 EGRL 81/2004"},
       {"rl2004/81 6"}},
      {"... of the last century",
       {"Art. 6 Richtlinie 93/13/EWG", "Art. 6 EWGRL 13/93"},
       {"rl93/13 6"}},
      {"... as numbered since 2015",
       {"Art. 6 RL (EU) 2016/680", "Art. 6 EURL 2016/680"},
       {"rl2016/680 6"}},
      {"a regulation",
       {"Art. 29 Verordnung (EU) Nr. 604/2013", "Art. 29 VO 604/2013",
        "Art. 29 Verordnung 604/2013", "Art. 29 VO (EU) 604/2013", "Art. 29 VO (EU) Nr 604/2013",
        "Art. 29 VO EU 604/2013", "Art. 29 EUV 604/2013", "Art. 29 Dublin III-VO",
        "Art. 29 Dublin-III-VO", "Art. 29 Dublin III", "Dublin-III-VO Art. 29",
        "Dublin III-VO, Art. 29", "Art. 29 der Dublin-III-Verordnung",
        "Art. 29 Dublin III Verordnung", "art 29 dublin iii vo", "Art. 29 Abs. 2 Dublin III-VO"},
       {"vo604/2013 29"}},
      {"the one before it",
       {"Art. 3 Dublin II-VO", "Art. 3 VO (EG) Nr. 343/2003", "Art. 3 EGV 343/2003"},
       {"vo343/2003 3"}},
      {"the treaty", {"Art. 4 EUV"}, {"euv 4"}},
  };
  for (const CitationCase& c : cases) {
    for (const std::string& spelling : c.spellings) {
      Keys keys = KeysOf(spelling);
      keys.erase("vo604/2013 29 2");
      EXPECT_EQ(keys, c.keys) << c.why << ": " << spelling;
    }
  }
  EXPECT_EQ(NormText(FindNorms("EURL 36/2011 Art 11").at(0), true), "Art. 11 RL 2011/36/EU");
  EXPECT_EQ(NormText(NormsOfTitle("§ 3 Flüchtlingseigenschaft AsylVfG 1992").at(0), true),
            "§ 3 AsylG");
}

TEST(NormsTest, OtherNumbersBeforeOrBehindALawAreNone) {
  for (const char* text :
       {"Kapitel 2 Abschnitt 5 des Aufenthaltsgesetzes",
        "§ 7 Abs. 1 findet auf Personen nach Kapitel 2 Abschnitt 5 des Aufenthaltsgesetzes",
        "nach den Abschnitten 3 und 5 des Aufenthaltsgesetzes",
        "Teil 3 StGB",
        "des Zweiten Buches 3 StGB",
        "Titel 2 des Strafgesetzbuchs",
        "Unterabschnitt 2 StPO",
        "Anlage 2 AufenthG",
        "Anhang 1 AufenthV",
        "Anhänge 1, 2 AufenthV",
        "Seite 232 StGB",
        "S. 232 StGB",
        "Seiten 232-233 StGB",
        "S. 232 f. StGB",
        "Rn. 25 AufenthG",
        "Rn 25 AufenthG",
        "Rdnr. 25 AufenthG",
        "Rz. 25 AufenthG",
        "Randnummer 25 AufenthG",
        "Randnummern 25 bis 27 AufenthG",
        "Rn. 12, 14 und 25 AufenthG",
        "Fußnote 5 StGB",
        "Absätze 4 und 5 AufenthG",
        "Sätze 2 StGB",
        "Februar 2008 AufenthG",
        "März 2008 AufenthG",
        "im Jahr 2008 AufenthG",
        "2008 AufenthG",
        "seit 2005-2008 AufenthG",
        "AsylVfG 1992",
        "BGB 2002",
        "asylvfg 1992",
        "im AufenthG 25 Personen",
        "AufenthG 25 Personen",
        "nach dem StGB 2 StR 345/18 Personen",
        "AufenthG 25.10.2015",
        "AufenthG 25. Mai",
        "des AufenthG 25",
        "SGB 12",
        "SGB XII",
        "025 AufenthG",
        "Kosten 12,50 StGB",
        "Zusatzprotokoll 7 EMRK",
        "ab 25, auch 30"}) {
    for (const Reference& reference : FindReferences(text)) {
      EXPECT_NE(reference.kind, Reference::Kind::kNorm) << text << ": " << reference.written;
    }
  }
}

TEST(NormsTest, ANumberBehindACitationIsNotReadAsOneMore) {
  EXPECT_EQ(KeysOf("§ 25 AufenthG 12"), Keys({"aufenthg 25"}));
  EXPECT_EQ(KeysOf("§ 25 Abs. 4a AufenthG 12"), Keys({"aufenthg 25 4a", "aufenthg 25"}));
  EXPECT_EQ(KeysOf("§ 60 V AufenthG 12"), Keys({"aufenthg 60 5", "aufenthg 60"}));
  EXPECT_EQ(KeysOf("Februar 2008, 25 AufenthG"), Keys());
  EXPECT_EQ(KeysOf("§ 25 AufenthG, 232 StGB"), Keys({"aufenthg 25", "stgb 232"}));
  EXPECT_EQ(KeysOf("AufenthG 25, 232 StGB"), Keys({"aufenthg 25", "stgb 232"}));
  EXPECT_EQ(KeysOf("AufenthG 25, StGB 232"), Keys({"aufenthg 25", "stgb 232"}));
  EXPECT_EQ(KeysOf("der Absätze         1 Satz 1 Nummer 2 und 3 des Einkommensteuergesetzes"),
            Keys());
  EXPECT_EQ(KeysOf("1 Satz 1 Nummer 2 und 3 des Einkommensteuergesetzes"), Keys());
  EXPECT_EQ(KeysOf("§ 60 V AufenthG, V-Leute"), Keys({"aufenthg 60 5", "aufenthg 60"}));
}

TEST(NormsTest, TheFollowingSectionsAreWiderKeysBehindTheNamedOne) {
  using References = std::vector<std::vector<std::string>>;
  const struct {
    const char* text;
    References keys;
  } cases[] = {
      {"§§ 232 f. StGB", {{"stgb 232"}, {"stgb 232 f", "stgb 232a", "stgb 233", "stgb 232"}}},
      {"§§ 232a f. StGB", {{"stgb 232a"}, {"stgb 232a f", "stgb 232b", "stgb 233", "stgb 232a"}}},
      {"§ 25 Abs. 4 f. AufenthG",
       {{"aufenthg 25 4", "aufenthg 25 4a", "aufenthg 25 5", "aufenthg 25"}}},
      {"Art. 4 f. EMRK", {{"emrk 4"}, {"emrk 4 f", "emrk 4a", "emrk 5", "emrk 4"}}},
      {"§§ 1, 4 f. AsylG",
       {{"asylg 1"}, {"asylg 4"}, {"asylg 4 f", "asylg 4a", "asylg 5", "asylg 4"}}},
  };
  for (const auto& c : cases) {
    References keys;
    for (const Reference& reference : FindReferences(c.text)) {
      keys.push_back(reference.keys);
      if (reference.keys.size() == 1) continue;
      // Whoever reads the keys takes what the first has beyond the last for a paragraph.
      EXPECT_EQ(reference.keys.front().rfind(reference.keys.back() + " ", 0), 0U) << c.text;
    }
    EXPECT_EQ(keys, c.keys) << c.text;
  }
  for (const char* text : {"§§ 232 ff. StGB", "232 ff stgb", "§§ 232ff StGB", "StGB 232 ff."}) {
    const std::vector<Reference> found = FindReferences(text);
    ASSERT_EQ(found.size(), 2U) << text;
    EXPECT_THAT(found[0].keys, testing::ElementsAre("stgb 232")) << text;
    EXPECT_EQ(found[1].keys.front(), "stgb 232 ff") << text;
    EXPECT_EQ(found[1].keys.back(), "stgb 232") << text;
    EXPECT_THAT(found[1].keys, testing::IsSupersetOf({"stgb 232a", "stgb 232b", "stgb 233",
                                                      "stgb 233a", "stgb 237", "stgb 237b"}));
    EXPECT_EQ(found[1].keys.size(), 19U) << text;
  }
}

// What a decision bears, and what a filter asks for.
TEST(NormsTest, TheFollowingSectionsAreNormsOfTheirOwn) {
  Keys keys;
  for (const Norm& norm : FindNorms("§§ 232 ff. StGB")) keys.insert(NormKeys(norm).front());
  EXPECT_THAT(keys, testing::IsSupersetOf({"stgb 232", "stgb 232a", "stgb 233", "stgb 233a"}));
  EXPECT_EQ(keys.size(), 18U);
  EXPECT_EQ(NormKeys(FindNorms("§ 25 Abs. 4 f. AufenthG").at(2)),
            std::vector<std::string>({"aufenthg 25 5", "aufenthg 25"}));
}

TEST(NormsTest, TheFollowingSectionsAreWrittenAsTheNamedOne) {
  const auto texts = [](const char* text, bool with_paragraph) {
    std::set<std::string> written;
    for (const Norm& norm : FindNorms(text)) written.insert(NormText(norm, with_paragraph));
    return written;
  };
  EXPECT_EQ(texts("§§ 232 ff. StGB", true), Keys({"§ 232 StGB", "§§ 232 ff. StGB"}));
  EXPECT_EQ(texts("Art. 4 f. EMRK", true), Keys({"Art. 4 EMRK", "Art. 4 f. EMRK"}));
  EXPECT_EQ(texts("§ 25 Abs. 4 ff. AufenthG", true),
            Keys({"§ 25 Abs. 4 AufenthG", "§ 25 Abs. 4 ff. AufenthG"}));
  EXPECT_EQ(texts("§ 25 Abs. 4 ff. AufenthG", false), Keys({"§ 25 AufenthG"}));
  EXPECT_EQ(NormsOfTitle("§§ 232 ff. StGB").size(), 1U);
  EXPECT_EQ(NormsOfTitle("Zu §§ 232 ff. StGB").size(), 1U);
}

TEST(ReferencesTest, AnEcliMayHaveABlankBehindItsName) {
  for (const char* text : {"ECLI: DE:BGH:2019:120319U2STR345.18.0",
                           "ecli:\u00A0de:bgh:2019:120319u2str345.18.0 und mehr"}) {
    const std::vector<Reference> found = FindReferences(text);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_THAT(found[0].keys, testing::ElementsAre("ecli:de:bgh:2019:120319u2str345.18.0"));
  }
  EXPECT_EQ(KeysOf("ECLI: unbekannt"), Keys());
}

}  // namespace
}  // namespace kok::analysis
