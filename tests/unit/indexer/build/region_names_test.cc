#include "indexer/build/region_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/generation/layout.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::build {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::IsOk;

// What people of many languages write into a filter, in no order but that of the regions.
TEST(RegionNamesTest, RegionsAreKnownInManyLanguages) {
  const struct {
    const char* spelling;
    const char* code;
  } cases[] = {
      {"Bade-Wurtemberg", "DE-BW"},
      {"Баден-Вюртемберг", "DE-BW"},
      {"баден вюртемберг", "DE-BW"},
      {"Badenia-Wirtembergia", "DE-BW"},
      {"Badenas-Viurtembergas", "DE-BW"},
      {"Бадэн-Вюртэмберг", "DE-BW"},
      {"Bavaria", "DE-BY"},
      {"BAVARIA", "DE-BY"},
      {"Бавария", "DE-BY"},
      {"бавария", "DE-BY"},
      {"Баварія", "DE-BY"},
      {"Bawaria", "DE-BY"},
      {"Bavière", "DE-BY"},
      {"Baviere", "DE-BY"},
      {"Baviera", "DE-BY"},
      {"Bavarska", "DE-BY"},
      {"Bajorország", "DE-BY"},
      {"Bavorsko", "DE-BY"},
      {"Bayerska", "DE-BY"},
      {"بافاريا", "DE-BY"},
      {"บาวาเรีย", "DE-BY"},
      {"巴伐利亚", "DE-BY"},
      {"Berlino", "DE-BE"},
      {"Berlijn", "DE-BE"},
      {"Берлин", "DE-BE"},
      {"Берлін", "DE-BE"},
      {"Brandebourg", "DE-BB"},
      {"Бранденбург", "DE-BB"},
      {"Brandenburgia", "DE-BB"},
      {"Βρανδεμβούργο", "DE-BB"},
      {"Brema", "DE-HB"},
      {"Бремен", "DE-HB"},
      {"Hambourg", "DE-HH"},
      {"Amburgo", "DE-HH"},
      {"Гамбург", "DE-HH"},
      {"Хамбург", "DE-HH"},
      {"Assia", "DE-HE"},
      {"Hesja", "DE-HE"},
      {"Гессен", "DE-HE"},
      {"Mecklembourg-Poméranie occidentale", "DE-MV"},
      {"Мекленбург-Передняя Померания", "DE-MV"},
      {"Meklemburgia-Pomorze Przednie", "DE-MV"},
      {"Basse-Saxe", "DE-NI"},
      {"Нижняя Саксония", "DE-NI"},
      {"Dolna Saksonia", "DE-NI"},
      {"Baja Sajonia", "DE-NI"},
      {"Saxonia Inferioară", "DE-NI"},
      {"Nadrenia Północna-Westfalia", "DE-NW"},
      {"nadrenia polnocna westfalia", ""},  // ł is a letter of its own
      {"Северный Рейн-Вестфалия", "DE-NW"},
      {"Північний Рейн-Вестфалія", "DE-NW"},
      {"Rhénanie du Nord-Westfalie", "DE-NW"},
      {"Renania del Norte-Westfalia", "DE-NW"},
      {"Kuzey Ren-Vestfalya", "DE-NW"},
      {"Renania Veriore-Vestfalia", "DE-NW"},
      {"Rhénanie-Palatinat", "DE-RP"},
      {"Рейнланд-Пфальц", "DE-RP"},
      {"Renania-Palatinato", "DE-RP"},
      {"Sarre", "DE-SL"},
      {"Саар", "DE-SL"},
      {"Saara", "DE-SL"},
      {"Saxe", "DE-SN"},
      {"Саксония", "DE-SN"},
      {"Saksonia", "DE-SN"},
      {"Saska", "DE-SN"},
      {"Sajonia-Anhalt", "DE-ST"},
      {"Саксония-Анхальт", "DE-ST"},
      {"Saksonia-Anhalt", "DE-ST"},
      {"Шлезвиг-Гольштейн", "DE-SH"},
      {"Szlezwik-Holsztyn", "DE-SH"},
      {"Thuringe", "DE-TH"},
      {"Тюрингия", "DE-TH"},
      {"Turyngia", "DE-TH"},
      {"Szwajcaria", "CH"},
      {"Швейцария", "CH"},
      {"Швейцарія", "CH"},
      {"Elveția", "CH"},
      {"elvetia", "CH"},
      {"İsviçre", "CH"},
      {"Zvicër", "CH"},
      {"Swiss Confederation", "CH"},
      {"Włochy", "IT"},
      {"Италия", "IT"},
      {"Olaszország", "IT"},
      {"Itália", "IT"},
      {"İtalya", "IT"},
      {"Alto Adige", "IT"},
      {"Niemcy", "DE"},
      {"Германия", "DE"},
      // Neither of them is a region of the directory.
      {"Österreich", ""},
      {"Австрия", ""},
      {"Ý", ""},
      {"Atlantis", ""},
      {"Beratung", ""},
  };
  const region::RegionTable& regions = tests::ShippedReference().regions;
  for (const auto& c : cases) {
    const region::RegionRow* row = regions.Find(c.spelling);
    EXPECT_EQ(row == nullptr ? "" : row->code, c.code) << c.spelling;
  }
}

// In a text those names could be anything: Esen is Hesse in Serbian, and a family's name.
TEST(RegionNamesTest, WordsOfATextAreFoundByTheTableAlone) {
  const region::RegionTable& regions = tests::ShippedReference().regions;
  for (const char* name : {"Esen", "Saara", "Assia", "Saska", "Бавария", "Szwajcaria"}) {
    EXPECT_NE(regions.Find(name), nullptr) << name;
    EXPECT_EQ(regions.FindOwn(name), nullptr) << name;
  }
  for (const char* name : {"Bayern", "NRW", "Bavaria", "Suisse", "05"}) {
    EXPECT_EQ(regions.FindOwn(name), regions.Find(name)) << name;
    EXPECT_NE(regions.FindOwn(name), nullptr) << name;
  }
}

TEST(RegionNamesTest, LinesAreSortedAndThoseOfPeopleStandAmongThem) {
  auto regions = region::RegionTable::Parse("DE-SL\t10\tyes\tSaarland\tSaarland\tSL\n");
  ASSERT_THAT(regions, IsOk());
  const std::string place_names =
      "# version: 1\nregion\tDE-SL\tes\tSarre\tUNREVIEWED\nregion\tDE-SL\tzh\t萨尔州\tx\n"
      "region\tDE-BY\tes\tBaviera\tUNREVIEWED\nplace\tKöln\ten\tCologne\tx\n\nregion\n";
  const auto names = RegionNames(place_names, *regions);
  ASSERT_THAT(names, IsOk());
  EXPECT_THAT(*names, HasSubstr("DE-SL\tes\tSarre\nDE-SL\tfr\tSarre\n"));
  EXPECT_THAT(*names, HasSubstr("DE-SL\tzh\t萨尔州\n"))
      << "short names are left out of iso-codes only";
  EXPECT_THAT(*names, Not(HasSubstr("DE-BY"))) << "not in the table";
  EXPECT_THAT(*names, Not(HasSubstr("Cologne")));
  EXPECT_EQ(*RegionNames(place_names, *regions), *names);
}

TEST(RegionNamesTest, AllLaenderHaveNamesInManyLanguages) {
  const std::string& names = tests::ShippedReference().texts.at(generation::kRegionNamesFile);
  for (const char* code :
       {"DE-BW", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HH", "DE-HE", "DE-MV", "DE-NI", "DE-NW",
        "DE-RP", "DE-SL", "DE-SN", "DE-ST", "DE-SH", "DE-TH"}) {
    for (const char* language : {"fr", "it", "pl", "ru", "uk", "sr", "lt", "ja", "th"}) {
      EXPECT_THAT(names, HasSubstr(std::string(code) + "\t" + language + "\t"));
    }
  }
}

}  // namespace
}  // namespace kok::build
