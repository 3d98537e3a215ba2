// Texts that are too large, too long or never end, as an operator's folder has them: each is
// indexed or left out with a reason, and the build goes on with the rest.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
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

std::string Xml(const std::string& tenor) {
  return "<dokument><doknr>T1</doknr><gertyp>BGH</gertyp><entsch-datum>20200101</entsch-datum>"
         "<aktenzeichen>9 TStR 1/20</aktenzeichen><tenor>" +
         tenor;
}

std::string Case(const std::string& content) {
  return R"([{"file_number":"9 TO 1/20","slug":"t","date":"2020-01-01","court":{"name":"TLG"},)"
         R"("content":")" +
         content + "\"}]";
}

std::string FileNumbers(int count) {
  std::string numbers;
  for (int i = 0; i < count; ++i) {
    absl::StrAppend(&numbers, i == 0 ? "" : ",", "\"", i, " TStR 1/20\"");
  }
  return absl::StrCat(R"(,"decision":{"file_numbers":[)", numbers, "]}");
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
      {"large.xml", Xml(Repeated("Ein Wort. ", 50 * kMebibyte)), "at most 16777216 expected"},
      {"large.jsonl",
       Record("large", ",\"body\":\"" + Repeated("Ein Wort. ", 9 * kMebibyte) + "\"") +
           Record("behind-large", ""),
       "large.jsonl:1: line is longer than 8388608 bytes"},
      {"large.cases.json", Case(Repeated("<p>Ein Wort.</p>", 4 * kMebibyte)),
       "large.cases.json:1: body: is "},
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
      {"year-0.jsonl", Record("year-0", R"(,"published_on":"0000-01-01")"),
       "year-0.jsonl:1: published_on: expected a date, YYYY-MM-DD, such as 2026-11-03; the "
       "calendar has no such day"},
      {"year-9999.jsonl", Record("year-9999", R"(,"decision":{"decided_on":"9999-12-31"})"), ""},
      {"forty-numbers.jsonl", Record("forty-numbers", FileNumbers(40)), ""},
      {"numbers.jsonl", Record("numbers", FileNumbers(101)),
       "decision.file_numbers: has 101 values, expected at most 100"},
      {"open.xml", Xml("<p>never closes"), "is not well-formed XML"},
      {"open.md", "---\ntitle: never closes\n", "expected front matter"},
      {"open.jsonl", R"({"content":{"name":"contents/open","title":"never closes)",
       "open.jsonl:1: not a record"},
      {"open.cases.json", Case("<!-- never closes"), "[0].content: a comment has no end"},
      {"deep.cases.json", Case(Repeated("<div>", 100000)), "nested deeper than 256 levels"},
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
