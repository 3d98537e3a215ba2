#include "indexer/source/front_matter.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <string>

#include "kok/search/v1/content.pb.h"

namespace kok::source {
namespace {

using kok::search::v1::Content;
using testing::HasSubstr;
using testing::Not;

struct GoodCase {
  const char* why;
  std::string yaml;
  const char* content;  // in protobuf's text format
};

TEST(FrontMatterTest, FieldsByTheirNames) {
  const GoodCase cases[] = {
      {"texts", "name: contents/a\ntitle: \"Was: ist?\"\nsummary: 'Ein Satz.'\n",
       "name: 'contents/a' title: 'Was: ist?' summary: 'Ein Satz.'"},
      {"no line end", "title: a", "title: 'a'"},
      {"line ends of Windows", "title: a\r\nsummary: b\r\n", "title: 'a' summary: 'b'"},
      {"list", "topics: [law, rights]\n", "topics: 'law' topics: 'rights'"},
      {"list in lines", "topics:\n  - law\n  - rights\n", "topics: 'law' topics: 'rights'"},
      {"empty list", "topics: []\n", ""},
      {"value with its prefix", "type: CONTENT_TYPE_ABOUT\n", "type: CONTENT_TYPE_ABOUT"},
      {"value without", "type: ABOUT\nlegal_review: NOT_REVIEWED\n",
       "type: CONTENT_TYPE_ABOUT legal_review: LEGAL_REVIEW_NOT_REVIEWED"},
      {"message", "fact: {source: \"x, y\", kind: NETWORK_PUBLICATION}\n",
       "fact { source: 'x, y' kind: FACT_KIND_NETWORK_PUBLICATION }"},
      {"message in lines", "decision:\n  court: BGH\n  file_numbers: [1 StR 2/03]\n",
       "decision { court: 'BGH' file_numbers: '1 StR 2/03' }"},
      {"what YAML takes for something else", "title: yes\nsummary: 42\npublished_on: 2026-01-02\n",
       "title: 'yes' summary: '42' published_on: '2026-01-02'"},
      {"text over several lines", "summary: |\n  Eins.\n  Zwei.\n", "summary: 'Eins.\\nZwei.'"},
      {"comment", "# intern\ntitle: a # intern\n", "title: 'a'"},
      {"alias", "title: &t a\nsummary: *t\n", "title: 'a' summary: 'a'"},
      {"body", "body: x\n", "body: 'x'"},
  };
  for (const GoodCase& c : cases) {
    Content content;
    const auto error = ParseFrontMatter(c.yaml, content);
    EXPECT_FALSE(error.has_value()) << c.why << ": " << error->message;
    Content expected;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(c.content, &expected)) << c.content;
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(content, expected))
        << c.why << ": " << content.ShortDebugString();
  }
}

struct BadCase {
  const char* why;
  std::string yaml;
  int line;
  const char* field;
  const char* message;
};

constexpr char kSixtyXAndMore[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...";

TEST(FrontMatterTest, WhatIsWrongIsToldWithItsPlace) {
  const BadCase cases[] = {
      {"empty", "", 1, "", "expected front matter"},
      {"only a comment", "# x\n", 1, "", "expected front matter"},
      {"list", "- a\n", 1, "", "expected front matter"},
      {"text", "abc", 1, "", "expected front matter"},
      {"unknown field", "title: a\ntitel: b\n", 2, "titel", "expected a field of Content"},
      {"unknown field further in", "decision:\n  court: a\n  richter: b\n", 3, "decision.richter",
       "expected a field of Decision"},
      {"a text for a name", std::string(900, 'x') + ": a\n", 1, kSixtyXAndMore,
       "expected a field of Content"},
      {"protected part", "protected: {notes: [x]}\n", 1, "protected",
       "expected a field of Content"},
      {"twice", "title: a\nsummary: b\ntitle: c\n", 3, "title", "stands twice"},
      {"unknown value", "title: a\ntype: AUFSATZ\n", 2, "type", "expected a value of ContentType"},
      {"value in lower case", "type: about\n", 1, "type", "expected a value of ContentType"},
      {"number for a value", "type: 3\n", 1, "type", "expected a value of ContentType"},
      {"list for a text", "title: [a]\n", 1, "title", "expected a single value"},
      {"message for a text", "title: {a: b}\n", 1, "title", "expected a single value"},
      {"nothing", "title: ~\n", 1, "title", "expected a single value"},
      {"text for a list", "topics: law\n", 1, "topics", "expected a list"},
      {"message in a list", "topics: [law, {a: b}]\n", 1, "topics[1]", "expected a single value"},
      {"list in a list", "topics: [[law]]\n", 1, "topics[0]", "expected a single value"},
      {"text for a message", "fact: flyer\n", 1, "fact", "expected a mapping"},
      {"list for a message", "fact: [a]\n", 1, "fact", "expected a mapping"},
      {"no name of a field", "{a: b}: c\n", 1, "", "expected the name of a field"},
      {"merge key", "fact:\n  <<: {source: x}\n", 2, "fact.<<", "expected a field of Fact"},
      {"tabs", "\ttitle: a\n", 1, "", "is not YAML"},
      {"colon in a text", "title: a: b\n", 1, "", "is not YAML"},
      {"star before a text", "title: *Frauen\n", 1, "", "is not YAML"},
      {"unclosed list", "topics: [a, b\nsummary: c\n", 2, "", "is not YAML"},
      {"unclosed quotation", "title: \"a\nsummary: b\n", 2, "", "is not YAML"},
      {"unclosed single quotation", "title: 'a\nsummary: b\n\n", 2, "", "is not YAML"},
      {"alias of nothing", "title: *x\n", 1, "", "is not YAML"},
      {"list of itself", "topics: &a [*a]\n", 1, "topics[0]", "expected a single value"},
      {"message of itself", "decision: &a\n  court: *a\n", 1, "decision.court",
       "expected a single value"},
      {"no code point", "title: \"\\U00110000\"\n", 1, "", "is not YAML"},
  };
  for (const BadCase& c : cases) {
    Content content;
    const auto error = ParseFrontMatter(c.yaml, content);
    ASSERT_TRUE(error.has_value()) << c.why << ": " << content.ShortDebugString();
    EXPECT_EQ(error->line, c.line) << c.why;
    EXPECT_EQ(error->field, c.field) << c.why;
    EXPECT_THAT(error->message, HasSubstr(c.message)) << c.why;
  }
}

TEST(FrontMatterTest, SizeIsLimited) {
  Content content;
  const std::string head = "title: ";
  EXPECT_FALSE(ParseFrontMatter(head + std::string(65536 - head.size(), 'x'), content).has_value());
  const auto error = ParseFrontMatter(head + std::string(65537 - head.size(), 'x'), content);
  ASSERT_TRUE(error.has_value());
  EXPECT_THAT(error->message, HasSubstr("over 65536 bytes"));
}

// YAML can be made to need more stack or memory than there is.
TEST(FrontMatterTest, HostileYamlIsRefusedQuickly) {
  const auto repeated = [](const std::string& unit) {
    std::string text;
    while (text.size() < 60000) text += unit;
    return text;
  };
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) laughs += ", " + before;
    laughs += "]\n";
  }
  std::string bomb_in_field = laughs + "topics: *a29\n";
  for (const std::string& yaml :
       {repeated("["), "topics: " + repeated("["), repeated("- "), repeated("{a: "), repeated("? "),
        repeated("&a "), repeated("!"), repeated("a: &b *b "), laughs, bomb_in_field,
        "fact: " + repeated("{source: ")}) {
    Content content;
    EXPECT_TRUE(ParseFrontMatter(yaml, content).has_value()) << yaml.substr(0, 20);
  }
}

TEST(FrontMatterTest, ProblemsRepeatNoValues) {
  Content content;
  for (const char* yaml :
       {"type: Geheim\n", "topics: Geheim\n", "fact: Geheim\n", "title: \"Geheim\n"}) {
    const auto error = ParseFrontMatter(yaml, content);
    ASSERT_TRUE(error.has_value()) << yaml;
    EXPECT_THAT(error->field + error->message, Not(HasSubstr("Geheim")));
  }
}

}  // namespace
}  // namespace kok::source
