// Whatever a query holds, it is answered: nothing of it is an operator, a pattern or a command.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using tests::Ask;
using tests::ShippedSnapshot;

std::string Repeat(const std::string& text, size_t times) {
  std::string repeated;
  for (size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

std::string DifferentWords(size_t count) {
  std::string words;
  for (size_t i = 0; i < count; ++i) words += "wort" + std::to_string(i) + "x ";
  return words;
}

struct HostileCase {
  const char* why;
  std::string query;
};

std::vector<HostileCase> HostileCases() {
  return {
      {"a word of 10 kB", std::string(10240, 'x')},
      {"a word of 10 kB of umlauts", Repeat("ä", 5120)},
      {"a compound of 10 kB", Repeat("menschen", 1280)},
      {"a word of marks", "a" + Repeat("\u0308", 5000)},
      {"5,000 words", DifferentWords(5000)},
      {"5,000 times the same word", Repeat("Menschenhandel ", 5000)},
      {"5,000 names", Repeat("KOOFRA e.V. ", 5000)},
      {"5,000 towns", Repeat("Köln Berlin Frankfurt am Main ", 1700)},
      {"5,000 slips", Repeat("agisraa mitternachtsmision ", 2500)},
      {"5,000 telephone numbers", Repeat("0221 1390392, ", 5000)},
      {"5,000 addresses", Repeat("info@agisra.org ", 5000)},
      {"5,000 citations", Repeat("§ 25 Abs. 4a AufenthG, ", 5000)},
      {"5,000 foreign words", Repeat("human trafficking ", 2500)},
      {"words without spaces", Repeat("人口贩卖", 1000)},
      {"only stop words", "der die das und oder in für mit von zu"},
      {"many stop words", Repeat("und ", 5000)},
      {"only punctuation", "?!.,;:-–—…()[]{}<>/\\|\"'«»„“”‘’"},
      {"much punctuation", Repeat("-.-", 5000)},
      {"unbalanced quotes", "\"Köln"},
      {"unbalanced typographic quotes", "„Köln"},
      {"unbalanced brackets", "((((Köln"},
      {"NOT", "NOT"},
      {"AND", "AND"},
      {"operators between words", "Köln AND NOT Berlin OR NOT XOR NEAR/5 ADJ Bonn"},
      {"only operators", "AND OR NOT AND AND"},
      {"a star", "*"},
      {"wildcards", "K*ln ?erlin Ham%"},
      {"a field", "display_name:Köln XN:koofra Q:organizations/a"},
      {"a range", "[0 TO 9] 1..9 ..9"},
      {"a regular expression", "^(a+)+$"},
      {"another", "([A-Z0-9]{18100})|.*|\\b\\d+(?=x)(?<!y)"},
      {"SQL", "'; DROP TABLE organizations; -- ' OR '1'='1"},
      {"a script", "<script>alert(1)</script><img src=x onerror=alert(1)>"},
      {"a shell", "$(rm -rf /) `id` && ; | > /dev/null"},
      {"a format", "%n%s%x%p {0} ${jndi:ldap://x}"},
      {"a path", "../../../../etc/passwd\\..\\.."},
      {"NUL inside", std::string("K\0ln", 4)},
      {"only NUL", std::string(100, '\0')},
      {"control characters", "\x01\x02\x1b[31mKöln\x7f"},
      {"Latin-1", "K\xf6ln"},
      {"cut sequence", "K\xc3"},
      {"overlong", "\xc0\xaf\xe0\x80\xaf"},
      {"surrogate", "\xed\xa0\x80\xed\xb0\x80"},
      {"beyond Unicode", "\xf5\x80\x80\x80\xf8\x88\x80\x80\x80"},
      {"every byte",
       [] {
         std::string bytes;
         for (int c = 0; c < 256; ++c) bytes.push_back(static_cast<char>(c));
         return bytes;
       }()},
      {"much that is no UTF-8", std::string(10240, '\xff')},
      {"right-to-left marks", "\u202Enlök\u202C \u200FKöln\u200F \u2066Köln\u2069"},
      {"right-to-left script", "مساعدة في كولونيا"},
      {"zero-width characters", "K\u200Bö\u200Cl\u200Dn\uFEFF"},
      {"only zero-width characters", "\u200B\u200C\u200D\uFEFF\u2060"},
      {"look-alike letters", "Ꮶölп КООFRА ΚOOFRA"},
      {"mathematical letters", "𝐊𝐎𝐎𝐅𝐑𝐀"},
      {"full-width letters", "ＫＯＯＦＲＡ"},
      {"emoji", "🆘 👩‍👧 🏳️‍🌈"},
      {"one code point that becomes 18", "\uFDFA"},
      {"private use", "\uE000\uF8FF"},
      {"digits of other scripts", "٠٢٢١ ١٣٩٠٣٩٢"},
      {"line ends", "Köln\r\nBerlin\n\n\tBonn\u2028Essen"},
      {"gender markers", Repeat("*innen:innen_innen/-in(n)", 400)},
      {"signs of numbers", Repeat("+(0", 3000)},
      {"signs of laws", Repeat("§ 1 Abs. ", 1000)},
  };
}

TEST(HostileQuery, IsAlwaysAnswered) {
  for (const HostileCase& c : HostileCases()) {
    for (const bool prefix : {false, true}) {
      v1::SearchRequest request;
      request.set_query(c.query);
      request.set_explain(true);
      request.set_prefix_last_word(prefix);
      request.set_language_code(prefix ? "en" : "de");
      request.set_view(v1::RESULT_VIEW_FULL);
      v1::SearchResponse response;
      const auto next =
          Search(ShippedSnapshot(), request, {0, 20}, {absl::CivilDay(2026, 11, 1), 365}, response);
      EXPECT_TRUE(next.ok()) << c.why << ": " << next.status();
      EXPECT_EQ(response.index().generation(), ShippedSnapshot().id()) << c.why;
    }
  }
}

TEST(HostileQuery, RandomBytesAreAnswered) {
  std::mt19937 random(29);
  for (int round = 0; round < 300; ++round) {
    std::string query(random() % 200, '\0');
    for (char& c : query) c = static_cast<char>(random() % 256);
    Ask(ShippedSnapshot(), query);
  }
}

TEST(HostileQuery, TricksOfWritingChangeNothing) {
  const std::vector<std::string> expected = Ask(ShippedSnapshot(), "KOOFRA").Names();
  ASSERT_THAT(expected, ElementsAre("organizations/koofra-hamburg"));
  for (const auto& [why, query] : std::vector<std::pair<const char*, std::string>>{
           {"quotes", "\"KOOFRA"},
           {"operators", "+KOOFRA*"},
           {"NUL around", std::string("\0KOOFRA\0", 8)},
           {"zero-width characters inside", "KOO\u200BF\u200DRA"},
           {"right-to-left marks around", "\u200FKOOFRA\u200E"},
           {"full-width letters", "ＫＯＯＦＲＡ"},
           {"mathematical letters", "𝐊𝐎𝐎𝐅𝐑𝐀"},
           {"bad bytes around", "\xffKOOFRA\xfe"},
           {"emoji around", "🆘KOOFRA🆘"},
       }) {
    EXPECT_EQ(Ask(ShippedSnapshot(), query).Names(), expected) << why;
  }
}

TEST(HostileQuery, WithoutALetterOrDigitThereIsNothingToSearchFor) {
  for (const char* query :
       {"?!.,;:", "*", "\"", "((((", "\u200B\u200D", "🆘", "\u0308", "\xff\xfe"}) {
    const auto answer = Ask(ShippedSnapshot(), query);
    EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_NO_SEARCHABLE_WORDS)) << query;
    EXPECT_THAT(answer.Names(), IsEmpty()) << query;
  }
}

}  // namespace
}  // namespace kok::search_core
