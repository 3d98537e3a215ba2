#include "indexer/publish/scan_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::publish {
namespace {

using testing::ElementsAre;

TEST(ScanTextTest, SpellingsMeet) {
  const std::vector<std::vector<std::string>> kSame = {
      {"Müller", "Mueller", "MÜLLER", "mu\u0308ller", "M\u00adül\u200bler", "„Müller“", "muller"},
      {"Große Straße 12", "GROSSE STRASSE 12", "grosse Str. 12", "Groẞe-Straße\u00a012",
       "große str １２"},
      {"Öko", "Oeko"},
      {"Sankt-Anna-Platz", "St. Anna Pl."},
      {"Đorđe Łucja Ångström", "Dorde Lucja Angstrom"},
      {"Berlin", "\u0412erlin"},  // a Cyrillic В
  };
  for (const auto& spellings : kSame) {
    for (const std::string& spelling : spellings) {
      EXPECT_EQ(ToScanText(spelling).words, ToScanText(spellings[0]).words) << spelling;
    }
  }
}

TEST(ScanTextTest, JoinedDoesNotSeeWhatStandsBetween) {
  EXPECT_EQ(ToScanText("Stra-\nße").joined, "str");
  EXPECT_EQ(ToScanText("0711 – 24/84").joined, "07112484");
  // As one word an `ae` may be an umlaut; both must meet.
  EXPECT_EQ(ToScanText("Nadja Eber").joined, ToScanText("nadjaeber").joined);
}

// Shortened once only: else `Zoë Eber` would lose an `e` that it has in a text.
TEST(ScanTextTest, WordsThatAreSpeltOutKeepEveryLetter) {
  EXPECT_THAT(SpeltOutWords("Zoë Große-Straße"), ElementsAre("zoe", "grosse", "strasse"));
  EXPECT_EQ(ToScanText("zoe eber").joined, ToScanText("Zoë Eber").joined);
}

TEST(ScanTextTest, BeginsSaysWhereWordsBegin) {
  const ScanText text = ToScanText("Weg 1 2");
  EXPECT_EQ(text.joined, "weg12");
  EXPECT_EQ(text.begins, std::string("\1\0\0\1\1", 5));
  EXPECT_EQ(ToScanText("Straße 1").begins.size(), ToScanText("Straße 1").joined.size());
}

TEST(ScanTextTest, AnyBytesAreATextOfSomeWords) {
  EXPECT_THAT(SpeltOutWords("a\xff\x01 b"), ElementsAre("a", "b"));
  EXPECT_THAT(SpeltOutWords(""), ElementsAre());
  EXPECT_EQ(ToScanText(" – ").joined, "");
}

}  // namespace
}  // namespace kok::publish
