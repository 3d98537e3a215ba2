#include "indexer/schema/json_structure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kok::schema {
namespace {

using testing::HasSubstr;

struct JsonCase {
  std::string json;
  const char* problem;  // empty: there is none
};

TEST(JsonStructureTest, IsJsonOrSaysWhyNot) {
  const JsonCase cases[] = {
      {"{}", ""},
      {" [ ] \n", ""},
      {R"({"a":1,"b":[true,false,null,"x\"]}",-0.5e+10,0]})", ""},
      {R"({"a":{"x":1},"b":{"x":1}})", ""},
      {"12", ""},
      {"", "ends in the middle"},
      {"{", "ends in the middle"},
      {"[1,", "ends in the middle"},
      {"[1,]", "expected a value"},
      {"{,}", "expected the name"},
      {R"({"a":1,})", "expected the name"},
      {R"({'a':1})", "expected the name"},
      {"{a:1}", "expected the name"},
      {R"({"a" 1})", "expected a colon"},
      {R"({"a":1 "b":2})", "expected a comma"},
      {"[1}", "expected a comma"},
      {"{} {}", "nothing behind"},
      {"{} x", "nothing behind"},
      {"[1] // done", "nothing behind"},
      {"/* x */ {}", "expected a value"},
      {"[NaN]", "expected a value"},
      {"[Infinity]", "expected a value"},
      {"[01]", "expected a value"},
      {"[+1]", "expected a value"},
      {"[1.]", "expected a value"},
      {"[1e]", "expected a value"},
      {"['a']", "expected a value"},
      {"[\"a\nb\"]", "no end"},
      {R"(["a)", "no end"},
      {R"(["a\")", "no end"},
      {R"({"a":1,"a":2})", "stands twice"},
      {R"({"display_name":1,"displayName":2})", "stands twice"},
      {R"({"n\u0061me":1})", "an escape"},
      {"[[[[1]]]]", "nested deeper than 3 levels"},
      {std::string("\0", 1), "expected a value"},
  };
  for (const JsonCase& c : cases) {
    const auto problem = CheckJsonStructure(c.json, 3);
    if (std::string(c.problem).empty()) {
      EXPECT_FALSE(problem.has_value()) << c.json << ": " << problem->message;
    } else {
      ASSERT_TRUE(problem.has_value()) << c.json;
      EXPECT_THAT(problem->message, HasSubstr(c.problem)) << c.json;
    }
  }
}

TEST(JsonStructureTest, NamesTheLineAndNoValue) {
  const auto problem = CheckJsonStructure("{\n\"secret\": 1,\n\"secret\": 2}", 8);
  ASSERT_TRUE(problem.has_value());
  EXPECT_EQ(problem->line, 3);
  EXPECT_THAT(problem->message, testing::Not(HasSubstr("secret")));
}

// A million levels, closed or not, take no stack.
TEST(JsonStructureTest, DepthCostsNothing) {
  const std::string open(1000000, '[');
  EXPECT_TRUE(CheckJsonStructure(open, 32).has_value());
  EXPECT_TRUE(CheckJsonStructure(open + std::string(1000000, ']'), 32).has_value());
  EXPECT_FALSE(CheckJsonStructure(open + std::string(1000000, ']'), 1000000).has_value());
}

TEST(JsonStructureTest, MembersOfTheOutermostLevel) {
  const std::string json = "\n{ \"a\" : [1,\n{\"x\":2}] ,\"b\":\"p:,}\" ,\n\"c\":{} }";
  const auto members = JsonMembers(json);
  ASSERT_EQ(members.size(), 3U);
  EXPECT_EQ(members[0].key, "a");
  EXPECT_EQ(members[0].text, "[1,\n{\"x\":2}]");
  EXPECT_EQ(members[0].line, 2);
  EXPECT_EQ(members[1].key, "b");
  EXPECT_EQ(members[1].text, "\"p:,}\"");
  EXPECT_EQ(members[2].key, "c");
  EXPECT_EQ(members[2].text, "{}");
  EXPECT_EQ(members[2].line, 4);
  const auto list = JsonMembers("[1, \"a\"\n,{}]");
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[1].text, "\"a\"");
  EXPECT_EQ(list[1].key, "");
  EXPECT_EQ(list[2].line, 2);
  EXPECT_TRUE(JsonMembers("[]").empty());
  EXPECT_TRUE(JsonMembers("{ }").empty());
  EXPECT_TRUE(JsonMembers("12").empty());
}

}  // namespace
}  // namespace kok::schema
