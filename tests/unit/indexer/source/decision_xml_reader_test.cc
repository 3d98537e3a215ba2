#include "indexer/source/decision_xml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::source {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kHead[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!DOCTYPE dokument\n  SYSTEM "
    "\"http://www.rechtsprechung-im-internet.de/dtd/v1/rii-dok.dtd\">\n";

// A decision that nobody has made, with `more` elements.
std::string Document(const std::string& more, const std::string& head = kHead) {
  return head +
         "<dokument>\n"
         "<doknr>TEST600012345</doknr>\n"
         "<gertyp>BGH</gertyp>\n"
         "<entsch-datum>20200131</entsch-datum>\n"
         "<aktenzeichen>9 TStR 1/20</aktenzeichen>\n" +
         more + "</dokument>\n";
}

std::string Described(const std::string& bytes) {
  const auto items = tests::ReadItems("sub/a.xml", bytes);
  EXPECT_EQ(items.size(), 1U);
  return items.empty() ? "" : tests::Describe(items[0]);
}

Content ReadContent(const std::string& bytes) {
  auto items = tests::ReadItems("sub/a.xml", bytes);
  if (items.size() != 1 || !std::holds_alternative<SourceRecord>(items[0])) {
    ADD_FAILURE() << (items.empty() ? "nothing" : tests::Describe(items[0]));
    return {};
  }
  return std::get<Content>(std::get<SourceRecord>(items[0]).record);
}

std::string Row(const std::string& number, const std::string& text) {
  const std::string anchor =
      number.empty() ? "" : "<a name=\"rd_" + number + "\">" + number + "</a>";
  return "<dl class=\"RspDL\"><dt>" + anchor + "</dt>\n <dd>" + text + "</dd></dl>\n";
}

TEST(DecisionXmlReaderTest, EachElementHasItsField) {
  const Content content = ReadContent(
      "\xEF\xBB\xBF" +
      Document(
          "<ecli>ECLI:DE:BGH:2020:310120UTEST.0</ecli><gerort/>\n"
          "<spruchkoerper>9. Teststrafsenat</spruchkoerper><doktyp>Urteil</doktyp>\n"
          "<norm>§ 232 StGB, § 1 Abs 1, 2 StGB, Art 4 (EU, neu) EMRK, § 232 StGB</norm>\n"
          "<vorinstanz>vorgehend LG Musterstadt, Az: 1 KLs 3/19</vorinstanz>\n"
          "<region><abk>DEU</abk><long>Bundesrepublik</long></region>\n"
          "<mitwirkung>Richterin Erfunden</mitwirkung>\n"
          "<titelzeile>" +
          Row("", "<p>Ein erfundener\n  Titel</p>") +
          "</titelzeile>\n"
          "<leitsatz>" +
          Row("", "<p>1. Ein <em>er</em>fundener Satz.</p>") +
          Row("", "<p>2. Noch &amp; einer.</p>") +
          "</leitsatz><sonstosatz/>\n"
          "<tenor><div>" +
          Row("", "<p>Die Revision wird<br/>verworfen.</p>") +
          "</div></tenor><tatbestand/><entscheidungsgruende/>\n"
          "<gruende><div>" +
          Row("1", "<p>Erster.<!-- geheim --></p>") +
          Row("2", "<p>Zweiter</p><p>Dritter</p><table><tr><td>A</td><td>B</td></tr></table>") +
          Row("", "<p/>") +
          "</div></gruende><abwmeinung/><sonstlt/>\n"
          "<identifier>https://portal.test/?docid=1&amp;x=2</identifier>\n"
          "<coverage>x</coverage><language>deutsch</language><publisher>x</publisher>"
          "<accessRights>public</accessRights>\n"));
  EXPECT_EQ(content.name(), "contents/test600012345");
  EXPECT_EQ(content.title(), "Ein erfundener Titel");
  EXPECT_EQ(content.type(), kok::search::v1::CONTENT_TYPE_DECISION);
  EXPECT_EQ(content.language_code(), "de");
  EXPECT_EQ(content.source_uri(), "https://portal.test/?docid=1&x=2");
  EXPECT_EQ(content.fact().kind(), kok::search::v1::FACT_KIND_OFFICIAL_LIST);
  EXPECT_EQ(content.body(),
            "BGH, 9. Teststrafsenat, Urteil vom 31.01.2020, 9 TStR 1/20\n\n"
            "vorgehend LG Musterstadt, Az: 1 KLs 3/19\n\n"
            "Tenor\n\nDie Revision wird verworfen.\n\n"
            "Gründe\n\n1 Erster.\n\n2 Zweiter\n\nDritter\n\nA B");
  const auto& decision = content.decision();
  EXPECT_EQ(decision.court(), "BGH");
  EXPECT_EQ(decision.ecli(), "ECLI:DE:BGH:2020:310120UTEST.0");
  EXPECT_EQ(decision.decided_on(), "2020-01-31");
  EXPECT_EQ(decision.decision_type(), "Urteil");
  EXPECT_THAT(decision.norms(),
              ElementsAre("§ 232 StGB", "§ 1 Abs 1, 2 StGB", "Art 4 (EU, neu) EMRK"));
  EXPECT_EQ(decision.headnote(), "1. Ein erfundener Satz.\n\n2. Noch & einer.");
  EXPECT_THAT(content.SerializeAsString(), Not(HasSubstr("Erfunden")))
      << "names of judges are not read";
}

TEST(DecisionXmlReaderTest, EveryFileNumberIsOne) {
  struct Case {
    const char* element;
    std::vector<std::string> numbers;
  };
  for (const Case& c : {Case{"2 TvR 1/20, 2 TvR 2/20", {"2 TvR 1/20", "2 TvR 2/20"}},
                        Case{"2 TvR 1/20; 2 TvR 2/20, 2 TvR 1/20", {"2 TvR 1/20", "2 TvR 2/20"}},
                        Case{"T 8 SO 6/20 R", {"T 8 SO 6/20 R"}},
                        Case{"4 TNi 27/20 (EP) u.a.", {"4 TNi 27/20 (EP)"}},
                        Case{"TZR 8/20 und TZR 9/20", {"TZR 8/20", "TZR 9/20"}}}) {
    DecisionElements elements;
    elements["aktenzeichen"] = {c.element};
    const auto numbers = ContentFromDecision(elements).decision().file_numbers();
    EXPECT_EQ(std::vector<std::string>(numbers.begin(), numbers.end()), c.numbers);
  }
  EXPECT_THAT(
      ReadContent(Document("<aktenzeichen>9 TStR 2/20</aktenzeichen>")).decision().file_numbers(),
      ElementsAre("9 TStR 1/20", "9 TStR 2/20"));
}

TEST(DecisionXmlReaderTest, WithoutATitleItIsCitedAsLawyersDo) {
  EXPECT_EQ(ReadContent(Document("<gerort>Musterstadt</gerort>")).title(),
            "BGH Musterstadt, vom 31.01.2020, 9 TStR 1/20");
  const std::string long_title(1001, 'x');
  const Content content = ReadContent(Document("<titelzeile>" + long_title + "</titelzeile>"));
  EXPECT_THAT(content.title(), StartsWith("BGH"));
  EXPECT_EQ(content.summary(), long_title);
}

struct ProblemCase {
  const char* why;
  std::string bytes;
  std::string problem;
};

// Group 79.
TEST(DecisionXmlReaderTest, HostileXmlIsRefused) {
  const std::string laughs =
      "<!DOCTYPE dokument [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n";
  std::string attributes = "<tenor";
  for (int i = 0; i < 1000000; ++i) attributes += " a" + std::to_string(i) + "=''";
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<p>";
  const ProblemCase cases[] = {
      {"billion laughs", Document("<tenor>&b;</tenor>", laughs), "a.xml:1: declarations in"},
      {"external entity",
       Document("<tenor>&x;</tenor>",
                "<!DOCTYPE dokument [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
       "a.xml:1: declarations in"},
      {"declarations behind a DTD",
       Document("", "<!DOCTYPE dokument SYSTEM \"x.dtd\" [<!ENTITY x \"y\">]>"),
       "a.xml:1: declarations in"},
      {"parameter entity",
       Document("", "\n<!DOCTYPE dokument [<!ENTITY % x SYSTEM \"http://x.test/\"> %x;]>"),
       "a.xml:2: declarations in"},
      {"entity of a DTD that nobody loads", Document("<tenor>&auml;</tenor>"), "an entity"},
      {"declaration elsewhere", Document("<!ENTITY x \"y\">"), "is refused"},
      {"a million attributes", Document(attributes + "></tenor>"), "a tag is longer than 4096"},
      {"a long name", Document("<" + std::string(100000, 'x') + "/>"), "a tag is longer"},
      {"depth", Document("<tenor>" + deep), "nested deeper than 64 levels"},
      {"Latin-1 undeclared", Document("<tenor>K\xF6ln</tenor>"), "expected text in UTF-8"},
      {"Latin-1 declared", Document("", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"),
       "another encoding"},
      {"UTF-16 declared", Document("", "<?xml version='1.0' encoding='UTF-16'?>"),
       "another encoding"},
      {"UTF-16", std::string("\xFF\xFE<\0d\0", 6), "expected text in UTF-8"},
      {"UTF-7 by declaration", Document("", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>"),
       "another encoding"},
      {"NUL", Document(std::string("<tenor>a\0b</tenor>", 18)), "expected text in UTF-8"},
      {"control character", Document("<tenor>\x01</tenor>"), "not well-formed"},
      {"XInclude",
       Document("<tenor><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                "href=\"file:///etc/passwd\"/></tenor>"),
       "another namespace"},
      {"the root in a namespace", "<dokument xmlns=\"urn:x\"><doknr>1</doknr></dokument>",
       "another namespace"},
      {"undeclared prefix", Document("<x:tenor/>"), "a.xml:"},
      {"comment with two hyphens", Document("<!-- a -- b -->"), "not well-formed"},
      {"comment without an end", Document("<!-- a"), "not well-formed"},
      {"attribute twice", Document("<tenor a=\"1\" a=\"2\"/>"), "not well-formed"},
      {"unclosed", Document("<tenor>"), "not well-formed"},
      {"a text longer than the library reads",
       Document("<tenor>\n" + std::string(12'000'000, 'a') + "</tenor>"),
       "a.xml:9: more than 10000000 bytes without a tag"},
      {"... in CDATA", Document("<tenor><![CDATA[" + std::string(12'000'000, '<') + "]]></tenor>"),
       "more than 10000000 bytes without a tag"},
      {"two roots", Document("") + "<dokument/>", "not well-formed"},
      {"text behind", Document("") + "x", "not well-formed"},
      {"empty", "", "a.xml:1: is not well-formed"},
      {"no XML", "doknr,gertyp", "a.xml:1: is not well-formed"},
  };
  for (const ProblemCase& c : cases) {
    EXPECT_THAT(Described(c.bytes), StartsWith("sub/a.xml:")) << c.why;
    EXPECT_THAT(Described(c.bytes), HasSubstr(c.problem)) << c.why;
  }
}

TEST(DecisionXmlReaderTest, LongTextsAreReadUpToTheLimit) {
  const std::string longest(10'000'000, 'a');
  std::string many;
  for (int i = 0; i < 15; ++i) many += "<p>" + std::string(1'000'000, 'a') + "</p>";
  for (const std::string& text : {longest, many}) {
    EXPECT_EQ(Described(Document("<tenor>" + text + "</tenor>")), "record contents/test600012345");
  }
}

TEST(DecisionXmlReaderTest, WhatTheFormatDoesNotHaveIsToldWithItsLine) {
  const ProblemCase cases[] = {
      {"unknown element", Document("\n<leitsaetze/>"), "sub/a.xml:10: unknown element leitsaetze"},
      {"element twice", Document("<doknr>X</doknr>"), "element doknr stands twice"},
      {"text between", Document("lose"), "text outside of an element"},
      {"another document", "<items><item/></items>", "with the root dokument"},
      {"a statute", "<dokumente><norm/></dokumente>", "with the root dokument"},
      {"no number", "<dokument><gertyp>BGH</gertyp></dokument>", "sub/a.xml:1: doknr: is missing"},
      {"no file number",
       "<dokument><doknr>1</doknr><gertyp>BGH</gertyp><entsch-datum>20200101</entsch-datum>"
       "<aktenzeichen/></dokument>",
       "aktenzeichen: is missing"},
  };
  for (const ProblemCase& c : cases) EXPECT_THAT(Described(c.bytes), HasSubstr(c.problem)) << c.why;
}

// The DTD that a file names may be there: it is not read, so its entities do not exist.
TEST(DecisionXmlReaderTest, ADtdIsNeverLoaded) {
  const tests::TemporaryFolder folder;
  const std::string dtd = folder.Write("x.dtd", "<!ENTITY secret \"loaded\">");
  EXPECT_THAT(Described(Document("<tenor>&secret;</tenor>",
                                 "<!DOCTYPE dokument SYSTEM \"file://" + dtd + "\">")),
              HasSubstr("an entity"));
  EXPECT_EQ(Described(Document("", "<!DOCTYPE dokument PUBLIC \"-//x\" \"http://x.invalid/\">")),
            "record contents/test600012345");
}

TEST(DecisionXmlReaderTest, SizeIsLimited) {
  const tests::TemporaryFolder folder;
  const std::string large = Document("<tenor>" + std::string(16 << 20, 'x') + "</tenor>");
  EXPECT_THAT(DecisionXmlReader::Open(folder.Write("a.xml", large), "a.xml"),
              tests::FailsWith(absl::StatusCode::kFailedPrecondition, "a.xml"));
}

}  // namespace
}  // namespace kok::source
