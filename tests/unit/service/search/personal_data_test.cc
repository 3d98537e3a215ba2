#include "service/search/personal_data.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kok::search_core {
namespace {

TEST(PersonalDataTest, DataOfAPersonIsSeen) {
  for (const char* query : {"geb. 3.4.1998",
                            "geboren am 03.04.1998",
                            "Geburtsdatum: 3.4.98",
                            "born 1998-04-03",
                            "date of birth 3/4/1998",
                            "12.03.1990",
                            "12. 3. 1990",
                            "12-03-1990",
                            "1990-03-12",
                            "12. März 1990",
                            "Fall 2024-113",
                            "Fallnummer: 20240113",
                            "Aktenzeichen 345/18-A",
                            "AZR 123456789",
                            "BAMF 7654321-123",
                            "Pass Nr. C01X00T47",
                            "L01X00T47",
                            "C01X00T478",
                            "Ausweisnummer L01X00T47",
                            "Klientin 2024/17",
                            "ID 123456",
                            "case number A-2024-17",
                            "Steuer-ID 12345678901",
                            "Urteil gegen Maria Muster, 12.03.1999",
                            "Maria Muster, 3.4.98",
                            "Maria Muster 03.04.1998",
                            "Anna Berta-Cesar 12.3.90",
                            "Opfer Maria Muster, geb. 3.4.98, braucht Hilfe"}) {
    EXPECT_TRUE(LooksLikePersonalData(query)) << query;
  }
}

TEST(PersonalDataTest, QuestionsLawFileNumbersAndTelephonesAreNone) {
  for (const char* query : {"BAG, Urt. v. 24.6.2021 – 5 AZR 505/20",
                            "Urteil 20.10.2022",
                            "Beschluss, 13. Januar 2010",
                            "BGH 13.01.2010",
                            "Beschl. v. 12. März 2019",
                            "",
                            "?",
                            "Köln",
                            "Beratungsstelle für Opfer von Menschenhandel",
                            "KOK gegründet 1999",
                            "Menschenhandel 2024",
                            "Statistik 1999 bis 2005",
                            "seit 1990",
                            "Paragraf 232 StGB",
                            "§ 25 Abs. 4a AufenthG",
                            "§§ 232 ff. StGB",
                            "Art. 4 EMRK",
                            "2 StR 345/18",
                            "VI ZR 12/20",
                            "5 AZR 123/20",
                            "Aktenzeichen 2 StR 345/18",
                            "ECLI:DE:BGH:2018:200618U2STR345.18.0",
                            "0221 – 13 90 392",
                            "030/26391176",
                            "+49 (0) 221 1390392",
                            "Telefon 0170 19 01 443",
                            "info@agisra.org",
                            "10785 Berlin",
                            "Fall von Menschenhandel",
                            "im Fall der Fälle",
                            "Notfall 110",
                            "Pass verloren",
                            "Visum für 90 Tage",
                            "Ausweis weg",
                            "Frauenhaus Kassel",
                            "Frau mit 2 Kindern",
                            "born in Romania",
                            "24/7",
                            "Geburt",
                            "Gebühr 30 Euro",
                            "Hilfe ab 18",
                            "EU 2011/36",
                            "Richtlinie 2011/36/EU",
                            "Berlin Mitte 10115",
                            "IFFF / WILPF"}) {
    EXPECT_FALSE(LooksLikePersonalData(query)) << query;
  }
}

TEST(PersonalDataTest, AnyBytesAreAccepted) {
  std::mt19937 random(23);
  for (int round = 0; round < 1000; ++round) {
    std::string bytes(random() % 100, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 256);
    LooksLikePersonalData(bytes);
  }
  for (const char* piece : {"fall ", "fall:", "1.", "Aa ", "C1", "geb", "id-", "1990-"}) {
    std::string text;
    while (text.size() < 20000) text += piece;
    LooksLikePersonalData(text);
  }
}

}  // namespace
}  // namespace kok::search_core
