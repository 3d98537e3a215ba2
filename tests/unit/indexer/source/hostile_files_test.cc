// Groups 76 to 85 of bad input, as far as readers meet them, by format: what must not cost much,
// be taken for something else or reach a record. XML has its own: decision_xml_reader_test.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/indexer/source/read_items.h"

namespace kok::source {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> Described(const std::string& name, const std::string& bytes) {
  return tests::DescribeAll(tests::ReadItems(name, bytes));
}

std::string Repeated(const std::string& unit, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

Content MarkdownContent(const std::string& body) {
  auto items = tests::ReadItems("a.md", "---\ntitle: a\n---\n" + body);
  if (items.size() != 1 || !std::holds_alternative<SourceRecord>(items[0])) {
    ADD_FAILURE() << (items.empty() ? "nothing" : tests::Describe(items[0]));
    return {};
  }
  return std::get<Content>(std::get<SourceRecord>(items[0]).record);
}

TEST(HostileFilesTest, Group76JsonThatIsNone) {
  const std::string record = R"({"content":{"name":"contents/a","title":"A"}})";
  for (const std::string& line :
       {std::string(1000000, '['), Repeated("{\"content\":", 1000000),
        std::string(R"({"content":{"name":"contents/a","name":"contents/b"}})"),
        std::string(R"({"content":{"source_uri":"a","sourceUri":"b"}})"),
        std::string(R"({"content":{"title":1e400}})"), std::string(R"({"content":{"title":NaN}})"),
        std::string(R"({"organization":{"hours":{"intervals":[{"day":9007199254740993}]}}})"),
        std::string(R"({"content":{"title":"\udc00"}})"), record + " // comment",
        "/* comment */" + record, record + "}", record + ",", record + " trailing",
        std::string(R"({'content':{'name':'contents/a'}})"),
        std::string(R"({content:{name:"contents/a"}})"),
        std::string(R"({"content":{"name":"contents/a",}})"), std::string("true"),
        std::string("-1"), std::string("\"x\"")}) {
    EXPECT_THAT(Described("a.jsonl", line + "\n" + record + "\n"),
                ElementsAre(AnyOf(StartsWith("a.jsonl:1: not a record"),
                                  StartsWith("a.jsonl:1: organization.hours.intervals[0].day: "
                                             "expected a whole number")),
                            "record contents/a"))
        << line.substr(0, 60);
  }
}

// Values of YAML are text as they stand: `no` is a word, a version is no number.
TEST(HostileFilesTest, Group77YamlMeansWhatItSays) {
  struct Case {
    const char* yaml;
    const char* title;  // null: refused
  };
  for (const Case& c :
       {Case{"title: no", "no"}, Case{"title: 010", "010"}, Case{"title: 1.10", "1.10"},
        Case{"title: 2020-01-01", "2020-01-01"},
        Case{"title: !!python/object/apply:os.system [ls]", nullptr},
        Case{"title: !!python/name:os.system x", "x"}, Case{"title: !!binary aGk=", "aGk="},
        Case{"summary: &a x\ntitle: *a", "x"}, Case{"title: a\n<<: {summary: b}", nullptr},
        Case{"title:\ta", "a"}, Case{"title: a\n\tsummary: b", nullptr},
        Case{"title: a\n...\nsummary: b", "a"}, Case{"%YAML 9.9\n--- \ntitle: a", nullptr},
        Case{"title: a\ntitle: b", nullptr}}) {
    const auto items = tests::ReadItems("a.md", std::string("---\n") + c.yaml + "\n---\nText\n");
    ASSERT_EQ(items.size(), 1U) << c.yaml;
    const auto* record = std::get_if<SourceRecord>(&items[0]);
    if (c.title == nullptr) {
      EXPECT_EQ(record, nullptr) << c.yaml;
      continue;
    }
    ASSERT_NE(record, nullptr) << c.yaml << ": " << tests::Describe(items[0]);
    EXPECT_EQ(std::get<Content>(record->record).title(), c.title) << c.yaml;
  }
}

TEST(HostileFilesTest, Group78MarkdownCostsLittle) {
  for (const char* unit : {"[", "> ", "![", "<a ", "`", "[a](<", "- - ", "&#", "a *b*\n\n"}) {
    EXPECT_LE(MarkdownContent(Repeated(unit, 1000000)).body().size(), 3000000U) << unit;
  }
}

// cmark would take a minute and a half for the first of them.
TEST(HostileFilesTest, Group78TooManyMarksAreRefusedBeforeTheyAreRead) {
  const std::string head = "---\ntitle: a\n---\n\n";
  for (const char* unit : {"*_", "*_*\n", "a*a_"}) {
    EXPECT_THAT(Described("a.md", head + Repeated(unit, 1000000)),
                ElementsAre(HasSubstr("more than 20,000 stars")))
        << unit;
  }
  EXPECT_THAT(Described("a.md", head + Repeated("Täter*innen und _sie_.\n\n", 1000000)),
              ElementsAre("record contents/a"));
  EXPECT_THAT(Described("a.json",
                        R"({"id":"a","name":"A","description":")" + Repeated("*_", 100000) + "\"}"),
              ElementsAre("record organizations/a"));
}

// What a reader of the page cannot see must not be found either.
TEST(HostileFilesTest, Group78WhatNobodySeesIsNotIndexed) {
  const Content content = MarkdownContent(
      "Sichtbar. <!-- Geheimweg 1 --> <span title=\"Geheimweg 2\">auch</span>\n\n"
      "[Link](https://x.test/Geheimweg-3 \"Geheimweg 4\") [Klick](javascript:Geheimweg5) "
      "[Daten](data:text/html;base64,Geheimweg6)\n\n"
      "![](Geheimweg-7.png \"Geheimweg 8\")\n\n<div>Geheimweg 9</div>\n\n"
      "<script>Geheimweg10</script>\n\n[x]: https://x.test/Geheimweg-11 \"Geheimweg 12\"\n\n"
      "<!--\nGeheimweg 13\n-->\n");
  EXPECT_THAT(content.body(), AllOf(HasSubstr("Sichtbar."), HasSubstr("auch"), HasSubstr("Link"),
                                    HasSubstr("Klick"), HasSubstr("Daten")));
  EXPECT_THAT(content.SerializeAsString(), Not(HasSubstr("Geheimweg")));
}

// Each took time with the square of its size: 20 s for 20,000 services, a week for 64 MiB.
TEST(HostileFilesTest, ManyPartsOfOneOrganisationCostWhatTheirSizeIs) {
  constexpr int kParts = 20000;
  std::string services;
  std::string attributes;
  for (int i = 0; i < kParts; ++i) {
    const char* comma = i == 0 ? "" : ",";
    absl::StrAppend(&services, comma, R"({"id":"s)", i, R"(","name":"n","status":"active",)",
                    R"("organization":{"id":"o","name":"Org"}})");
    absl::StrAppend(&attributes, comma, R"({"id":"a)", i,
                    R"(","link_type":"service","value":"yes",)",
                    R"("taxonomy_term":{"code":"c"}})");
  }
  EXPECT_THAT(Described("a.json", "[" + services + "]"), ElementsAre("record organizations/o"));
  EXPECT_THAT(
      Described("a.json", R"([{"id":"o","name":"Org","organization_identifiers":[{"id":"i",)"
                          R"("identifier_scheme":"kok-search","identifier":"organizations/a"}],)"
                          R"("services":[{"id":"s","name":"Org","attributes":[)" +
                              attributes + "]}]}]"),
      ElementsAre("record organizations/a"));
}

TEST(HostileFilesTest, Group80OnlyProtectedFieldsAreNoRecord) {
  EXPECT_THAT(Described("a.jsonl", R"({"protected":{"addresses":["Geheimweg 1"]}})"),
              ElementsAre(AllOf(HasSubstr("expected an organization or a content"),
                                Not(HasSubstr("Geheimweg")))));
}

TEST(HostileFilesTest, Group81AMisspeltProtectionIsRefused) {
  for (const char* line :
       {R"({"content":{"name":"contents/a"},"protectd":{"notes":["Geheimweg 1"]}})",
        R"({"content":{"name":"contents/a","protected":{"notes":["Geheimweg 1"]}}})",
        R"({"content":{"name":"contents/a"},"protected":{"adresses":["Geheimweg 1"]}})"}) {
    EXPECT_THAT(
        Described("a.jsonl", line),
        ElementsAre(AllOf(AnyOf(HasSubstr("is unknown here"), HasSubstr("expected the lists")),
                          Not(HasSubstr("Geheimweg")))));
  }
}

}  // namespace
}  // namespace kok::source
