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
      {Kind::kPhone, "+49 228 123456", "0228 / 12 34 56", true},
      {Kind::kPhone, "0228/123456", "+49228123456", true},
      {Kind::kPhone, "0049 228 123456", "(0228) 12-34-56", true},
      {Kind::kPhone, "+49 228 123456", "0228 123457", false},
      {Kind::kEmail, "Geheim@Haus.example", "schreibt an geheim@haus.example", true},
      {Kind::kEmail, "geheim@haus.example", "info@haus.example", false},
      {Kind::kPerson, "Erika Beispielfrau", "Beispielfrau, Erika", true},
      {Kind::kPerson, "Erika Beispielfrau", "ERIKA  BEISPIELFRAU leitet", true},
      {Kind::kPerson, "Erika Beispielfrau", "Erika leitet", false},
      {Kind::kPerson, "Jörg Öz", "Joerg Oez", true},
      {Kind::kPerson, "Li", "Frau Li hilft", true},
      {Kind::kPerson, "Li", "Lichtblick", false},
      {Kind::kPoint, "50.73743,7.0982", "liegt bei 7.0982 E, 50.7374 N", true},
      {Kind::kPoint, "50.73743,7.0982", "liegt bei 50.9, 7.1", false},
      {Kind::kNote, "nur nach Absprache über Tor 3", "Nur nach Absprache ueber Tor 3!", true},
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

TEST(ProtectedNeedles, EachIsToldOnceAndByItsIndex) {
  std::vector<size_t> found;
  ProtectedNeedles({{Kind::kPerson, "Anna Muster", ""}, {Kind::kPerson, "Berta Muster", ""}})
      .FindIn("Berta Muster und Berta Muster", [&](size_t value) { found.push_back(value); });
  EXPECT_THAT(found, testing::ElementsAre(1));
}

}  // namespace
}  // namespace kok::publish
