#include "indexer/publish/protected_needles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::publish {
namespace {

using Kind = ProtectedText::Kind;

bool Finds(Kind kind, const std::string& value, std::string_view text) {
  bool found = false;
  ProtectedNeedles({{kind, value, "here"}}).FindIn(text, [&](size_t) { found = true; });
  return found;
}

struct Case {
  Kind kind;
  const char* value;
  const char* text;
  bool found;
};

TEST(ProtectedNeedles, AreFoundHoweverTheyAreSpelt) {
  const Case kCases[] = {
      {Kind::kAddress, "Geheimstraße 12, 53111 Bonn", "Wir sind in der geheimstr. 12 in Bonn.",
       true},
      {Kind::kAddress, "Geheimstraße 12, 53111 Bonn", "GEHEIMSTRASSE 12", true},
      {Kind::kAddress, "Geheimstraße 12, 53111 Bonn", "https://karte.example/Geheim-Strasse_12",
       true},
      {Kind::kAddress, "Geheimstraße 12, 53111 Bonn", "53111 Bonn", false},
      {Kind::kAddress, "Geheimstraße 12, 53111 Bonn", "Geheimstraße 21", false},
      {Kind::kAddress, "Haus am Wald", "das Haus am Wald", true},
      {Kind::kAddress, "53111 Bonn, Geheimstraße 12", "Geheimstr. 12, Bonn", true},
      {Kind::kAddress, "Geheimstraße 12 53111 Bonn", "Geheimstr. 12, Bonn", true},
      {Kind::kAddress, "53111 Bonn Geheimstraße 12", "Geheimstr. 12, Bonn", true},
      {Kind::kAddress, "D-53111 Bad Honnef Geheimstraße 12", "Geheimstr. 12", true},
      {Kind::kAddress, "Geheimstraße 12, Haus 3, Bonn", "Geheimstr. 12", true},
      {Kind::kAddress, "Geheimstraße 12, Haus 3, Bonn", "wir sind in Haus 3", false},
      {Kind::kAddress, "17. Juni-Straße 5", "in der 17.-Juni-Str. 5", true},
      {Kind::kAddress, "Geheimstraße 12", "Geheimstraße Nr. 12", true},
      {Kind::kAddress, "Geheimstraße 26-3", "Geheimstraße 263", false},
      {Kind::kAddress, "Geheimstraße 26-3", "Geheimstraße 26 – 3", true},
      {Kind::kAddress, "Geheimstraße 26-3", "G e h e i m s t r a ß e 2 6 - 3", true},
      {Kind::kAddress, "Geheimstraße 12", "12, Geheimstrasse", true},
      {Kind::kAddress, "Geheimstraße 12", "112 Geheimstrasse", false},
      {Kind::kAddress, "12 rue du Lac, 1003 Lausanne", "12, Rue-du-Lac", true},
      {Kind::kAddress, "12 rue du Lac, 1003 Lausanne", "112 rue du lac", false},
      {Kind::kAddress, "Via della Pace 7, 39100 Bolzano", "via della pace, 7", true},
      {Kind::kAddress, "Geheimstraße 12, 2. Stock", "im 2. Stock", false},
      {Kind::kPerson, "Eva Pöppel", "\u0415v\u0430 P\u00f6ppel", true},
      {Kind::kPerson, "Оксана Петренко", "Петренко, Оксана", true},
      {Kind::kAddress, "Geheimstraße 12", "Geheimstraße, Hausnummer 12", true},
      {Kind::kAddress, "Geheimstraße 1", "Geheimstraße 12", false},
      {Kind::kAddress, "Geheimstraße 1", "Geheimstraße 1, 2. Stock", true},
      {Kind::kAddress, "Geheimstraße 12", "Geheim-\nstraße&nbsp;12", true},
      {Kind::kAddress, "Am Ölberg 3", "https://x.example/?q=Am%20%C3%96lberg%203", true},
      {Kind::kPhone, "+49 228 123456", "0228 / 12 34 56", true},
      {Kind::kPhone, "+49 (0)228 123456", "0228–12–34–56", true},
      {Kind::kPhone, "49 (0)228 123456", "0228 123456", true},
      {Kind::kPhone, "+352 26 12 34 56", "26-123456", true},
      {Kind::kPhone, "0228 123456", "0228%2F12%2034%2056", true},
      {Kind::kPhone, "0228/123456", "+49228123456", true},
      {Kind::kPhone, "0049 228 123456", "(0228) 12-34-56", true},
      {Kind::kPhone, "+49 228 123456", "0228 123457", false},
      {Kind::kEmail, "Geheim@Haus.example", "schreibt an geheim@haus.example", true},
      {Kind::kEmail, "geheim@haus.example", "info@haus.example", false},
      {Kind::kEmail, "geheim@haus.example", "<b><geheim@h</b>aus.example>", true},
      {Kind::kEmail, "geheim@haus.example", "geheim (at) haus (punkt) example", true},
      {Kind::kEmail, "geheim@haus.example", "geheim [ät] haus dot example", true},
      {Kind::kEmail, "geheim@haus.example", "mailto:geheim%40haus.example", true},
      {Kind::kEmail, "a@münchen.example", "<a@xn--mnchen-3ya.example>", true},
      {Kind::kEmail, "geheim@haus.example", "info (at) haus (punkt) example", false},
      {Kind::kPerson, "Erika Beispielfrau", "Beispielfrau, Erika", true},
      {Kind::kPerson, "Frau Dr. Erika Beispielfrau", "Erika Beispielfrau", true},
      {Kind::kPerson, "Beispielfrau, Erika", "E. Beispielfrau", true},
      {Kind::kPerson, "Erika Beispielfrau", "e.beispielfrau@haus.example", true},
      {Kind::kPerson, "Erika Beispielfrau", "die Beispielfrau", false},
      {Kind::kPerson, "Erika Beispielfrau", "Erika B.", false},
      {Kind::kPerson, "Erika Müller-Lüdenscheidt", "Müller-Lüdenscheidt, Erika", true},
      {Kind::kPerson, "Ursula von der Aue", "von der Aue, Ursula", true},
      {Kind::kPerson, "Maria Anna Beispielfrau", "Maria Beispielfrau", true},
      {Kind::kPerson, "Nadja Eberle", "nadjaeberle@post.example", true},
      {Kind::kPerson, "Zoë Eberhuber", "Eberhuber, Zoë", true},
      {Kind::kPerson, "Zoë Eberhuber", "(Zoë  Eberhuber)", true},
      {Kind::kPerson, "Frau Beispielfrau", "fragt nach der Beispielfrau", true},
      {Kind::kPerson, "Erika Beispielfrau", "ERIKA  BEISPIELFRAU leitet", true},
      {Kind::kPerson, "Erika Beispielfrau", "Erika leitet", false},
      {Kind::kPerson, "Jörg Öz", "Joerg Oez", true},
      {Kind::kPerson, "Li", "Frau Li hilft", true},
      {Kind::kPerson, "Li", "Lichtblick", false},
      {Kind::kPoint, "50.73743,7.0982", "liegt bei 7.0982 E, 50.7374 N", true},
      {Kind::kPoint, "50.73743,7.0982", "liegt bei 50.9, 7.1", false},
      {Kind::kPoint, "50.73743,7.0982", "50° 44' 15\" N 7° 5' 54\" E", true},
      {Kind::kPoint, "50.73743,7.0982", "50737 Köln, Telefon 7098", false},
      {Kind::kPoint, "50.73743,7.0982", "50.737 und 7.098", true},
      {Kind::kNote, "nur nach Absprache über Tor 3", "Nur nach Absprache ueber Tor 3!", true},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(Finds(c.kind, c.value, c.text), c.found) << c.value << " in " << c.text;
  }
}

// What people write into one cell: several values, and remarks beside them.
TEST(ProtectedNeedles, AreFoundWhereTheCellHoldsMoreThanOneValue) {
  const Case kCases[] = {
      {Kind::kAddress, "Eschenweg 12 3. OG", "Eschenweg 12", true},
      {Kind::kAddress, "Erlenweg 12 Hinterhaus", "Erlenweg 12", true},
      {Kind::kAddress, "Geheimdamm 86 (2. OG)", "Geheimdamm 86", true},
      {Kind::kAddress, "Geheimring 82 Whg. 5", "Geheimring 82", true},
      {Kind::kAddress, "Geheimring 82 Whg. 5", "in Whg. 5", false},
      {Kind::kAddress, "Geheimallee 78 bei Müller", "Geheimallee 78", true},
      {Kind::kAddress, "Fichtenweg 12 Bonn", "Fichtenweg 12", true},
      {Kind::kAddress, "Bonn Tannenweg 12", "Tannenweg 12", true},
      {Kind::kAddress, "Geheimring 83 - Kassel", "Geheimring 83", true},
      {Kind::kAddress, "Ulmenweg 12 / Via dei Tigli 12", "via dei tigli 12", true},
      {Kind::kAddress, "Ulmenweg 12 / Via dei Tigli 12", "Ulmenweg 12", true},
      {Kind::kAddress, "Frauenhaus Wickenweg 12", "Wickenweg 12", true},
      {Kind::kAddress, "c/o Verein Pappelweg 12", "Pappelweg 12", true},
      {Kind::kAddress, "Wohnung 1: Kastanienweg 12", "Kastanienweg 12", true},
      {Kind::kAddress, "Wohnung 1: Kastanienweg 12", "in Wohnung 1", false},
      {Kind::kAddress, "Zedernweg 12-14", "Zedernweg 12", true},
      {Kind::kAddress, "Zedernweg 12-14", "Zedernweg 120", false},
      {Kind::kAddress, "Verein Karl-Marx-Straße 5 EG", "Marx-Str. 5", true},
      {Kind::kPhone, "0228 7420001 / 0151 77420001", "0151 77420001", true},
      {Kind::kPhone, "0228 7420001 / 0151 77420001", "0228/7420001", true},
      {Kind::kPhone, "0228 7420001 oder 0151 77420001", "0228-7420001", true},
      {Kind::kPhone, "0171-7764321 (ab 18 Uhr)", "0171 7764321", true},
      {Kind::kPhone, "0171 7784321 bis 20:00", "0171 7784321", true},
      {Kind::kPhone, "1. 0171 7784321", "0171 7784321", true},
      {Kind::kPhone, "Zentrale 0228 7630002", "+49 228 7630002", true},
      {Kind::kPhone, "49228 7440001", "0228 7440001", true},
      {Kind::kPhone, "0228 / 74 20 001", "0228 7420001", true},
      {Kind::kPerson, "Erika Abelfrau (Leitung)", "Erika Abelfrau", true},
      {Kind::kPerson, "Erika Babelfrau, Leiterin", "Babelfrau, Erika", true},
      {Kind::kPerson, "Erika Dabelfrau M.A.", "Erika Dabelfrau", true},
      {Kind::kPerson, "Dipl.-Soz.päd. Erika Cabelfrau", "Erika Cabelfrau", true},
      {Kind::kPerson, "Erika Fabelfrau geb. Muster", "Erika Fabelfrau", true},
      {Kind::kPerson, "Erika Ebelfrau und Max Kunzel", "Max Kunzel", true},
      {Kind::kPerson, "Erika Ebelfrau / Maja Kunzler", "Maja Kunzler", true},
      {Kind::kPerson, "Anna-Lena Gabelfrau", "Anna Gabelfrau", true},
      {Kind::kPerson, "Erika Jabelfrau-Schmidt", "Erika Jabelfrau", true},
      {Kind::kPerson, "Erika Jabelfrau-Schmidt", "Erika Müller-Schmidt", false},
      {Kind::kEmail, "a@x.example; b@x.example", "an b@x.example", true},
      {Kind::kEmail, "Erika L <a@x.example>", "a@x.example", true},
      {Kind::kEmail, "mailto:a@x.example", "a (at) x.example", true},
      {Kind::kEmail, "Erika L <a@x.example>", "Erika L", false},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(Finds(c.kind, c.value, c.text), c.found) << c.value << " in " << c.text;
  }
}

// What stands beside a value is none: to find it elsewhere would stop builds that tell nothing.
TEST(ProtectedNeedles, AreNotFoundInWhatStandsBesideThem) {
  const Case kCases[] = {
      {Kind::kPhone, "0171 1234567, Mo 10.00-12.00 Uhr", "Sprechzeit 10.00-12.00 Uhr", false},
      {Kind::kPhone, "0171 1234567, Mo 08.00-12.00 Uhr", "Sprechzeit 08.00-12.00 Uhr", false},
      {Kind::kPhone, "0171 1234567 (ab 01.12.2024)", "Stand: 01.12.2024", false},
      {Kind::kPhone, "0171 1234567 (ab 01.12.2024)", "Tel. 0171/1234567", true},
      {Kind::kPhone, "0228 7420001 - 0151 77420001", "0151 77420001", true},
      {Kind::kPhone, "keine", "Es gibt keine Wartezeit", false},
      {Kind::kPhone, "01 23 45 67 89", "01.23.45.67.89", true},
      {Kind::kAddress, "Geheimweg 7, CH-8004 Zürich", "in CH-8004 Zürich", false},
      {Kind::kAddress, "Geheimweg 7, Freiburg 79098", "in Freiburg 79098", false},
      {Kind::kAddress, "Dorfstraße 1100, Haus B", "1100 Dorfstr.", true},
      {Kind::kAddress, "Geheimweg 7, 1. Obergeschoss", "im 1. Obergeschoss", false},
      {Kind::kAddress, "Frauenhaus mit 12 Plätzen, Geheimweg 7", "ein Frauenhaus mit 12 Betten",
       false},
      {Kind::kAddress, "Geheimweg 9 in Heidelberg 3. OG", "in Heidelberg 3 Beratungsstellen",
       false},
      {Kind::kAddress, "Geheimweg 9 in Heidelberg 3. OG", "Geheimweg 9", true},
      {Kind::kAddress, "Geheimweg 9, seit 2019", "seit 2019", false},
      {Kind::kAddress, "Birkenallee Nr. 12", "Birkenallee 12", true},
      {Kind::kAddress, "Frauenhaus Unter den Linden 77", "Unter den Linden 77", true},
      {Kind::kAddress, "Verein Donaukai 34", "Donaukai 34", true},
      {Kind::kAddress, "Frauenhaus Zur Linde 13", "zur Linde 13", true},
      {Kind::kAddress, "unbekannt", "Vater unbekannt", false},
      {Kind::kPerson, "Eva-Maria Lang", "Frau Maria Langer", false},
      {Kind::kPerson, "Eva-Maria Lang", "Frau Maria Lang", true},
      {Kind::kPerson, "Anna Schneider, Eva Kleinert, Mia Abel", "Eva Kleinert", true},
      {Kind::kPerson, "von Brandt, Beatrix Maria", "Beatrix Maria Anders", false},
      {Kind::kPerson, "von Brandt, Beatrix Maria", "Herr von Brandt", false},
      {Kind::kPerson, "Leiterin: Anna Schneider", "Schneider, Anna", true},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(Finds(c.kind, c.value, c.text), c.found) << c.value << " in " << c.text;
  }
}

TEST(ProtectedNeedles, AreFoundAmongBytesAsTheyStand) {
  const std::string bytes = std::string("\x00\x01glass\xff", 8) + "xxGEHEIMSTR. 12yy";
  int found = 0;
  ProtectedNeedles({{Kind::kAddress, "Geheimstr. 12", ""}, {Kind::kNote, "anderes", ""}})
      .FindInBytes(bytes, [&](size_t value) { found += value == 0 ? 1 : 100; });
  EXPECT_EQ(found, 1);
}

// Of a block that a database has given up, too.
TEST(ProtectedNeedles, AreFoundAmongBytesInOtherSpellings) {
  const std::string bytes = std::string("\x00\x01glass\xff", 8) + "xx Geheim-Strasse Nr. 12" + '\0';
  int found = 0;
  ProtectedNeedles({{Kind::kAddress, "Geheimstr. 12", ""}, {Kind::kNote, "anderes", ""}})
      .FindInBytes(bytes, [&](size_t value) { found += value == 0 ? 1 : 100; });
  EXPECT_EQ(found, 1);
}

// What binary bytes part was never one text.
TEST(ProtectedNeedles, AreNotPutTogetherOfWhatBytesPart) {
  const std::string bytes = std::string("anna\x02\x01") + "beispielfrau" + std::string(1, '\0');
  ProtectedNeedles({{Kind::kPerson, "Anna Beispielfrau", ""}}).FindInBytes(bytes, [](size_t) {
    FAIL();
  });
}

TEST(ProtectedNeedles, EachIsToldOnceAndByItsIndex) {
  std::vector<size_t> found;
  ProtectedNeedles({{Kind::kPerson, "Anna Muster", ""}, {Kind::kPerson, "Berta Muster", ""}})
      .FindIn("Berta Muster und Berta Muster", [&](size_t value) { found.push_back(value); });
  EXPECT_THAT(found, testing::ElementsAre(1));
}

}  // namespace
}  // namespace kok::publish
