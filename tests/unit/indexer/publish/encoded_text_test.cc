#include "indexer/publish/encoded_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::publish {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EncodedTextTest, IsReadInEachNotation) {
  EXPECT_THAT(DecodedTexts("Stra%C3%9Fe%2012"), ElementsAre("Straße 12"));
  EXPECT_THAT(DecodedTexts("a&#64;b&period;de &Uuml;&#xDF; &eacute;"), ElementsAre("a@b.de Üß e"));
  EXPECT_THAT(DecodedTexts(R"(Weg\n12 \u00dc)"), ElementsAre("Weg 12 Ü"));
  EXPECT_THAT(DecodedTexts("Geheim<b class='x'>weg</b>"), ElementsAre("Geheimweg"));
  EXPECT_THAT(DecodedTexts("https://xn--mnchen-3ya.example/"),
              ElementsAre("https://münchen.example/"));
  EXPECT_THAT(DecodedTexts("<!-- Geheim<wbr>weg -->"), ElementsAre("<!-- Geheimweg -->"));
}

TEST(EncodedTextTest, IsReadAgainWhereOneNotationCoversAnother) {
  EXPECT_THAT(DecodedTexts("a%2540b"), ElementsAre("a%40b", "a@b"));
  EXPECT_THAT(DecodedTexts("%26%2364%3B"), ElementsAre("&#64;", "@"));
  EXPECT_THAT(DecodedTexts("&amp;szlig;"), ElementsAre("&szlig;", "ß"));
}

TEST(EncodedTextTest, WhatOnlyLooksLikeANotationStays) {
  for (const char* text : {"", "100 % sicher", "a & b; c", "&#; &#x; &#xZZ;", R"(C:\Weg)", "1 < 2",
                           "ja -- nein", "%", "&", "\\", "<", "%4", "&#"}) {
    EXPECT_THAT(DecodedTexts(text), IsEmpty()) << text;
  }
}

TEST(EncodedTextTest, NoNumberIsNoCharacter) {
  EXPECT_THAT(DecodedTexts("a&#0;b&#xD800;c&#x110000;"), ElementsAre("a b c "));
}

}  // namespace
}  // namespace kok::publish
