// Texts that are too large, too long or never end, as an operator's folder has them: each is
// indexed or left out with a reason, and the build goes on with the rest.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/integration/child_process.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr size_t kMebibyte = 1 << 20;

std::string Repeated(const std::string& unit, size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

std::string Record(const std::string& id, const std::string& more) {
  return absl::StrCat(R"({"content":{"name":"contents/)", id, R"(","title":")", id, "\"", more,
                      "}}\n");
}

constexpr char kFileNumber[] = "9 TO 1/20";
constexpr char kDay[] = "2020-01-01";

// A decision of the federal portal whose last element is not closed.
std::string OpenXml(const std::string& id, const std::string& tenor,
                    const std::string& number = kFileNumber, std::string day = kDay,
                    const std::string& title = "") {
  day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
  return absl::StrCat("<dokument><doknr>", id, "</doknr><gertyp>BGH</gertyp><entsch-datum>", day,
                      "</entsch-datum><aktenzeichen>", number, "</aktenzeichen><titelzeile>", title,
                      "</titelzeile><tenor>", tenor);
}

std::string Xml(const std::string& id, const std::string& tenor,
                const std::string& number = kFileNumber, const std::string& day = kDay,
                const std::string& title = "") {
  return OpenXml(id, tenor, number, day, title) + "</tenor></dokument>";
}

// A decision of Open Legal Data.
std::string Case(const std::string& id, const std::string& content,
                 const std::string& number = kFileNumber, const std::string& day = kDay) {
  return absl::StrCat(R"([{"file_number":")", number, R"(","slug":")", id, R"(","date":")", day,
                      R"(","court":{"name":"TLG"},"content":")", content, "\"}]");
}

// A spreadsheet of one text.
std::string Csv(const std::string& id, const std::string& title, const std::string& body,
                const std::string& day = kDay) {
  return absl::StrCat("name;title;body;published_on\ncontents/", id, ";", title, ";", body, ";",
                      day, "\n");
}

// A directory in HSDS.
std::string Hsds(const std::string& name) {
  return absl::StrCat(R"([{"id":"o","name":")", name, R"(","description":"d"}])");
}

// In a row, as sources print them; long ones of 90 bytes.
std::string FileNumberRow(int count, bool are_long = false) {
  std::string numbers;
  for (int i = 0; i < count; ++i) {
    absl::StrAppend(&numbers, i == 0 ? "" : ", ", are_long ? std::string(77, '9') : "", 100 + i,
                    " TStR 1/20");
  }
  return numbers;
}

std::string FileNumbers(int count) {
  return absl::StrCat(R"(,"decision":{"file_numbers":[")",
                      absl::StrReplaceAll(FileNumberRow(count), {{", ", "\",\""}}), "\"]}");
}

// `count` words of letters that differ.
std::string DistinctWords(size_t bytes) {
  std::string text;
  for (int i = 0; text.size() < bytes; ++i) {
    for (int rest = i; rest > 0; rest /= 26) text.push_back(static_cast<char>('a' + rest % 26));
    text.push_back(' ');
  }
  return text;
}

class BadContent : public testing::Test {
 protected:
  BadContent() { Write("good.jsonl", Record("good", R"(,"body":"Ein guter Text.")")); }

  void Write(const std::string& name, const std::string& bytes) const {
    folder_.Write("sources/" + name, bytes);
  }
  Outcome Build(const std::vector<std::string>& flags) const {
    std::vector<std::string> arguments = {Program("kok-indexer"), "build", "--index", index_,
                                          folder_.File("sources")};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    return RunProgram(arguments);
  }
  // The texts of the active generation, one a line.
  std::string Texts() const {
    return RunProgram({Program("kok-indexer"), "export", "--index", index_, "--json"}).out;
  }

  const TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
};

struct BadFile {
  std::string name;
  std::string bytes;
  std::string reason;  // empty: it is indexed
};

TEST_F(BadContent, IsIndexedOrLeftOutWithAReasonAndTheRestIsBuilt) {
  const std::vector<BadFile> files = {
      {"large.md", "---\ntitle: a\n---\n\n" + Repeated("Ein Wort. ", 50 * kMebibyte),
       "at most 8388608 expected"},
      {"large.xml", Xml("large", Repeated("Ein Wort. ", 50 * kMebibyte)),
       "at most 16777216 expected"},
      {"large.jsonl",
       Record("large", ",\"body\":\"" + Repeated("Ein Wort. ", 9 * kMebibyte) + "\"") +
           Record("behind-large", ""),
       "large.jsonl:1: line is longer than 8388608 bytes"},
      {"large.cases.json", Case("large", Repeated("<p>Ein Wort.</p>", 4 * kMebibyte)),
       "large.cases.json:1: body: is "},
      {"large.csv", Csv("large", "large", Repeated("Ein Wort. ", 2 * kMebibyte)),
       "large.csv:2: column \"body\": is over 1048576 bytes"},
      {"word.jsonl", Record("word", ",\"body\":\"" + std::string(2 * kMebibyte, 'x') + "\""),
       "word.jsonl:1: body: is 2097152 bytes, expected at most 1048576"},
      {"word-that-fits.jsonl",
       Record("word-that-fits", ",\"body\":\"" + std::string(kMebibyte, 'x') + "\""), ""},
      {"terms.jsonl", Record("terms", ",\"body\":\"" + DistinctWords(6 * kMebibyte) + "\""),
       "terms.jsonl:1: body: is "},
      {"terms-that-fit.jsonl",
       Record("terms-that-fit", ",\"body\":\"" + DistinctWords(kMebibyte / 4) + "\""), ""},
      {"title.jsonl",
       R"({"content":{"name":"contents/title","title":")" + std::string(100000, 't') + "\"}}\n",
       "title.jsonl:1: title: is 100000 bytes, expected at most 1000"},
      {"title-of-text.md", "---\ntitle: " + std::string(60000, 't') + "\n---\n\nText\n",
       "title-of-text.md:1: title: is 60000 bytes, expected at most 1000"},
      {"title-of-row.csv", Csv("title-of-row", std::string(100000, 't'), "Text"),
       "title-of-row.csv:2: column \"title\": is 100000 bytes, expected at most 1000"},
      {"title-of-office.json", Hsds(std::string(100000, 't')),
       "title-of-office.json:1: display_name: is 100000 bytes, expected at most 500"},
      // Its citation is the title then, and the long one begins the summary.
      {"title-of-decision.xml",
       Xml("title-of-decision", "<p>T</p>", kFileNumber, kDay, std::string(100000, 't')), ""},
      {"year-0.jsonl", Record("year-0", R"(,"published_on":"0000-01-01")"),
       "year-0.jsonl:1: published_on: expected a date, YYYY-MM-DD, such as 2026-11-03; the "
       "calendar has no such day"},
      {"year-0.xml", Xml("year-0", "<p>T</p>", kFileNumber, "0000-01-01"),
       "year-0.xml:1: decision.decided_on: expected a date"},
      {"year-0.cases.json", Case("year-0", "T", kFileNumber, "0000-01-01"),
       "year-0.cases.json:1: decision.decided_on: expected a date"},
      {"year-0.csv", Csv("year-0", "T", "T", "01.01.0000"),
       "year-0.csv:2: column \"published_on\": expected a date"},
      {"year-0.md", "---\ntitle: T\npublished_on: 0000-01-01\n---\n\nText\n",
       "year-0.md:1: published_on: expected a date"},
      {"year-9999-of-xml.xml", Xml("year-9999-of-xml", "<p>T</p>", kFileNumber, "9999-12-31"), ""},
      {"year-9999-of-case.cases.json", Case("year-9999-of-case", "T", kFileNumber, "9999-12-31"),
       ""},
      {"year-9999-of-row.csv", Csv("year-9999-of-row", "T", "T", "31.12.9999"), ""},
      {"year-9999.jsonl", Record("year-9999", R"(,"decision":{"decided_on":"9999-12-31"})"), ""},
      {"forty-numbers.jsonl", Record("forty-numbers", FileNumbers(40)), ""},
      {"forty-of-xml.xml", Xml("forty-of-xml", "<p>T</p>", FileNumberRow(40, true)), ""},
      {"forty-of-case.cases.json", Case("forty-of-case", "T", FileNumberRow(40, true)), ""},
      {"numbers.xml", Xml("numbers", "<p>T</p>", FileNumberRow(101)),
       "numbers.xml:1: decision.file_numbers: has 101 values, expected at most 100"},
      {"numbers.jsonl", Record("numbers", FileNumbers(101)),
       "decision.file_numbers: has 101 values, expected at most 100"},
      {"open.xml", OpenXml("open", "<p>never closes"), "is not well-formed XML"},
      {"open.json", R"([{"id":"o","name":"never closes)", "open.json:1: not JSON"},
      {"open.md", "---\ntitle: never closes\n", "expected front matter"},
      {"open.jsonl", R"({"content":{"name":"contents/open","title":"never closes)",
       "open.jsonl:1: not a record"},
      {"open.cases.json", Case("open", "<!-- never closes"), "[0].content: a comment has no end"},
      {"open-elements.cases.json", Case("open-elements", Repeated("<p><b>", 100000)), ""},
      {"deep.cases.json", Case("deep", Repeated("<div>", 100000)), "nested deeper than 256 levels"},
      // Xapian takes terms of at most 245 bytes.
      {"long-terms.jsonl",
       Record("long-terms", ",\"body\":\"https://example.org/" + std::string(3000, 'a') + " " +
                                Repeated("b-", 3000) + " " + std::string(3000, '1') + " TStR " +
                                std::string(300, '1') + "/20 § 25 " + std::string(300, 'A') + " " +
                                Repeated("名", 3000) + " " + Repeated("ß", 3000) + " x@" +
                                std::string(300, 'y') + ".example" + R"(","decision":{"court":")" +
                                std::string(200, 'C') + R"(","ecli":")" + std::string(200, 'E') +
                                R"(","file_numbers":[")" + std::string(100, 'F') +
                                R"("],"norms":[")" + std::string(200, 'N') + "\"]}"),
       ""},
  };
  for (const BadFile& file : files) Write(file.name, file.bytes);

  const Outcome refused = Build({});
  EXPECT_EQ(refused.exit_code, 2) << "left out only where asked to";
  const Outcome built = Build({"--skip-invalid"});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  const std::string report = built.out + built.err;
  const std::string texts = Texts();
  int left_out = 0;
  for (const BadFile& file : files) {
    const std::string stem = file.name.substr(0, file.name.find('.'));
    const std::string indexed = "\"contents/" + stem + "\"";
    if (file.reason.empty()) {
      EXPECT_THAT(texts, HasSubstr(indexed)) << file.name;
      EXPECT_THAT(report, Not(HasSubstr("error: " + file.name))) << file.name;
    } else {
      ++left_out;
      EXPECT_THAT(report, HasSubstr(file.reason)) << file.name;
      EXPECT_THAT(report, HasSubstr(file.name + ": 1 records not usable"));
      EXPECT_THAT(texts, Not(HasSubstr(indexed))) << file.name;
    }
  }
  EXPECT_THAT(report, HasSubstr(absl::StrCat(left_out, " skipped")));
  EXPECT_THAT(report, HasSubstr("decision.decided_on: lies in the future"));
  for (const char* id : {"contents/good", "contents/behind-large"}) {
    EXPECT_THAT(texts, HasSubstr(id));
  }
}

// Where a quotation never closes nobody knows what stands behind it, protected values neither: the
// file is refused whole, whatever else was asked for.
TEST_F(BadContent, ASpreadsheetWhoseQuotationNeverClosesEndsTheBuild) {
  ASSERT_EQ(Build({}).exit_code, 0);
  const std::string before = Texts();
  Write("open.csv", Csv("open", "\"never closes", Repeated("Ein Wort. ", 2 * kMebibyte)));
  const Outcome refused = Build({"--skip-invalid"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.out + refused.err,
              HasSubstr("open.csv:3: the file ends within a quotation (row 2 begins on line 2)"));
  EXPECT_EQ(Texts(), before);
}

// A corpus of statutes is as much from elsewhere as any other source.
TEST_F(BadContent, OfABadCorpusOfStatutesTheGoodSectionsAreBuilt) {
  const auto section = [](int number, const std::string& heading, const std::string& text) {
    return absl::StrCat(R"({"id":"mustg#)", number, R"(","title":"§ )", number, " ", heading,
                        R"( MustG","text":")", text, "\"}\n");
  };
  const std::string corpus =
      folder_.Write("corpus.jsonl", section(1, "Lang", Repeated("Ein Wort. ", 9 * kMebibyte)) +
                                        section(2, "Wort", std::string(2 * kMebibyte, 'x')) +
                                        section(3, "Wort", std::string(kMebibyte, 'x')) +
                                        section(4, "Viele", DistinctWords(6 * kMebibyte)) +
                                        section(5, std::string(100000, 't'), "Text.") +
                                        section(6, Repeated("t ", 100000), "Text.") +
                                        section(7, "Offen", Repeated("<div>", 9999)) +
                                        "{\"id\":\"mustg#8\",\"title\":\"never closes\n" +
                                        section(9, "Gut", "Letzter."));
  const std::string list =
      folder_.Write("statutes.tsv", "source\tErfunden\tMai 2020\t\t\nmustg\tMustG\t*\tlaw\twhy\n");
  const Outcome built = Build({"--statutes-corpus", corpus, "--statutes", list, "--skip-invalid"});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  const std::string report = built.out + built.err;
  for (const char* reason :
       {"corpus.jsonl:1: line is longer than 8388608 bytes", "corpus.jsonl:2: body: is 2097152",
        "corpus.jsonl:4: body: is ", "corpus.jsonl:5: title: is ", "corpus.jsonl:6: title: is ",
        "corpus.jsonl:8: not JSON", "corpus.jsonl: 6 records not usable"}) {
    EXPECT_THAT(report, HasSubstr(reason));
  }
  const std::string texts = Texts();
  for (const char* id : {"contents/mustg-3", "contents/mustg-7", "contents/mustg-9"}) {
    EXPECT_THAT(texts, HasSubstr(id));
  }
}

// The listed sections, and nothing else of a corpus.
TEST_F(BadContent, ASelectionOfStatutesIsBuiltAndWhatIsMissingEndsTheBuild) {
  const std::string corpus = folder_.Write(
      "corpus.jsonl",
      "{\"id\":\"mustg_2001#1\",\"title\":\"§ 1 Zweck MustG 2001\",\"text\":\"Erster.\"}\n"
      "{\"id\":\"mustg_2001#2\",\"title\":\"§ 2 Mehr MustG 2001\",\"text\":\"Zweiter.\"}\n"
      "{\"id\":\"andg#1\",\"title\":\"§ 1 Anderes AndG\",\"text\":\"Dritter.\"}\n");
  const std::string source = "source\tErfunden\tMai 2020\t\t\n";
  const std::string list =
      folder_.Write("statutes.tsv", source + "mustg_2001\tMustG\t2\tlaw\twhy\n");
  const Outcome built = Build({"--statutes-corpus", corpus, "--statutes", list});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  const std::string texts = Texts();
  EXPECT_THAT(texts, HasSubstr("§ 2 MustG: Mehr"));
  for (const char* other : {"Erster", "Dritter"}) EXPECT_THAT(texts, Not(HasSubstr(other)));

  const std::vector<std::string> compared = {
      Program("kok-indexer"), "diff", "--index",    index_, "active", folder_.File("sources"),
      "--statutes-corpus",    corpus, "--statutes", list};
  EXPECT_EQ(RunProgram(compared).out, "no changes\n") << "diff takes the same selection";

  folder_.Write("statutes.tsv", source + "mustg_2001\tMustG\t2, 7\tlaw\twhy\n");
  const Outcome missing = Build({"--statutes-corpus", corpus, "--statutes", list});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.out + missing.err,
              HasSubstr("statutes.tsv:2: sections: the corpus has no section 7 of mustg_2001"));
  EXPECT_EQ(Build({"--statutes", list}).exit_code, 2) << "a list without a corpus";
  EXPECT_EQ(Build({"--statutes-corpus", folder_.File("none.jsonl")}).exit_code, 2);
}

}  // namespace
}  // namespace kok::tests
