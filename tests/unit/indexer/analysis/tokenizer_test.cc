#include "indexer/analysis/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kok::analysis {
namespace {

using testing::ElementsAreArray;

std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words;
  for (const Span& span : SplitWords(text)) {
    words.push_back(text.substr(span.begin, span.end - span.begin));
  }
  return words;
}

struct TextCase {
  const char* why;
  std::string text;
  std::vector<std::string> words;
};

TEST(TokenizerTest, CutsWhereAReaderWould) {
  const TextCase cases[] = {
      {"empty", "", {}},
      {"only signs", " -–,.;:!?()\"„“ \t\n", {}},
      {"umlauts", "Köln, Düsseldorf", {"Köln", "Düsseldorf"}},
      {"hyphen", "Nordrhein-Westfalen", {"Nordrhein", "Westfalen"}},
      {"gender star", "Täter*innen", {"Täter*innen"}},
      {"gender colon", "jede:r Klient:in", {"jede:r", "Klient:in"}},
      {"gender gap", "Täter_innen", {"Täter_innen"}},
      {"slash and hyphen", "Täter/-innen", {"Täter/-innen"}},
      {"brackets", "Täter(inn)en (und) Frauen", {"Täter(inn)en", "und", "Frauen"}},
      {"star between parts", "Frauen*rechte", {"Frauen*rechte"}},
      {"star at the end", "Frauen* und", {"Frauen", "und"}},
      {"colon between words", "Ort:Berlin", {"Ort", "Berlin"}},
      {"slash between words", "Köln/Bonn", {"Köln", "Bonn"}},
      {"e-mail", "info@kok-buero.de", {"info", "kok", "buero", "de"}},
      {"number", "030 – 440 63 73/ 74", {"030", "440", "63", "73", "74"}},
      {"no-break space", "Ban\u00A0Ying", {"Ban", "Ying"}},
      {"decomposed", "Ko\u0308ln", {"Ko\u0308ln"}},
      {"soft hyphen inside", "Menschen\u00ADhandel", {"Menschen\u00ADhandel"}},
      {"invisible around", "\u00AD\u200BHydra\u200B\u00AD e", {"Hydra", "e"}},
      {"only invisible", "\u00AD\u200B\uFEFF", {}},
      {"other scripts", "Жінка نساء 女性", {"Жінка", "نساء", "女性"}},
      {"emoji", "Hilfe🆘jetzt", {"Hilfe", "jetzt"}},
      {"Latin-1 byte", "K\xF6ln", {"K", "ln"}},
      {"cut sequence", "Hydra\xC3", {"Hydra"}},
      {"overlong slash",
       "a\xC0\xAF"
       "b",
       {"a", "b"}},
      {"surrogate",
       "a\xED\xA0\x80"
       "b",
       {"a", "b"}},
      {"NUL", std::string("a\0b", 3), {"a", "b"}},
  };
  for (const TextCase& c : cases) EXPECT_THAT(Words(c.text), ElementsAreArray(c.words)) << c.why;
}

TEST(TokenizerTest, TheLegalFormIsOneWord) {
  const TextCase cases[] = {
      {"printed", "Hydra e.V.", {"Hydra", "e.V"}},
      {"with a space", "Hydra e. V.", {"Hydra", "e. V"}},
      {"with a no-break space", "Hydra e.\u00A0V.", {"Hydra", "e.\u00A0V"}},
      {"with a narrow no-break space", "Hydra e.\u202FV.", {"Hydra", "e.\u202FV"}},
      {"capitals", "HYDRA E.V.", {"HYDRA", "E.V"}},
      {"alone", "e.V.", {"e.V"}},
      {"without dots", "Hydra eV", {"Hydra", "eV"}},
      {"no dot between", "e V", {"e", "V"}},
      {"dot far away", "e.  V", {"e", "V"}},
      {"longer words", "die.Vera", {"die", "Vera"}},
      {"end of a sentence", "Variante e. Vera", {"Variante", "e", "Vera"}},
      {"other abbreviations", "z.B. K.O.K. a.G.", {"z.B", "K.O.K", "a.G"}},
      {"only the legal form may have a blank", "z. B. K. O.", {"z", "B", "K", "O"}},
      {"an abbreviation before a word", "K.O.K.Berlin", {"K.O.K", "Berlin"}},
  };
  for (const TextCase& c : cases) EXPECT_THAT(Words(c.text), ElementsAreArray(c.words)) << c.why;
}

// Snippets cut the text at these places: a wrong one would show half a letter or read beyond the
// end.
TEST(TokenizerTest, SpansLieInOrderWithinAnyBytes) {
  std::mt19937 random(20261123);  // the same bytes in every run
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 64, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 256);
    size_t last = 0;
    for (const Span& span : SplitWords(bytes)) {
      ASSERT_LE(last, span.begin);
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, bytes.size());
      last = span.end;
    }
  }
}

}  // namespace
}  // namespace kok::analysis
