#include "indexer/analysis/languages.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::analysis {
namespace {

TEST(LanguageTagTest, WellFormedTagsBecomeCanonical) {
  const struct {
    const char* tag;
    const char* canonical;
  } cases[] = {
      {"ro", "ro"},
      {"RO", "ro"},
      {"Ro", "ro"},
      {"sr-latn", "sr-Latn"},
      {"SR-LATN", "sr-Latn"},
      {"en-gb", "en-GB"},
      {"zh-hant-tw", "zh-Hant-TW"},
      {"kmr", "kmr"},
      {"rom", "rom"},
      {"ckb", "ckb"},
      {"prs", "prs"},
      {"pt-BR", "pt-BR"},
      {"es-419", "es-419"},
      {"ber", "ber"},
      {"sq", "sq"},
      {"deu", "de"},
      {"iw", "he"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(CanonicalLanguageTag(c.tag).value_or("(none)"), c.canonical) << c.tag;
    EXPECT_EQ(CanonicalLanguageTag(c.canonical).value_or("(none)"), c.canonical) << c.canonical;
  }
}

TEST(LanguageTagTest, EverythingElseIsNone) {
  for (const char* tag : {"",
                          "r",
                          "ro_RO",
                          "sr_Latn",
                          "Rumänisch",
                          "Russian",
                          "Romanes",
                          "deutsch",
                          "ro,bg",
                          "ro bg",
                          "ro-",
                          "-ro",
                          "ro--RO",
                          "ro;",
                          "ro@latin",
                          "und",
                          "und-Latn",
                          "x-kok",
                          "i-klingon",
                          "12",
                          "ro-x",
                          "русский",
                          "ro-toolongsubtag",
                          "en-1",
                          "\xFF\xFE"}) {
    EXPECT_FALSE(CanonicalLanguageTag(tag).has_value())
        << tag << " is " << CanonicalLanguageTag(tag).value_or("");
  }
  EXPECT_FALSE(CanonicalLanguageTag(std::string("ro\0", 3)).has_value());
  EXPECT_FALSE(CanonicalLanguageTag(std::string(1 << 20, 'r')).has_value());
  EXPECT_FALSE(CanonicalLanguageTag("ro-" + std::string(1 << 20, 'r')).has_value());
}

TEST(LanguagesTest, FindsWhatPeopleWrite) {
  const struct {
    const char* text;
    const char* code;
  } cases[] = {
      {"ro", "ro"},
      {"RO-ro", "ro"},
      {"Rumänisch", "ro"},
      {"rumaenisch", "ro"},
      {"ROMANIAN", "ro"},
      {"română", "ro"},
      {"pt-BR", "pt"},
      {"zh-Hant-TW", "zh"},
      {"Edo", "bin"},
      {"Farsi", "fa"},
      {"Dari", "prs"},
      {"Kurmandschi", "kmr"},
      {"Sorani", "ckb"},
      {"gsg", "gsg"},
      {"tigrinya", "ti"},
      {"українська", "uk"},
      {"Deutsche Gebärdensprache", "gsg"},
  };
  for (const auto& c : cases) EXPECT_EQ(FindLanguage(c.text), c.code) << c.text;
  for (const char* text : {"", "xx", "ro_RO", "Zwieblisch", "r", "123", "-", "ro-"}) {
    EXPECT_EQ(FindLanguage(text), std::nullopt) << text;
  }
}

TEST(LanguagesTest, NamesWhatItFinds) {
  EXPECT_EQ(LanguageName("ro", "de"), "Rumänisch");
  EXPECT_EQ(LanguageName("ro", "en"), "Romanian");
  EXPECT_EQ(LanguageName("gsg", ""), "Deutsche Gebärdensprache");
  EXPECT_EQ(LanguageName("xx", "en"), "xx");
}

}  // namespace
}  // namespace kok::analysis
