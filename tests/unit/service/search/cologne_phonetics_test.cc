#include "service/search/cologne_phonetics.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/analysis/text_normalizer.h"

namespace kok::search_core {
namespace {

std::string Code(const std::string& written) {
  return ColognePhonetics(analysis::FoldUmlauts(analysis::LowerNfkc(written)));
}

TEST(ColognePhoneticsTest, GivesThePublishedCodes) {
  const struct {
    const char* word;
    const char* code;
  } cases[] = {
      {"Müller-Lüdenscheidt", "65752682"},
      {"Wikipedia", "3412"},
      {"Breschnew", "17863"},
      {"Heinz", "068"},
      {"Classen", "4586"},
      {"Meier", "67"},
      {"Schmidt", "862"},
      {"Philipp", "351"},
      {"Xaver", "4837"},
      {"", ""},
      {"h", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Code(c.word), c.code) << c.word;
}

TEST(ColognePhoneticsTest, WhatSoundsAlikeHasOneCode) {
  const struct {
    const char* one;
    const char* other;
    bool same;
  } cases[] = {
      {"Meier", "Mayer", true},        {"Schmidt", "Schmitt", true}, {"Köln", "Cöln", true},
      {"Nadeschda", "Nadejda", false}, {"Fischer", "Vischer", true}, {"Stefan", "Stephan", true},
      {"KOOFRA", "KOBRA", false},      {"FIM", "FIZ", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Code(c.one) == Code(c.other), c.same) << c.one << ", " << c.other;
  }
}

TEST(ColognePhoneticsTest, OtherCharactersArePassedOver) {
  EXPECT_EQ(ColognePhonetics("m\xC3\xBCl-l1er"), ColognePhonetics("mller"));
  EXPECT_EQ(ColognePhonetics(std::string("\0\xFF", 2)), "");
  EXPECT_LE(ColognePhonetics(std::string(100000, 'x')).size(), 200000U);
}

}  // namespace
}  // namespace kok::search_core
