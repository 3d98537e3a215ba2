// Queries made to be slow or to break something, for tests and benchmarks.

#ifndef KOK_TESTS_UNIT_SERVICE_SEARCH_HOSTILE_QUERIES_H_
#define KOK_TESTS_UNIT_SERVICE_SEARCH_HOSTILE_QUERIES_H_

#include <string>
#include <vector>

namespace kok::tests {

inline std::string Repeat(const std::string& text, size_t times) {
  std::string repeated;
  for (size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

inline std::string DifferentWords(size_t count) {
  std::string words;
  for (size_t i = 0; i < count; ++i) words += "wort" + std::to_string(i) + "x ";
  return words;
}

// `1-40, 101-140, ...`
inline std::string SectionRanges(size_t count) {
  std::string ranges;
  for (size_t i = 0; i < count; ++i) {
    ranges +=
        (i > 0 ? ", " : "") + std::to_string(100 * i + 1) + "-" + std::to_string(100 * i + 40);
  }
  return ranges;
}

inline std::string FileNumbers(size_t count) {
  std::string numbers;
  for (size_t i = 0; i < count; ++i) numbers += "2 StR " + std::to_string(i + 1) + "/18, ";
  return numbers;
}

struct HostileCase {
  const char* why;
  std::string query;
};

inline std::vector<HostileCase> HostileCases() {
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
      {"ranges of hundreds of sections", "§§ " + SectionRanges(100) + " StGB"},
      {"numbers of hundreds of decisions", FileNumbers(500)},
      {"5,000 foreign words", Repeat("human trafficking ", 2500)},
      {"words without spaces", Repeat("人口贩卖", 1000)},
      {"only stop words", "der die das und oder in für mit von zu"},
      {"many stop words", Repeat("und ", 5000)},
      {"only punctuation", "?!.,;:-–—…()[]{}<>/\\|\"'«»„“”‘’"},
      {"much punctuation", Repeat("-.-", 5000)},
      {"unbalanced quotes", "\"Köln"},
      {"unbalanced typographic quotes", "„Köln"},
      {"many quotes", Repeat("\"Köln\" ", 1000)},
      {"many marks that close nothing", Repeat("„»‚", 700)},
      {"quotes within quotes", Repeat("„a ", 500) + Repeat("“", 500)},
      {"a long phrase", "»" + DifferentWords(1000) + "«"},
      {"a phrase of one word, again and again", "\"" + Repeat("Beratung ", 200) + "\""},
      {"a phrase of stop words", "„in der für mit von zu“ »und« \"die\""},
      {"a phrase of punctuation", "\"?!.,;:\" „*“"},
      {"a phrase of an address and a number", "„info@agisra.org“ »0221 1390392« \"§ 25 AufenthG\""},
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

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_SEARCH_HOSTILE_QUERIES_H_
