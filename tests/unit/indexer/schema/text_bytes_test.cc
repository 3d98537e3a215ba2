#include "indexer/schema/text_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::schema {
namespace {

TEST(TextBytesTest, NamesAreShownShortAndWithoutWhatATerminalActsOn) {
  const std::string sixty(60, 'x');
  const struct {
    const char* why;
    std::string name;
    std::string shown;
  } cases[] = {
      {"as it is", "Straße", "Straße"},
      {"empty", "", ""},
      {"just short enough", sixty, sixty},
      {"a byte more", sixty + "y", sixty + "..."},
      {"cut between two letters", std::string(59, 'x') + "ßy", std::string(59, 'x') + "..."},
      {"colour of a terminal", "\x1b[31mOrt", " [31mOrt"},
      {"the same as one character", "\u009b31mOrt", " 31mOrt"},
      {"two lines", "Ort\nName", "Ort Name"},
      {"writing from right to left", "Ort\u202eemaN", "Ort emaN"},
      {"no UTF-8", "Ort\xff", "Ort "},
  };
  for (const auto& c : cases) EXPECT_EQ(ShownName(c.name), c.shown) << c.why;
}

}  // namespace
}  // namespace kok::schema
