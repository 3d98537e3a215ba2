#include "indexer/source/case_json_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/source/decision_text.h"
#include "indexer/source/html_text.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::source {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// A decision that nobody has made, as the API gives it, with `more` members.
std::string Case(const std::string& more = "", const std::string& content = "<p>Text.</p>") {
  return absl::StrCat(
      R"({"id":1,"slug":"lg-musterstadt-2020-01-31-9-to-120",)",
      R"("court":{"id":2,"name":"Landgericht Musterstadt","slug":"lg-musterstadt","city":null,)",
      R"("state":4,"jurisdiction":"Ordentliche Gerichtsbarkeit","level_of_appeal":"Landgericht"},)",
      R"("file_number":"9 TO 1/20","date":"2020-01-31","created_date":"2020-02-01T00:00:00Z",)",
      R"("updated_date":"2020-02-01T00:00:00Z","type":"Endurteil","ecli":"",)", more,
      R"("content":")", content, R"(","source_url":"http://example.com"})");
}

std::vector<std::string> Described(const std::string& bytes) {
  return tests::DescribeAll(tests::ReadItems("sub/a.cases.json", bytes));
}

SourceRecord ReadRecord(const std::string& bytes) {
  auto items = tests::ReadItems("sub/a.cases.json", bytes);
  if (items.size() != 1 || !std::holds_alternative<SourceRecord>(items[0])) {
    ADD_FAILURE() << (items.empty() ? "nothing" : tests::Describe(items[0]));
    return {Content(), "", 1};
  }
  return std::get<SourceRecord>(std::move(items[0]));
}

TEST(CaseJsonReaderTest, EachKeyHasItsField) {
  const SourceRecord record = ReadRecord(
      Case("", R"(<h2>Leitsatz</h2>\r\n<div><p>Ein erfundener Satz.</p></div>)"
               R"(<h2>Tenor</h2>\r\n<div>\r\n\t<p>Die Klage wird<br>abgewiesen.</p></div>)"
               R"(<h2>Gr&#252;nde</h2><div><p><rd nr=\"1\"/>Erster&#160;Absatz, &#167; 1.</p>)"
               R"(<p><rd nr=\"2\"/>Zweiter</p></div><!-- geheim --><script>auch geheim</script>)"));
  const Content& content = std::get<Content>(record.record);
  EXPECT_EQ(content.name(), "contents/lg-musterstadt-2020-01-31-9-to-120");
  EXPECT_EQ(content.title(), "Landgericht Musterstadt, Endurteil vom 31.01.2020, 9 TO 1/20");
  EXPECT_EQ(content.type(), kok::search::v1::CONTENT_TYPE_DECISION);
  EXPECT_EQ(content.language_code(), "de");
  EXPECT_EQ(content.source_uri(),
            "https://de.openlegaldata.io/case/lg-musterstadt-2020-01-31-9-to-120");
  EXPECT_EQ(content.fact().source(), content.source_uri());
  EXPECT_EQ(content.decision().court(), "Landgericht Musterstadt");
  EXPECT_EQ(content.decision().decided_on(), "2020-01-31");
  EXPECT_EQ(content.decision().decision_type(), "Endurteil");
  EXPECT_EQ(content.decision().ecli(), "");
  EXPECT_THAT(content.decision().file_numbers(), ElementsAre("9 TO 1/20"));
  EXPECT_EQ(content.decision().headnote(), "Ein erfundener Satz.");
  EXPECT_EQ(content.body(),
            "Landgericht Musterstadt, Endurteil vom 31.01.2020, 9 TO 1/20\n\n"
            "Tenor\n\nDie Klage wird abgewiesen.\n\n"
            "Gründe\n\n1 Erster Absatz, § 1.\n\n2 Zweiter");
  EXPECT_THAT(record.warnings, IsEmpty());
}

TEST(CaseJsonReaderTest, ShapesOfTheApi) {
  const std::string name = "record contents/lg-musterstadt-2020-01-31-9-to-120";
  struct ShapeCase {
    const char* why;
    std::string bytes;
    std::vector<std::string> items;
  };
  for (const ShapeCase& c : {
           ShapeCase{"one", Case(), {name}},
           ShapeCase{"one, with a byte order mark", "\xEF\xBB\xBF" + Case(), {name}},
           ShapeCase{"a list", "[" + Case() + ",\n" + Case() + "]", {name, name}},
           ShapeCase{"an empty list", "[]", {}},
           ShapeCase{"a page",
                     R"({"count":1,"next":null,"previous":null,"results":[)" + Case() + "]}",
                     {name}},
           ShapeCase{"of a list, a bad one only",
                     "[{},\n" + Case() + ",3]",
                     {"sub/a.cases.json:1: [0]: expected a decision of Open Legal Data: an object "
                      "with file_number",
                      name,
                      "sub/a.cases.json:2: [2]: expected a decision of Open Legal Data: an object "
                      "with file_number"}},
       }) {
    EXPECT_EQ(Described(c.bytes), c.items) << c.why;
  }
}

TEST(CaseJsonReaderTest, WhatIsNoDecisionIsToldWithItsPlace) {
  struct ProblemCase {
    const char* why;
    std::string bytes;
    std::string problem;
  };
  const std::string page = R"({"count":1,)";
  for (const ProblemCase& c : {
           ProblemCase{"no JSON", "x", "a.cases.json:1: not JSON"},
           ProblemCase{"never closes", "[" + Case(), "a.cases.json:1: not JSON"},
           ProblemCase{"nothing", "", "a.cases.json:1: not JSON"},
           ProblemCase{"no UTF-8", "[\n\"\xFF\"]", "a.cases.json:2: expected text in UTF-8"},
           ProblemCase{"deep", std::string(100000, '['), "nested deeper than"},
           ProblemCase{"hits of the search", R"({"results":[{"slug":"a","text":"b"}]})",
                       "results[0]: expected a decision"},
           ProblemCase{"no list", page + "\"results\":{}}", "results: expected a list"},
           ProblemCase{"another page", page + "\"total\":1,\"results\":[]}",
                       "total: unknown, expected count, next, previous or results"},
           ProblemCase{"no court", R"({"file_number":"1","date":"2020-01-01","slug":"a"})",
                       "court.name: is missing"},
           ProblemCase{"a court's number",
                       R"({"file_number":"1","date":"2020-01-01","slug":"a","court":7})",
                       "court: expected an object with a name"},
           ProblemCase{"no date", R"({"file_number":"1","slug":"a","court":{"name":"b"}})",
                       "date: is missing"},
           ProblemCase{"no number", R"({"file_number":" ","slug":"a","court":{"name":"b"}})",
                       "file_number: is missing"},
           ProblemCase{"a number", R"({"file_number":7,"slug":"a","court":{"name":"b"}})",
                       "file_number: expected a text"},
           ProblemCase{"a key twice", R"({"file_number":"1","file_number":"2"})", "not JSON"},
           ProblemCase{"comment without an end", Case("", "<p>a</p><!-- b"),
                       "content: a comment has no end"},
           ProblemCase{"a long tag", Case("", "<p " + std::string(5000, 'a') + ">"),
                       "content: a tag is longer than 4096 bytes"},
           ProblemCase{"NUL", Case("", "a\\u0000b"), "content: expected text in UTF-8"},
       }) {
    EXPECT_THAT(Described(c.bytes), ElementsAre(HasSubstr(c.problem))) << c.why;
    EXPECT_THAT(Described(c.bytes), ElementsAre(StartsWith("sub/a.cases.json:"))) << c.why;
  }
}

// The API grows: what it has more is told and costs no decision.
TEST(CaseJsonReaderTest, UnknownKeysAreWarnings) {
  const SourceRecord record = ReadRecord(Case("\n\"topics\":[],\"court_code\":{\"a\":1},"));
  std::vector<std::string> told;
  for (const RecordProblem& warning : record.warnings) told.push_back(warning.ToString());
  EXPECT_THAT(told, ElementsAre("sub/a.cases.json:2: topics: is no key of this format, and is not "
                                "read",
                                "sub/a.cases.json:2: court_code: is no key of this format, and is "
                                "not read"));
}

TEST(CaseJsonReaderTest, APageOfSeveralSaysSo) {
  const tests::TemporaryFolder folder;
  std::vector<RecordProblem> notes;
  ReaderOptions options;
  options.notes = &notes;
  auto reader = OpenReader(
      folder.Write("a.cases.json",
                   R"({"count":2,"next":"https://x.test/?page=2","results":[)" + Case() + "]}"),
      "a.cases.json", options);
  ASSERT_TRUE(reader.ok());
  ASSERT_TRUE((*reader)->Next().ok());
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].ToString(),
            "a.cases.json:1: next: is set: the file is one page of several, fetch them too");
}

TEST(CaseJsonReaderTest, SeveralFileNumbersAndSpacesThatDoNotBreak) {
  const std::string bytes =
      "{\"file_number\":\"2\u00A0TvR\u00A01/20, 2 TvR 2/20\",\"date\":\"2020-01-01\",\"slug\":"
      "\"a\",\"ecli\":\"ECLI:DE:BVerfG:2020:rk1.2tvr1\",\"court\":{\"name\":\"Tvg\"}}";
  const SourceRecord record = ReadRecord(bytes);
  const auto& decision = std::get<Content>(record.record).decision();
  EXPECT_THAT(decision.file_numbers(), ElementsAre("2 TvR 1/20", "2 TvR 2/20"));
  EXPECT_EQ(decision.ecli(), "ECLI:DE:BVerfG:2020:rk1.2tvr1");
}

// However many there are, there is a title.
TEST(CaseJsonReaderTest, ATitleNamesAsManyFileNumbersAsFit) {
  const auto content_of = [](int count) {
    std::string numbers;
    for (int i = 0; i < count; ++i) absl::StrAppend(&numbers, "9 TO ", 1000 + i, "/20, ");
    return std::get<Content>(
        ReadRecord("{\"file_number\":\"" + numbers +
                   R"(","date":"2020-01-01","slug":"a","court":{"name":"TLG"}})")
            .record);
  };
  EXPECT_EQ(content_of(2).title(), "TLG, vom 01.01.2020, 9 TO 1000/20, 9 TO 1001/20");
  const Content many = content_of(100);
  EXPECT_EQ(many.decision().file_numbers_size(), 100);
  EXPECT_LE(many.title().size(), kMaxCitationBytes);
  EXPECT_GT(many.title().size(), kMaxCitationBytes - 20);
  EXPECT_EQ(many.title().substr(many.title().size() - 18), "9 TO 1068/20 u. a.");
}

TEST(CaseJsonReaderTest, SizeIsLimited) {
  const tests::TemporaryFolder folder;
  EXPECT_THAT(CaseJsonReader::Open(folder.Write("a.cases.json", std::string((64 << 20) + 1, ' ')),
                                   "a.cases.json", {}),
              tests::FailsWith(absl::StatusCode::kFailedPrecondition, "a.cases.json"));
}

TEST(CaseJsonReaderTest, TheTemplateIsRead) {
  const std::string path = tests::ShippedData() + "/templates/decisions.cases.json";
  EXPECT_THAT(Described(tests::ReadFile(path)),
              ElementsAre("record contents/ag-musterstadt-2020-01-31-1-c-120",
                          "record contents/lg-musterstadt-2020-02-29-2-o-220"));
}

std::string Repeated(const std::string& unit, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += unit;
  return text;
}

TEST(HtmlTextTest, ReadsAsABrowserShowsIt) {
  struct HtmlCase {
    const char* html;
    std::vector<std::string> paragraphs;
  };
  for (const HtmlCase& c : {
           HtmlCase{"", {}},
           HtmlCase{"   \n ", {}},
           HtmlCase{"nur Text", {"nur Text"}},
           HtmlCase{"<p>a<p>b", {"a", "b"}},
           HtmlCase{"<ul><li>a<li>b</ul>c", {"a", "b", "c"}},
           HtmlCase{"<dl><dt>1</dt><dd><p>a</p></dd></dl>", {"1 a"}},
           HtmlCase{"<table><tr><td>a</td><td>b</td></tr></table>", {"a b"}},
           HtmlCase{"a &lt;b&gt; &unknown; &#228;", {"a <b> &unknown; ä"}},
           HtmlCase{"<b>a</i>b</b>", {"ab"}},
           HtmlCase{"§ 232 StGB<sup>1</sup>, § 4<sup>2</sup>.", {"§ 232 StGB 1, § 4 2."}},
           HtmlCase{"<p><sup>1</sup>Wer <sup>2</sup> lügt<sup>3</sup></p>", {"1 Wer 2 lügt 3"}},
           HtmlCase{"1<sup>er</sup> (a<sup>2</sup>)<sup>3</sup>b, M<sup>me</sup>",
                    {"1er (a 2)3 b, Mme"}},
           HtmlCase{"H<sub>2</sub>O<sup></sup>1", {"H2O1"}},
           HtmlCase{"<html><head><title>x</title><style>y</style></head><body>a</body></html>",
                    {"a"}},
           HtmlCase{"<p>ä ö ü ß €</p>", {"ä ö ü ß €"}},
       }) {
    const auto read = ReadHtml(c.html);
    ASSERT_TRUE(std::holds_alternative<std::vector<HtmlParagraph>>(read)) << c.html;
    std::vector<std::string> texts;
    for (const auto& paragraph : std::get<0>(read)) texts.push_back(paragraph.text);
    EXPECT_EQ(texts, c.paragraphs) << c.html;
  }
}

// Each is refused or read at once; libxml2 alone would take minutes for some.
TEST(HtmlTextTest, HostileHtmlCostsLittle) {
  for (const std::string& html :
       {Repeated("<b>", 300000) + Repeated("</i>", 300000), Repeated("<p>", 300000),
        Repeated("<div>", 300000), "<p " + Repeated("a b=c ", 300000) + ">", Repeated("&", 300000),
        Repeated("<", 300000), Repeated("<!", 300000), Repeated("<!--", 300000),
        Repeated("<b></b>", 300000), Repeated("<table><tr>", 300000), Repeated("&#x;", 300000),
        Repeated("<p>a", 300000), "<script>" + Repeated("a", 3000000),
        Repeated("<a href='", 300000)}) {
    const auto read = ReadHtml(html);
    if (const auto* problem = std::get_if<HtmlProblem>(&read)) {
      EXPECT_THAT(problem->message, testing::AnyOf(HasSubstr("nested deeper than 256"),
                                                   HasSubstr("a tag is longer than 4096"),
                                                   HasSubstr("a comment has no end")))
          << html.substr(0, 20);
    } else {
      for (const auto& paragraph : std::get<0>(read)) {
        EXPECT_LE(paragraph.text.size(), html.size()) << html.substr(0, 20);
      }
    }
  }
}

}  // namespace
}  // namespace kok::source
