#include "indexer/region/place_resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/indexer/region/shipped_places.h"

namespace kok::region {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::ShippedGazetteer;
using tests::ShippedPlaces;

std::vector<std::string> NamesOf(const Resolution& resolution) {
  std::vector<std::string> names;
  for (const ResolvedPlace& place : resolution.places) names.push_back(place.display_name);
  return names;
}

// One place, whatever else: what is typed, and which key or country it means first.
struct Case {
  const char* text;
  const char* name;  // of the first
  const char* ags;
  const char* region_code;
  bool clear = true;
};

void ExpectFirst(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const Resolution resolution = ShippedPlaces().Resolve(c.text);
    ASSERT_FALSE(resolution.places.empty()) << c.text;
    EXPECT_EQ(resolution.places[0].display_name, c.name) << c.text;
    EXPECT_EQ(resolution.places[0].ags, c.ags) << c.text;
    EXPECT_EQ(resolution.places[0].region_code, c.region_code) << c.text;
    EXPECT_EQ(resolution.clear, c.clear) << c.text;
  }
}

TEST(PlaceResolverTest, Codes) {
  ExpectFirst({
      {"03046", "03046 Cottbus", "12052000", "DE-BB"},
      {"D-03046", "03046 Cottbus", "12052000", "DE-BB"},
      {"DE 03046", "03046 Cottbus", "12052000", "DE-BB"},
      {"03046 Cottbus", "03046 Cottbus", "12052000", "DE-BB"},
      {"D-03046 Cottbus", "03046 Cottbus", "12052000", "DE-BB"},
      {"Cottbus 03046", "03046 Cottbus", "12052000", "DE-BB"},
      {"０３０４６", "03046 Cottbus", "12052000", "DE-BB"},
      {"03046 Berlin", "03046 Cottbus", "12052000", "DE-BB"},  // the code decides
      {"99999 Cottbus", "Cottbus", "12052000", "DE-BB"},       // a code that lies nowhere
      {"12052000", "Cottbus", "12052000", "DE-BB"},
      {"05974", "Kreis Soest", "05974", "DE-NW"},
      {"09162", "München", "09162000", "DE-BY"},  // a Kreis that is one town
      {"06", "Hessen", "06", "DE-HE"},
      {"39100 Bozen", "Bozen", "", "IT"},
      {"8001 Zürich", "Zürich", "", "CH"},
      {"CH-8001 Zürich", "Zürich", "", "CH"},
      {"A-1010 Wien", "Wien", "", "AT"},
  });
  for (const char* unknown : {"CH-8001", "8001", "I-39100", "I-10115", "99999", "1", "123456",
                              "99999999", "10115 10117", "8001 Köln", "CH-8001 Köln", "D-"}) {
    EXPECT_THAT(ShippedPlaces().Resolve(unknown).places, IsEmpty()) << unknown;
  }
}

TEST(PlaceResolverTest, PartsOfTownsAreTheTown) {
  ExpectFirst({
      {"Neukölln", "Berlin", "11000000", "DE-BE"},
      {"neukoelln", "Berlin", "11000000", "DE-BE"},
      {"Neukölln, Berlin", "Berlin", "11000000", "DE-BE"},
      {"Prenzlauer Berg", "Berlin", "11000000", "DE-BE"},
      {"St. Pauli", "Hamburg", "02000000", "DE-HH"},
      {"Sankt Pauli, Hamburg", "Hamburg", "02000000", "DE-HH"},
      {"Altona, Deutschland", "Hamburg", "02000000", "DE-HH"},
  });
  for (const char* elsewhere : {"Lichterfelde, Brandenburg", "Altona, Bayern", "Neukölln NRW"}) {
    EXPECT_THAT(ShippedPlaces().Resolve(elsewhere).places, IsEmpty()) << elsewhere;
  }
}

// No row is shadowed by what else bears its name, and each is of the town that it says.
TEST(PlaceResolverTest, EachShippedPartLeadsToItsTown) {
  for (const Quarter& quarter : tests::ShippedGazetteer().quarters()) {
    const Resolution found = ShippedPlaces().Resolve(quarter.name);
    ASSERT_FALSE(found.places.empty()) << quarter.name;
    EXPECT_EQ(found.places[0].ags, tests::ShippedGazetteer().places()[quarter.municipality].ags)
        << quarter.name;
    EXPECT_TRUE(found.clear) << quarter.name;
  }
}

TEST(PlaceResolverTest, QualifiersAsPeopleWriteThem) {
  ExpectFirst({
      {"Frankfurt/Oder", "Frankfurt (Oder)", "12053000", "DE-BB"},
      {"Frankfurt (O)", "Frankfurt (Oder)", "12053000", "DE-BB"},
      {"Frankfurt an der Oder", "Frankfurt (Oder)", "12053000", "DE-BB"},
      {"Frankfurt a.M.", "Frankfurt am Main", "06412000", "DE-HE"},
      {"Frankfurt/M", "Frankfurt am Main", "06412000", "DE-HE"},
      {"Frankfurt Main", "Frankfurt am Main", "06412000", "DE-HE"},
      {"Freiburg i. Br.", "Freiburg im Breisgau", "08311000", "DE-BW"},
      {"Freiburg i.Br", "Freiburg im Breisgau", "08311000", "DE-BW"},
      {"Halle/Saale", "Halle (Saale)", "15002000", "DE-ST"},
      {"Halle a. d. Saale", "Halle (Saale)", "15002000", "DE-ST"},
      {"Halle Westfalen", "Halle (Westf.)", "05754012", "DE-NW"},
      {"Ludwigshafen a. Rh.", "Ludwigshafen am Rhein", "07314000", "DE-RP"},
      {"Rothenburg o.d.T.", "Rothenburg ob der Tauber", "09571193", "DE-BY"},
      {"Rothenburg O.L.", "Rothenburg/O.L.", "14626480", "DE-SN"},
      {"Neustadt a. d. Weinstr.", "Neustadt an der Weinstraße", "07316000", "DE-RP"},
      {"Neustadt a. d. Donau", "Neustadt a.d. Donau", "09273152", "DE-BY"},
      {"Kempten", "Kempten (Allgäu)", "09763000", "DE-BY"},
      {"Kempten Allgäu", "Kempten (Allgäu)", "09763000", "DE-BY"},
      {"Oldenburg i.O.", "Oldenburg (Oldb)", "03403000", "DE-NI"},
      {"Weilheim i. OB", "Weilheim i. OB", "09190157", "DE-BY"},
      {"Weiden Oberpfalz", "Weiden i.d. OPf.", "09363000", "DE-BY"},
      {"Hannoversch Münden", "Hann. Münden", "03152016", "DE-NI"},
      {"Bad Homburg", "Bad Homburg v.d. Höhe", "06434001", "DE-HE"},
      {"Weil der Stadt", "Weil der Stadt", "08115050", "DE-BW"},
      {"Halle (Landkreis Holzminden)", "Halle", "03255016", "DE-NI"},
  });
}

TEST(PlaceResolverTest, SpellingsAndTitles) {
  ExpectFirst({
      {"Köln", "Köln", "05315000", "DE-NW"},
      {"Koeln", "Köln", "05315000", "DE-NW"},
      {"KÖLN", "Köln", "05315000", "DE-NW"},
      {"koln", "Köln", "05315000", "DE-NW"},
      {"Ko\u0308ln", "Köln", "05315000", "DE-NW"},
      {"  köln. ", "Köln", "05315000", "DE-NW"},
      {"Villingen Schwenningen", "Villingen-Schwenningen", "08326074", "DE-BW"},
      {"St. Gallen", "Sankt Gallen", "", "CH"},
      {"St Augustin", "Sankt Augustin", "05382056", "DE-NW"},
      {"Gross-Gerau", "Groß-Gerau", "06433006", "DE-HE"},
      {"groß gerau", "Groß-Gerau", "06433006", "DE-HE"},
      {"Lutherstadt Wittenberg", "Wittenberg", "15091375", "DE-ST"},
      {"Hansestadt Lübeck", "Lübeck", "01003000", "DE-SH"},
      {"Stadt Köln", "Köln", "05315000", "DE-NW"},
      {"Landeshauptstadt Dresden", "Dresden", "14612000", "DE-SN"},
      {"Munster", "Munster", "03358016", "DE-NI", false},  // and Münster
      {"Münster", "Münster (Nordrhein-Westfalen)", "05515000", "DE-NW", false},
  });
  EXPECT_THAT(NamesOf(ShippedPlaces().Resolve("Münster")), testing::Not(Contains("Munster")));
}

TEST(PlaceResolverTest, NamesakesAreAllOffered) {
  const struct {
    const char* text;
    std::vector<std::string> first;  // choices, from the first
  } cases[] = {
      {"Frankfurt", {"Frankfurt am Main", "Frankfurt (Oder)"}},
      {"Freiburg", {"Freiburg im Breisgau", "Freiburg (Elbe)"}},
      {"Halle",
       {"Halle (Saale)", "Halle (Westf.)", "Halle (Landkreis Holzminden)",
        "Halle (Landkreis Grafschaft Bentheim)"}},
      {"Oldenburg", {"Oldenburg (Oldb)", "Oldenburg in Holstein"}},
      {"Harburg", {"Harburg (Schwaben)", "Landkreis Harburg (Niedersachsen)"}},
  };
  for (const auto& c : cases) {
    const Resolution resolution = ShippedPlaces().Resolve(c.text);
    EXPECT_EQ(NamesOf(resolution), c.first) << c.text;
    EXPECT_FALSE(resolution.clear) << c.text;
  }
  const Resolution neustadt = ShippedPlaces().Resolve("Neustadt");
  EXPECT_GE(neustadt.places.size(), 15U);
  EXPECT_EQ(neustadt.places[0].display_name, "Neustadt an der Weinstraße");
  EXPECT_FALSE(neustadt.clear);
}

TEST(PlaceResolverTest, TheLargestIsMeantWhereOthersAreDwarfed) {
  const struct {
    const char* text;
    const char* first;
    bool clear;
  } cases[] = {
      {"Salzburg", "Salzburg (Österreich)", true},  // although there is one in the Westerwald
      {"Essen", "Essen", true},                     // although there is Essen (Oldenburg)
      {"Esslingen", "Esslingen am Neckar", false},
      {"Lindau", "Lindau (Bodensee)", false},
      {"Wangen", "Wangen im Allgäu", false},
      {"Königstein", "Königstein im Taunus", false},
      {"Biberach", "Biberach an der Riß", true},
  };
  for (const auto& c : cases) {
    const Resolution resolution = ShippedPlaces().Resolve(c.text);
    ASSERT_FALSE(resolution.places.empty()) << c.text;
    EXPECT_EQ(resolution.places[0].display_name, c.first);
    EXPECT_EQ(resolution.clear, c.clear) << c.text;
  }
}

TEST(PlaceResolverTest, HalfOfADoubleNameIsEnough) {
  ExpectFirst({
      {"Dessau", "Dessau-Roßlau", "15001000", "DE-ST"},
      {"Garmisch", "Garmisch-Partenkirchen", "09180117", "DE-BY"},
      {"Bitterfeld", "Bitterfeld-Wolfen", "15082015", "DE-ST"},
      {"Villingen", "Villingen-Schwenningen", "08326074", "DE-BW"},
      {"Brême", "Bremen", "04011000", "DE-HB"},
  });
  EXPECT_TRUE(ShippedPlaces().Resolve("Baden").places.empty() ||
              ShippedPlaces().Resolve("Baden").places[0].display_name != "Baden-Baden");
}

TEST(PlaceResolverTest, AContextIsPreferred) {
  const Resolution frankfurt = ShippedPlaces().Resolve("Frankfurt", "DE-BB");
  EXPECT_THAT(NamesOf(frankfurt), ElementsAre("Frankfurt (Oder)", "Frankfurt am Main"));
  EXPECT_TRUE(frankfurt.clear);
  EXPECT_FALSE(ShippedPlaces().Resolve("Frankfurt", "DE").clear);
  EXPECT_FALSE(ShippedPlaces().Resolve("Frankfurt", "DE-BY").clear);
  EXPECT_EQ(NamesOf(ShippedPlaces().Resolve("Salzburg", "DE"))[0], "Salzburg (Westerwaldkreis)");
}

TEST(PlaceResolverTest, KreiseLaenderCountries) {
  ExpectFirst({
      {"Kassel", "Kassel", "06611000", "DE-HE"},
      {"Landkreis Kassel", "Landkreis Kassel", "06633", "DE-HE"},
      {"Kassel, Landkreis", "Landkreis Kassel", "06633", "DE-HE"},
      {"Kreis Herford", "Kreis Herford", "05758", "DE-NW"},
      {"LK Görlitz", "Landkreis Görlitz", "14626", "DE-SN"},
      {"Kreis Lippe", "Kreis Lippe", "05766", "DE-NW"},
      {"Lippe", "Kreis Lippe", "05766", "DE-NW"},
      {"Saalekreis", "Saalekreis", "15088", "DE-ST"},
      {"Region Hannover", "Region Hannover", "03241", "DE-NI"},
      {"Städteregion Aachen", "Städteregion Aachen", "05334", "DE-NW"},
      {"Landkreis Rotenburg", "Landkreis Rotenburg (Wümme)", "03357", "DE-NI"},
      {"Kreis Cottbus", "Cottbus", "12052000", "DE-BB"},
      {"Brandenburg", "Brandenburg", "12", "DE-BB"},
      {"NRW", "Nordrhein-Westfalen", "05", "DE-NW"},
      {"Bayern", "Bayern", "09", "DE-BY"},
      {"Bavaria", "Bayern", "09", "DE-BY"},
      {"Berlin", "Berlin", "11000000", "DE-BE"},
      {"Land Berlin", "Berlin", "11000000", "DE-BE"},
      {"Hamburg", "Hamburg", "02000000", "DE-HH"},
      {"Bremen", "Bremen", "04011000", "DE-HB"},
      {"Land Bremen", "Bremen", "04", "DE-HB"},
      {"Schweiz", "Schweiz", "", "CH"},
      {"Südtirol", "Italien", "", "IT"},
      {"Österreich", "Österreich", "", "AT"},
      {"Austria", "Österreich", "", "AT"},
  });
  EXPECT_THAT(NamesOf(ShippedPlaces().Resolve("Brandenburg")),
              ElementsAre("Brandenburg", "Brandenburg an der Havel"));
  EXPECT_EQ(ShippedPlaces().Resolve("Kassel").places.size(), 1U);
  EXPECT_TRUE(ShippedPlaces().Resolve("Bayern").places[0].point.has_value());
  EXPECT_FALSE(ShippedPlaces().Resolve("Schweiz").places[0].point.has_value());
}

TEST(PlaceResolverTest, ForeignNames) {
  ExpectFirst({
      {"Munich", "München", "09162000", "DE-BY"},
      {"Кельн", "Köln", "05315000", "DE-NW"},
      {"Monachium", "München", "09162000", "DE-BY"},
      {"Chóśebuz", "Cottbus", "12052000", "DE-BB"},
      {"Fribourg-en-Brisgau", "Freiburg im Breisgau", "08311000", "DE-BW"},
      {"Bozen", "Bozen", "", "IT"},
      {"Bolzano", "Bozen", "", "IT"},
      {"Болцано", "Bozen", "", "IT"},
      {"Meran", "Meran", "", "IT"},
      {"Merano", "Meran", "", "IT"},
      {"Zürich", "Zürich", "", "CH"},
      {"Zurich", "Zürich", "", "CH"},
      {"Basel", "Basel", "", "CH"},
      {"Wien", "Wien", "", "AT"},
      {"Vienna", "Wien", "", "AT"},
      {"Straßburg", "Straßburg", "", "FR"},
      {"Strasbourg", "Straßburg", "", "FR"},
      {"Genf", "Genf", "", "CH"},
      {"Genève", "Genf", "", "CH"},
      {"Geneva", "Genf", "", "CH"},
      {"Luxemburg", "Luxemburg", "", "LU"},
      {"FFM", "Frankfurt am Main", "06412000", "DE-HE"},
      {"Breslau", "Breslau", "", "PL"},
      {"Wrocław", "Breslau", "", "PL"},
      {"Vaduz", "Vaduz", "", "LI"},
      {"Prag", "Prag", "", "CZ"},
      {"Praha", "Prag", "", "CZ"},
      {"Munich, Germany", "München", "09162000", "DE-BY"},
  });
}

TEST(PlaceResolverTest, ALandOrACountryBehind) {
  ExpectFirst({
      {"Neustadt, Hessen", "Neustadt (Hessen)", "06534016", "DE-HE"},
      {"Neustadt (Sachsen)", "Neustadt i. Sa.", "14628260", "DE-SN"},
      {"Halle NRW", "Halle (Westf.)", "05754012", "DE-NW"},
      {"Cottbus Brandenburg", "Cottbus", "12052000", "DE-BB"},
      {"Kassel, Germany", "Kassel", "06611000", "DE-HE"},
      {"Cottbus, Deutschland", "Cottbus", "12052000", "DE-BB"},
      {"Brandenburg, Deutschland", "Brandenburg", "12", "DE-BB"},
      {"Stadt Köln, NRW, Deutschland", "Köln", "05315000", "DE-NW"},
      {"Salzburg, Österreich", "Salzburg", "", "AT"},
      {"Freyburg, Sachsen-Anhalt", "Freyburg (Unstrut)", "15084135", "DE-ST"},
      {"Berlin-Brandenburg", "Berlin", "11000000", "DE-BE"},
  });
}

// A Land that holds no place of that name is not passed over.
TEST(PlaceResolverTest, AWrongLandBehindIsNoPlace) {
  const struct {
    const char* text;
    const char* similar;  // the first
  } cases[] = {
      {"Freiburg, Sachsen-Anhalt", "Freyburg (Unstrut)"},
      {"Freiburg, Sachsen-Anhalt, Deutschland", "Freyburg (Unstrut)"},
      {"Stadt Freiburg (Sachsen-Anhalt)", nullptr},
      {"Augsburg, Sachsen", nullptr},
      {"Cottbus (Bayern)", "Cottbus"},
      {"Frankfurt, North Rhine-Westphalia", "Frankfurt am Main"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(NamesOf(ShippedPlaces().Resolve(c.text)), IsEmpty()) << c.text;
    if (c.similar == nullptr) continue;
    const std::vector<std::string> similar = ShippedPlaces().Similar(c.text);
    ASSERT_FALSE(similar.empty()) << c.text;
    EXPECT_EQ(similar[0], c.similar) << c.text;
  }
}

TEST(PlaceResolverTest, NearWordsAroundAName) {
  for (const char* text :
       {"in Köln", "Nähe Köln", "in der Nähe von Köln", "bei Köln", "Raum Köln", "Großraum Köln",
        "Umgebung von Köln", "Köln und Umgebung", "rund um Köln", "near Cologne",
        "close to Cologne", "in 50667", "im Raum Köln", "nahe Köln, NRW"}) {
    const Resolution resolution = ShippedPlaces().Resolve(text);
    ASSERT_FALSE(resolution.places.empty()) << text;
    EXPECT_EQ(resolution.places[0].ags, "05315000") << text;
    EXPECT_TRUE(resolution.clear) << text;
  }
  ExpectFirst({
      {"im Landkreis Kassel", "Landkreis Kassel", "06633", "DE-HE"},
      {"auf Fehmarn", "Fehmarn", "01055046", "DE-SH"},
      {"Insel Sylt", "Sylt", "01054168", "DE-SH"},
      {"in Bayern", "Bayern", "09", "DE-BY"},
  });
  EXPECT_THAT(NamesOf(ShippedPlaces().Resolve("in Münster")), testing::Not(Contains("Munster")));
  for (const char* nothing : {"in", "in der Nähe von", "bei und Umgebung", "near the"}) {
    EXPECT_THAT(NamesOf(ShippedPlaces().Resolve(nothing)), IsEmpty()) << nothing;
  }
}

TEST(PlaceResolverTest, TwoNamesWithASlash) {
  ExpectFirst({
      {"Cottbus/Chóśebuz", "Cottbus", "12052000", "DE-BB"},
      {"Bautzen/Budyšin", "Bautzen", "14625020", "DE-SN"},
      {"Hoyerswerda/Wojerecy", "Hoyerswerda", "14625240", "DE-SN"},
      {"Bozen/Bolzano", "Bozen", "", "IT"},
      {"Bozen - Bolzano", "Bozen", "", "IT"},
      {"Köln/Bonn", "Köln", "05315000", "DE-NW", false},
      {"Ulm/Neu-Ulm", "Ulm", "08421000", "DE-BW", false},
      {"Berlin/Kreuzberg", "Berlin", "11000000", "DE-BE"},
      {"Berlin - Kreuzberg", "Berlin", "11000000", "DE-BE"},
  });
  EXPECT_THAT(NamesOf(ShippedPlaces().Resolve("Köln/Bonn")), ElementsAre("Köln", "Bonn"));
}

TEST(PlaceResolverTest, ARiverThatTheNeighboursHave) {
  ExpectFirst({
      {"Kehl am Rhein", "Kehl", "08317057", "DE-BW"},
      {"Kehl a. Rh.", "Kehl", "08317057", "DE-BW"},
      {"Köln am Rhein", "Köln", "05315000", "DE-NW"},
      {"Mülheim a.d. Ruhr", "Mülheim an der Ruhr", "05117000", "DE-NW"},
      {"Frankfurt a. M.", "Frankfurt am Main", "06412000", "DE-HE"},
  });
  for (const char* elsewhere : {"Kehl am Main", "Berlin am Main", "Frankfurt am Rhein",
                                "Munster (Örtze)", "Halle (Weser)", "Cottbus an der Isar"}) {
    EXPECT_THAT(NamesOf(ShippedPlaces().Resolve(elsewhere)), IsEmpty()) << elsewhere;
  }
}

TEST(PlaceResolverTest, NamedAreas) {
  ExpectFirst({
      {"Ostwestfalen-Lippe", "Ostwestfalen-Lippe", "057", "DE-NW"},
      {"OWL", "Ostwestfalen-Lippe", "057", "DE-NW"},
      {"Oberbayern", "Oberbayern", "091", "DE-BY"},
      {"im Ruhrgebiet", "Ruhrgebiet", "05112", "DE-NW"},
      {"Regierungsbezirk Köln", "Regierungsbezirk Köln", "053", "DE-NW"},
      {"Rügen", "Rügen", "13073003", "DE-MV"},
      {"Baden", "Baden (Baden-Württemberg)", "082", "DE-BW", false},  // and two towns abroad
  });
  const ResolvedPlace ruhr = ShippedPlaces().Resolve("Ruhrgebiet").places[0];
  EXPECT_EQ(ruhr.other_ags.size(), 14U);
  ASSERT_TRUE(ruhr.point.has_value());
  EXPECT_EQ(ShippedPlaces().At(*ruhr.point).region_code, "DE-NW");
  EXPECT_EQ(ShippedPlaces().Resolve("Baden").places.size(), 3U);
}

TEST(PlaceResolverTest, PlacesInGermanyComeFirst) {
  for (const char* text : {"Horn", "Au", "Zell", "Neuenburg"}) {
    const Resolution resolution = ShippedPlaces().Resolve(text);
    ASSERT_GE(resolution.places.size(), 2U) << text;
    EXPECT_EQ(resolution.places[0].region_code.substr(0, 3), "DE-") << text;
    EXPECT_FALSE(resolution.clear) << text;
  }
  EXPECT_EQ(ShippedPlaces().Resolve("Linz").places[0].region_code, "AT");
}

TEST(PlaceResolverTest, QuartersOfCities) {
  ExpectFirst({
      {"Berlin-Neukölln", "Berlin", "11000000", "DE-BE"},
      {"Berlin Prenzlauer Berg", "Berlin", "11000000", "DE-BE"},
      {"Hamburg Altona", "Hamburg", "02000000", "DE-HH"},
      {"Hamburg-Harburg", "Hamburg", "02000000", "DE-HH"},
      {"Köln-Ehrenfeld", "Köln", "05315000", "DE-NW"},
      {"Frankfurt-Höchst", "Frankfurt am Main", "06412000", "DE-HE"},
      {"Halle-Neustadt", "Halle (Saale)", "15002000", "DE-ST"},
  });
  for (const char* unknown : {"Cottbus-Sandow", "Frankfurt Oder Nord", "Flensburg Fantasia"}) {
    EXPECT_THAT(ShippedPlaces().Resolve(unknown).places, IsEmpty()) << unknown;
  }
}

TEST(PlaceResolverTest, WhatIsNoPlaceIsEmpty) {
  const std::string long_text(201, 'a');
  for (const std::string& text :
       {std::string(), std::string("xyzzy"), std::string("12345678901"), std::string("!!!"),
        std::string("😀"), std::string("\0\x01\x1F", 3), std::string("\xFF\xFE"), std::string("a"),
        std::string("Hilfe"), std::string("an der"), std::string("Кельнщина"),
        std::string("Ich suche Hilfe in Berlin bitte"), std::string("kreis"),
        std::string("Landkreis"), std::string("Stadt"), long_text,
        std::string("Stadt Stadt Stadt Stadt Stadt Stadt NRW NRW NRW NRW NRW NRW"),
        std::string(200, '-'),
        std::string("Frankfurt am Main und Frankfurt an der Oder und noch ein Frankfurt dazu")}) {
    const Resolution resolution = ShippedPlaces().Resolve(text);
    EXPECT_THAT(NamesOf(resolution), IsEmpty()) << text;
    EXPECT_FALSE(resolution.clear) << text;
    ShippedPlaces().Similar(text);
    ShippedPlaces().Locate(text, text, text);
  }
}

// Each is found by its own name, and each choice by the name it is offered under.
TEST(PlaceResolverTest, EveryPlaceIsFoundByItsName) {
  for (const GazetteerPlace& place : ShippedGazetteer().places()) {
    const Resolution resolution = ShippedPlaces().Resolve(place.name);
    const auto is_it = [&](const ResolvedPlace& choice) {
      return choice.ags == place.ags && choice.point.has_value() &&
             choice.point->latitude == place.point.latitude &&
             choice.point->longitude == place.point.longitude;
    };
    EXPECT_TRUE(std::any_of(resolution.places.begin(), resolution.places.end(), is_it))
        << place.name << " " << place.ags;
    const std::vector<std::string> names = NamesOf(resolution);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  }
}

TEST(PlaceResolverTest, EveryChoiceIsFoundByItsDisplayName) {
  std::set<std::string> seen;
  for (const GazetteerPlace& place : ShippedGazetteer().places()) {
    const Resolution resolution = ShippedPlaces().Resolve(place.name);
    if (resolution.places.size() < 2) continue;
    for (const ResolvedPlace& choice : resolution.places) {
      // Saara is also the Saarland in another language.
      if (choice.display_name == "Saara" || !seen.insert(choice.display_name).second) continue;
      const Resolution again = ShippedPlaces().Resolve(choice.display_name);
      ASSERT_FALSE(again.places.empty()) << choice.display_name;
      EXPECT_EQ(again.places[0].ags, choice.ags) << choice.display_name;
      EXPECT_EQ(again.places[0].region_code, choice.region_code) << choice.display_name;
    }
  }
}

TEST(PlaceResolverTest, EveryPostcodeIsFound) {
  for (const Postcode& postcode : ShippedGazetteer().postcodes()) {
    char written[16];
    std::snprintf(written, sizeof(written), "%05u", postcode.code);
    const Resolution resolution = ShippedPlaces().Resolve(written);
    ASSERT_EQ(resolution.places.size(), 1U) << written;
    EXPECT_EQ(resolution.places[0].ags, ShippedGazetteer().places()[postcode.municipality].ags);
    EXPECT_EQ(resolution.places[0].point->latitude, postcode.point.latitude);
    EXPECT_TRUE(resolution.clear);
  }
}

TEST(PlaceResolverTest, SimilarNamesAreOfferedLargestFirst) {
  const struct {
    const char* text;
    const char* name;  // among them
  } cases[] = {{"Cotbus", "Cottbus"},
               {"Kottbuss", "Cottbus"},
               {"Frankfrut", "Frankfurt am Main"},
               {"Berln", "Berlin"},
               {"Muenhcen", "München"},
               {"Bozn", "Bozen"},
               {"Frankfurt Odre", "Frankfurt (Oder)"}};
  for (const auto& c : cases) {
    const std::vector<std::string> similar = ShippedPlaces().Similar(c.text);
    EXPECT_THAT(similar, Contains(c.name)) << c.text;
    EXPECT_LE(similar.size(), 5U) << c.text;
    EXPECT_THAT(NamesOf(ShippedPlaces().Resolve(c.text)), IsEmpty()) << c.text;
  }
  EXPECT_EQ(ShippedPlaces().Similar("Berln")[0], "Berlin");
  EXPECT_THAT(ShippedPlaces().Similar("xyzzyx"), IsEmpty());
  EXPECT_THAT(ShippedPlaces().Similar("12345"), IsEmpty());
  EXPECT_THAT(ShippedPlaces().Similar("Ab"), IsEmpty());
}

TEST(PlaceResolverTest, PointsLieInTheNearestPlace) {
  EXPECT_EQ(ShippedPlaces().At({52.52, 13.40}).ags, "11000000");
  EXPECT_EQ(ShippedPlaces().At({46.50, 11.35}).display_name, "Bozen");
  EXPECT_EQ(ShippedPlaces().At({46.50, 11.35}).region_code, "IT");
  EXPECT_EQ(ShippedPlaces().At({54.50, 6.00}).region_code, "");
}

TEST(PlaceResolverTest, SeatsAreLocatedWithinTheirLand) {
  const struct {
    const char* locality;
    const char* region_code;
    const char* postal_code;
    const char* name;  // nullptr: it cannot be told which
  } cases[] = {
      {"Freiburg", "DE-BW", "", "Freiburg im Breisgau"},
      {"Freiburg", "DE-NI", "", "Freiburg (Elbe)"},
      {"Frankfurt", "DE-HE", "", "Frankfurt am Main"},
      {"Frankfurt am Main", "DE-HE", "", "Frankfurt am Main"},
      {"Essen", "DE-NW", "", "Essen"},
      {"Halle", "DE-ST", "", "Halle (Saale)"},
      {"Bozen", "IT", "", "Bozen"},
      {"Zürich", "CH", "8004", "Zürich"},
      {"Brandenburg", "DE-BB", "", "Brandenburg an der Havel"},
      {"Bremen", "DE-HB", "", "Bremen"},
      {"Berlin-Neukölln", "DE-BE", "", "Berlin"},
      {"Halle", "DE-NI", "", nullptr},
      {"Halle", "DE-NI", "37620", "Halle"},
      {"Neustadt", "", "", nullptr},
      {"Neustadt", "", "67433", "Neustadt an der Weinstraße"},
      {"Frankfurt", "", "", nullptr},
      {"Kassel", "", "", "Kassel"},
      {"Kassel", "DE-BY", "", nullptr},
      {"Entenhausen", "DE-BB", "03046", "Cottbus"},  // a quarter nobody lists
      {"Entenhausen", "DE-BY", "03046", nullptr},    // the code lies elsewhere
      {"Entenhausen", "DE-BB", "", nullptr},
      {"", "", "", nullptr},
      {"Landkreis Kassel", "DE-HE", "", nullptr},
  };
  for (const auto& c : cases) {
    const auto place = ShippedPlaces().Locate(c.locality, c.region_code, c.postal_code);
    ASSERT_EQ(place.has_value(), c.name != nullptr) << c.locality << " " << c.region_code;
    if (!place.has_value()) continue;
    EXPECT_EQ(place->display_name, c.name);
  }
  const auto cottbus = ShippedPlaces().Locate("Cottbus", "DE-BB", "03046");
  EXPECT_EQ(cottbus->point->latitude,
            ShippedGazetteer().FindMunicipality("12052000")->point.latitude)
      << "of the town, not of the postcode";
}

}  // namespace
}  // namespace kok::region
