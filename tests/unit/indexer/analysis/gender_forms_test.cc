#include "indexer/analysis/gender_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/tokenizer.h"
#include "indexer/analysis/word_forms.h"

namespace kok::analysis {
namespace {

using testing::ElementsAreArray;

struct FormCase {
  const char* why;
  const char* written;
  const char* plain;
  const char* base;
};

TEST(GenderFormsTest, AllFormsOfAWordShareItsBase) {
  const FormCase cases[] = {
      {"star", "Migrant*innen", "migrantinnen", "migrant"},
      {"colon", "Migrant:innen", "migrantinnen", "migrant"},
      {"gap", "Migrant_innen", "migrantinnen", "migrant"},
      {"inner I", "MigrantInnen", "migrantinnen", "migrant"},
      {"slash and hyphen", "Migrant/-innen", "migrantinnen", "migrant"},
      {"slash", "Migrant/innen", "migrantinnen", "migrant"},
      {"middle dot", "Migrant\u00B7innen", "migrantinnen", "migrant"},
      {"full-width star", "Migrant\uFF0Ainnen", "migrantinnen", "migrant"},
      {"feminine plural", "Migrantinnen", "migrantinnen", "migrant"},
      {"brackets", "Migrant(inn)en", "migrantinnen", "migrant"},
      {"feminine", "Migrantin", "migrantin", "migrant"},
      {"feminine with a star", "Migrant*in", "migrantin", "migrant"},
      {"capitals", "MIGRANT*INNEN", "migrantinnen", "migrant"},
      {"masculine", "Migrant", "migrant", "migrant"},
      {"client", "Klient:innen", "klientinnen", "klient"},
      {"counsellor", "Beraterin", "beraterin", "berater"},
      {"colleagues", "Kolleginnen", "kolleginnen", "kolleg"},
      {"psychologists", "Psychologinnen", "psychologinnen", "psycholog"},
      {"perpetrators with an umlaut", "Täter*innen", "täterinnen", "täter"},
      {"star at the end", "Frauen*", "frauen", "frauen"},
      {"star between parts", "Frauen*rechte", "frauenrechte", "frauenrechte"},
      {"star between parts of a gender form", "Migrantinnen*projekte", "migrantinnenprojekte",
       "migrantinnenprojekte"},
      {"article", "jede:r", "jeder", "jeder"},
      {"article with a slash", "ein/e", "eine", "eine"},
  };
  for (const FormCase& c : cases) {
    const GenderReading reading = ReadGenderForm(c.written);
    EXPECT_EQ(reading.plain, c.plain) << c.why;
    EXPECT_EQ(reading.base, c.base) << c.why;
  }
}

TEST(GenderFormsTest, WordsThatOnlyLookLikeItStayWhole) {
  for (const char* word :
       {"berlin",   "schwerin", "termin",    "medizin", "beginnen", "gewinnen", "innen",
        "drinnen",  "benzin",   "magazin",   "urin",    "köln",     "allein",   "verein",
        "besinnen", "spinnen",  "disziplin", "in",      "inn",      ""}) {
    EXPECT_EQ(ReadGenderForm(word).plain, word);
    EXPECT_EQ(ReadGenderForm(word).base, word);
  }
}

struct TextCase {
  const char* why;
  const char* text;
  std::vector<std::string> words;
};

// What GenderMarkerLength decides, in a text.
TEST(GenderFormsTest, MarkersJoinOnlyWhatIsOneWord) {
  const TextCase cases[] = {
      {"star", "für Migrant*innen da", {"für", "Migrant*innen", "da"}},
      {"colon", "Migrant:innen", {"Migrant:innen"}},
      {"gap", "Migrant_innen", {"Migrant_innen"}},
      {"slash and hyphen", "Migrant/-innen", {"Migrant/-innen"}},
      {"slash", "Migrant/innen", {"Migrant/innen"}},
      {"brackets", "Migrant(inn)en", {"Migrant(inn)en"}},
      {"article", "jede:r", {"jede:r"}},
      {"star between parts", "Frauen*rechte", {"Frauen*rechte"}},
      {"star between parts of a gender form", "Migrantinnen*projekte", {"Migrantinnen*projekte"}},
      {"star at the end", "Frauen* helfen", {"Frauen", "helfen"}},
      {"label", "Ort:Berlin", {"Ort", "Berlin"}},
      {"alternatives", "A/B", {"A", "B"}},
      {"alternatives of words", "Frauen/Männer und/oder", {"Frauen", "Männer", "und", "oder"}},
      {"ratio", "3:1 und 24/7", {"3", "1", "und", "24", "7"}},
      {"remark in brackets", "Frauen (innerhalb) hier", {"Frauen", "innerhalb", "hier"}},
      {"name of a file", "mein_bericht", {"mein", "bericht"}},
      {"star before a capital", "Köln*Bonn", {"Köln", "Bonn"}},
      {"marker without a word", "*innen", {"innen"}},
  };
  for (const TextCase& c : cases) {
    std::vector<std::string> words;
    for (const Span& span : SplitWords(c.text)) {
      words.push_back(std::string(c.text).substr(span.begin, span.end - span.begin));
    }
    EXPECT_THAT(words, ElementsAreArray(c.words)) << c.why;
  }
  EXPECT_EQ(GenderMarkerLength("Migrant/-innen", 7), 2U);
  EXPECT_EQ(GenderMarkerLength("Migrant*innen", 7), 1U);
  EXPECT_EQ(GenderMarkerLength("Ort:Berlin", 3), 0U);
  EXPECT_EQ(GenderMarkerLength("Frauen*", 6), 0U) << "nothing behind it";
}

TEST(GenderFormsTest, AnyBytesAreRead) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = "a";
    for (size_t i = random() % 40; i > 0; --i) {
      // Markers and letters often, so that the rules meet each other.
      constexpr std::string_view kBytes = "*:_/-()inner\xC2\xB7\xE2\x80\x99\xFF";
      bytes.push_back(kBytes[random() % kBytes.size()]);
    }
    EXPECT_LE(ReadGenderForm(bytes).base.size(), ReadGenderForm(bytes).plain.size());
    for (size_t at = 1; at < bytes.size(); ++at) {
      EXPECT_LE(at + GenderMarkerLength(bytes, at), bytes.size());
    }
  }
}

}  // namespace
}  // namespace kok::analysis
