#include "service/search/referral_text.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "absl/strings/str_split.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Referral;

// Invented organisations, all of them.
Referral Block(const std::string& text) {
  Referral referral;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &referral)) << text;
  return referral;
}

constexpr char kWhole[] = R"(
    display_name: "Beispiel e.V." department: "Fachstelle" parent_display_name: "Muster e.V."
    locality: "Köln"
    phones { number: "+4922112345" display: "0221 / 123 45" label: "Büro" }
    phones { number: "+4922112346" }
    emails: "a@example.org" emails: "b@example.org" website_uri: "https://example.org"
    hours: "Mo-Fr 10-12\nDi auch 14-16" alert: "Nicht vor 10 anrufen"
    languages { code: "ro" state: ATTRIBUTE_STATE_YES }
    languages { code: "ar" state: ATTRIBUTE_STATE_VIA_INTERPRETER }
    languages { code: "th" state: ATTRIBUTE_STATE_NO }
    languages { code: "tr" state: ATTRIBUTE_STATE_UNKNOWN }
    languages { code: "bg" }
    source: "Faltblatt" source_date: "2026-01-02" verified_on: "2026-02-03"
    status: ORGANIZATION_STATUS_ACTIVE text: "not looked at")";

TEST(ReferralText, SaysItsOwnRemarksInTheLanguageAskedFor) {
  const Referral referral = Block(R"(display_name: "Beispiel"
      phones { number: "+493012373" display: "030 – 123 73/ 74"
               label: "aus der Schreibweise 123 73/ 74 gelesen: Endung 73" }
      phones { number: "+493012374" display: "030 – 123 73/ 74"
               label: "aus der Schreibweise 123 73/ 74 gelesen: Endung 74" }
      phones { number: "+493099999" label: "aus der Schreibweise" })");
  EXPECT_THAT(
      ReferralText(referral, "de"),
      testing::HasSubstr("+493012373 (aus der Schreibweise 123 73/ 74 gelesen: Endung 73)"));
  const std::string english = ReferralText(referral, "en");
  EXPECT_THAT(english, testing::HasSubstr("+493012373 (read from \"123 73/ 74\": ending 73)\n"));
  EXPECT_THAT(english, testing::HasSubstr("+493012374 (read from \"123 73/ 74\": ending 74)\n"));
  EXPECT_THAT(english, testing::HasSubstr("+493099999 (aus der Schreibweise)\n"));
}

TEST(ReferralText, IsTheWholeBlockInTheLanguageAskedFor) {
  const struct {
    const char* name;
    std::string block;
    std::string_view language;
    const char* text;
  } cases[] = {
      {"whole", kWhole, "de",
       "Hinweis: Nicht vor 10 anrufen\n"
       "Name: Beispiel e.V.\n"
       "Abteilung: Fachstelle\n"
       "Gehört zu: Muster e.V.\n"
       "Ort: Köln\n"
       "Telefon: 0221 / 123 45 (Büro)\n"
       "Telefon: +4922112346\n"
       "E-Mail: a@example.org\n"
       "E-Mail: b@example.org\n"
       "Internetseite: https://example.org\n"
       "Zeiten: Mo-Fr 10-12 Di auch 14-16\n"
       "Sprachen: Rumänisch (ja), Arabisch (mit Dolmetschen), Thailändisch (nein),\n"
       "  Türkisch (nicht bekannt), Bulgarisch (nicht bekannt)\n"
       "Quelle: Faltblatt, 2026-01-02\n"
       "Geprüft: 2026-02-03\n"},
      {"whole", kWhole, "en",
       "Note: Nicht vor 10 anrufen\n"
       "Name: Beispiel e.V.\n"
       "Department: Fachstelle\n"
       "Belongs to: Muster e.V.\n"
       "Town: Köln\n"
       "Telephone: 0221 / 123 45 (Büro)\n"
       "Telephone: +4922112346\n"
       "E-mail: a@example.org\n"
       "E-mail: b@example.org\n"
       "Website: https://example.org\n"
       "Hours: Mo-Fr 10-12 Di auch 14-16\n"
       "Languages: Romanian (yes), Arabic (via interpreter), Thai (no), Turkish\n"
       "  (unknown), Bulgarian (unknown)\n"
       "Source: Faltblatt, 2026-01-02\n"
       "Checked: 2026-02-03\n"},
      {"nothing known", R"(display_name: "X" unknown_fields: "languages" unknown_fields: "hours")",
       "",
       "Name: X\n"
       "Nicht bekannt: Sprachen, Zeiten – bitte fragen\n"
       "Quelle: nicht bekannt\n"
       "Geprüft: noch von niemandem\n"},
      {"two numbers printed as one",
       R"(display_name: "X" source: "S"
          phones { number: "+493012373" display: "030 – 123 73/ 74" label: "Endung 73" }
          phones { number: "+493012374" display: "030 – 123 73/ 74" label: "Endung 74" }
          phones { number: "+493099" display: "030 – 99" }
          phones { display: "ohne Vorwahl 5" } phones { display: "ohne Vorwahl 5" })",
       "de",
       "Name: X\n"
       "Telefon: +493012373 (Endung 73)\n"
       "Telefon: +493012374 (Endung 74)\n"
       "Telefon: 030 – 99\n"
       "Telefon: ohne Vorwahl 5\n"
       "Telefon: ohne Vorwahl 5\n"
       "Quelle: S, ohne Datum\n"
       "Geprüft: noch von niemandem\n"},
      {"hours and languages from elsewhere",
       R"(display_name: "X" source: "S" source_date: "2026-01-02" hours: "Mo 9-10"
          hours_fact { source: "https://example.org/zeiten" source_date: "2020-09-28" }
          languages { code: "ro" state: ATTRIBUTE_STATE_YES fact { source: "Seite" } }
          languages { code: "th" state: ATTRIBUTE_STATE_NO fact { source: "Seite" } }
          languages { code: "tr" state: ATTRIBUTE_STATE_YES
                      fact { source: "Brief" source_date: "2025-01-01" } }
          languages { code: "bg" state: ATTRIBUTE_STATE_YES
                      fact { source: "S" source_date: "2026-01-02" } })",
       "en",
       "Name: X\n"
       "Hours: Mo 9-10\n"
       "Source of the hours: https://example.org/zeiten, 2020-09-28\n"
       "Languages: Romanian (yes), Thai (no), Turkish (yes), Bulgarian (yes)\n"
       "Source of the languages: Seite, without a date; Brief, 2025-01-01\n"
       "Source: S, 2026-01-02\n"
       "Checked: by nobody yet\n"},
      {"the same source for all",
       R"(display_name: "X" source: "S" hours: "Mo" hours_fact { source: "S" })", "en",
       "Name: X\n"
       "Hours: Mo\n"
       "Source: S, without a date\n"
       "Checked: by nobody yet\n"},
      {"marks of direction", "display_name: 'X\u202E1\u2066Y\u2069' source: 'S'", "en",
       "Name: X1Y\n"
       "Source: S, without a date\n"
       "Checked: by nobody yet\n"},
      {"every field unknown",
       R"(display_name: "X" source: "S" unknown_fields: "phones" unknown_fields: "emails"
          unknown_fields: "website_uri" unknown_fields: "department")",
       "en",
       "Name: X\n"
       "Not known: telephone, e-mail, website, department – please ask\n"
       "Source: S, without a date\n"
       "Checked: by nobody yet\n"},
      {"closed", R"(display_name: "X" source: "S" status: ORGANIZATION_STATUS_CLOSED)", "de",
       "ACHTUNG: geschlossen. Niemanden dorthin verweisen.\n"
       "Name: X\n"
       "Quelle: S, ohne Datum\n"
       "Geprüft: noch von niemandem\n"},
      {"merged", R"(display_name: "X" source: "S" status: ORGANIZATION_STATUS_MERGED
          superseded_by: "organizations/y" superseded_by_display_name: "Y e.V.")",
       "en",
       "ATTENTION: merged into another organisation. Do not refer anybody there.\n"
       "Instead: Y e.V. (organizations/y)\n"
       "Name: X\n"
       "Source: S, without a date\n"
       "Checked: by nobody yet\n"},
      {"paused", R"(display_name: "X" source: "S" status: ORGANIZATION_STATUS_PAUSED
          superseded_by: "organizations/y")",
       "de",
       "ACHTUNG: pausiert. Zurzeit niemanden dorthin verweisen.\n"
       "Stattdessen: organizations/y\n"
       "Name: X\n"
       "Quelle: S, ohne Datum\n"
       "Geprüft: noch von niemandem\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReferralText(Block(c.block), c.language), c.text) << c.name << " " << c.language;
  }
}

// A line break within a value would look like a line of its own, such as another telephone number.
TEST(ReferralText, NoValueCanMakeALineOfItsOwn) {
  Referral referral =
      Block(R"(display_name: "X\nTelefon: 110" source: "S\r\nGeprüft: 2026-01-01")");
  referral.set_hours(std::string("a\tb\x1b[1m\0c", 10));
  for (absl::string_view line : absl::StrSplit(ReferralText(referral, "de"), '\n')) {
    EXPECT_THAT(std::string(line), testing::Not(testing::StartsWith("Telefon")));
    EXPECT_THAT(std::string(line), testing::Not(testing::StartsWith("Geprüft: 2026")));
    for (const char c : line) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
  }
}

TEST(ReferralText, BreaksLongValuesAtBlanksAndKeepsEveryWord) {
  Referral referral;
  std::string hours;
  for (int i = 0; i < 60; ++i) hours += "grüße" + std::to_string(i) + " ";
  referral.set_hours(hours);
  referral.set_website_uri("https://example.org/" + std::string(200, 'a'));
  const std::string text = ReferralText(referral, "de");
  EXPECT_THAT(text, testing::HasSubstr(referral.website_uri() + "\n"));
  size_t words = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    if (line.find("example.org") != absl::string_view::npos) continue;
    size_t width = 0;
    for (const char c : line) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    EXPECT_LE(width, 80u);
    for (absl::string_view word : absl::StrSplit(line, ' ')) {
      words += word.substr(0, 3) == "gr\xC3" ? 1 : 0;
    }
  }
  EXPECT_EQ(words, 60u);
}

}  // namespace
}  // namespace kok::search_core
