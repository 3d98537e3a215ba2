#include "indexer/analysis/stop_words.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::analysis {
namespace {

TEST(StopWordsTest, OneWordALineHoweverTheFileWasSaved) {
  const StopWords words =
      StopWords::Parse("# version: 1\r\nder\r\n\r\n  FÜR  \r\nfu\u0308r\n#die\nWährend");
  EXPECT_TRUE(words.Contains("der"));
  EXPECT_TRUE(words.Contains("für")) << "case and encoding of the list do not matter";
  EXPECT_TRUE(words.Contains("während")) << "a last line without its end counts";
  EXPECT_FALSE(words.Contains("die")) << "a comment is no word";
  EXPECT_FALSE(words.Contains("# version: 1"));
  EXPECT_FALSE(words.Contains(""));
  EXPECT_FALSE(words.Contains("de")) << "whole words only";
  EXPECT_TRUE(words.ContainsFold("fur"));
  EXPECT_TRUE(words.ContainsFold("der"));
  EXPECT_FALSE(words.ContainsFold("für")) << "a fold has no umlaut";
  EXPECT_FALSE(words.ContainsFold("die"));
}

TEST(StopWordsTest, AnyBytesAreAccepted) {
  for (const std::string& text :
       {std::string(), std::string("\n\n\n"), std::string("#"), std::string("\xFF\xFE\n\0\n", 5)}) {
    EXPECT_FALSE(StopWords::Parse(text).Contains("hydra"));
  }
}

}  // namespace
}  // namespace kok::analysis
