#include "indexer/source/markdown_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::source {
namespace {

struct MarkdownCase {
  const char* why;
  std::string markdown;
  std::string body;
  std::string heading;
};

// Search and snippets see what a reader of the rendered page would read.
TEST(MarkdownTextTest, ReadsAsTheRenderedPage) {
  const MarkdownCase cases[] = {
      {"empty", "", "", ""},
      {"only blank lines", "\n\n \n", "", ""},
      {"wrapped lines are one paragraph", "Ein Satz,\ndann noch einer.",
       "Ein Satz, dann noch einer.", ""},
      {"paragraphs", "Eins.\n\nZwei.", "Eins.\n\nZwei.", ""},
      {"line ends of Windows", "Eins\r\nzwei.\r\n\r\nDrei.\r\n", "Eins zwei.\n\nDrei.", ""},
      {"headings", "# Titel\n\nText\n\n## Mehr", "Titel\n\nText\n\nMehr", "Titel"},
      {"underlined heading", "Titel\n=====\nText", "Titel\n\nText", "Titel"},
      {"empty heading first", "# \n\n# Zwei", "Zwei", "Zwei"},
      {"list", "- a\n- b\n", "a\n\nb", ""},
      {"numbered list", "1. a\n2. b", "a\n\nb", ""},
      {"list in a list", "- a\n  - b", "a\n\nb", ""},
      {"quotation", "> Zitat", "Zitat", ""},
      {"emphasis", "ein **starkes** _Wort_", "ein starkes Wort", ""},
      {"link", "[Suche](https://example.org/x)", "Suche", ""},
      {"address", "<https://example.org>", "https://example.org", ""},
      {"picture", "![Ein Haus](haus.png)", "Ein Haus", ""},
      {"code", "`§ 232`", "§ 232", ""},
      {"block of code", "```\na\nb\n```\n\nText", "a\nb\n\nText", ""},
      {"entities", "A &amp; B &#228;", "A & B ä", ""},
      {"hard line break", "Straße 1  \nBerlin\\\nDeutschland", "Straße 1 Berlin Deutschland", ""},
      {"line break in HTML", "Straße 1<br>Berlin<BR/>Deutschland", "Straße 1 Berlin Deutschland",
       ""},
      {"HTML", "vor <b>fett</b> nach\n\n<div onclick=\"x()\">weg</div>", "vor fett nach", ""},
      {"script", "<script>alert('weg')</script>", "", ""},
      {"comment", "<!-- intern: weg -->\nText <!-- weg --> bleibt", "Text  bleibt", ""},
      {"rule", "a\n\n---\n\nb", "a\n\nb", ""},
      {"gender star at the end of words", "Migrantinnen* und Frauen*", "Migrantinnen* und Frauen*",
       ""},
      {"one gender star inside a word", "Täter*innen nutzen", "Täter*innen nutzen", ""},
  };
  for (const MarkdownCase& c : cases) {
    const PlainText text = MarkdownToText(c.markdown);
    if (std::string(c.why) == "comment") {
      EXPECT_THAT(text.body, testing::Not(testing::HasSubstr("weg")));
      continue;
    }
    EXPECT_EQ(text.body, c.body) << c.why;
    EXPECT_EQ(text.first_heading, c.heading) << c.why;
  }
}

// The parsers of Markdown are known for inputs on which they take for ever or overflow the stack.
TEST(MarkdownTextTest, NestingAndHalfOpenMarksCostLittle) {
  for (const std::string unit :
       {">", "[", "![", "[a](", "*a ", "**a _b ", "- ", "`", "<", "<!--", "&", "(", "\\"}) {
    std::string markdown;
    while (markdown.size() < 50000) markdown += unit;
    EXPECT_LE(MarkdownToText(markdown).body.size(), 3 * markdown.size()) << unit;
  }
  std::string list;
  for (int depth = 0; depth < 300; ++depth)
    list += std::string(static_cast<size_t>(2 * depth), ' ') + "- a\n";
  EXPECT_EQ(MarkdownToText(list).body.substr(0, 7), "a\n\na\n\na");
}

TEST(MarkdownTextTest, AnyBytesAreAccepted) {
  EXPECT_EQ(MarkdownToText(std::string("a\0b", 3)).body,
            "a\uFFFD"
            "b");
  MarkdownToText(std::string("\xFF\xFE\0#", 4));
}

}  // namespace
}  // namespace kok::source
