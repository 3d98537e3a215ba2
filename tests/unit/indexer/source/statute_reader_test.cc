#include "indexer/source/statute_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/source/statute_list.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::source {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kSourceLine[] = "source\tErfundene Sammlung\tMai 2020\t\t\n";

// Two laws that nobody has passed.
constexpr char kCorpus[] =
    R"({"id": "mustg_2001#0", "title": "Eingangsformel MustG 2001", "text": "Der Rat hat."})"
    "\n"
    R"({"id": "mustg_2001#1", "title": "§ 1 Zweck MustG 2001", "text": "(1) Wer übt, der\nübt. Das\nIst-\nWort.\n\n(2) Es gilt\n\n1.  das erste,\n\n    a)  davon\n        ein Teil,\n\n2.  das zweite."})"
    "\n"
    R"({"id": "mustg_2001#2", "title": "§ 2 (weggefallen) MustG 2001", "text": ""})"
    "\n"
    R"({"id": "mustg_2001#3", "title": "§ 2a Übung MustG 2001", "text": "Text 2a."})"
    "\n"
    R"({"id": "mustg_2001#4", "title": "§ 3 MustG 2001", "text": "Text 3."})"
    "\n"
    R"({"id": "mustg_2001#5", "title": "§ 10 Schluss MustG 2001", "text": "Text 10."})"
    "\n"
    R"({"id": "ueg#0", "title": "Art 4 Verbot ÜG", "text": "Niemand darf."})"
    "\n";

struct Read {
  absl::Status opened;
  std::vector<ReadItem> items;
};

Read ReadSelection(const std::string& list, const std::string& corpus = kCorpus) {
  const tests::TemporaryFolder folder;
  Read read;
  auto reader = StatuteReader::Open(
      {folder.Write("statutes.tsv", list), folder.Write("corpus.jsonl", corpus)});
  read.opened = reader.status();
  if (!reader.ok()) return read;
  while (true) {
    auto item = (*reader)->Next();
    if (!item.ok()) read.opened = item.status();
    if (!item.ok() || !item->has_value()) return read;
    read.items.push_back(*std::move(*item));
  }
}

std::vector<std::string> Described(const std::string& rows, const std::string& corpus = kCorpus) {
  const Read read = ReadSelection(kSourceLine + rows, corpus);
  EXPECT_TRUE(read.opened.ok()) << read.opened;
  return tests::DescribeAll(read.items);
}

TEST(StatuteReaderTest, TakesExactlyTheListedSections) {
  struct RowCase {
    const char* row;
    std::vector<std::string> items;
  };
  for (const RowCase& c : {
           RowCase{"mustg_2001\tMustG\t1\t\twhy\n", {"record contents/mustg-1"}},
           RowCase{"mustg_2001\tMustG\t2a\t\twhy\n", {"record contents/mustg-2a"}},
           RowCase{
               "mustg_2001\tMustG\t1-3\t\twhy\n",
               {"record contents/mustg-1", "record contents/mustg-2a", "record contents/mustg-3"}},
           RowCase{
               "mustg_2001\tMustG\t10, 2A,1, 1-2a\t\twhy\n",
               {"record contents/mustg-1", "record contents/mustg-2a", "record contents/mustg-10"}},
           RowCase{"mustg_2001\tMustG\t*\t\twhy\n",
                   {"record contents/mustg-1", "record contents/mustg-2a",
                    "record contents/mustg-3", "record contents/mustg-10"}},
           RowCase{"ueg\tÜG\t4\t\twhy\nmustg_2001\tMustG\t3\t\twhy\n",
                   {"record contents/mustg-3", "record contents/ueg-4"}},
       }) {
    EXPECT_EQ(Described(c.row), c.items) << c.row;
  }
}

// A query for the citation meets the title.
TEST(StatuteReaderTest, ASectionBeginsWithItsCitation) {
  const Read read = ReadSelection(std::string(kSourceLine) +
                                  "ueg\tÜG\t4\t\twhy\nmustg_2001\tMustG\t1, 3\tlaw, wages\twhy\n");
  ASSERT_EQ(read.items.size(), 3U);
  const auto content = [&read](size_t i) {
    return std::get<Content>(std::get<SourceRecord>(read.items[i]).record);
  };
  const Content first = content(0);
  EXPECT_EQ(first.title(), "§ 1 MustG: Zweck");
  EXPECT_EQ(first.type(), kok::search::v1::CONTENT_TYPE_STATUTE);
  EXPECT_EQ(first.language_code(), "de");
  EXPECT_THAT(first.topics(), ElementsAre("law", "wages"));
  EXPECT_EQ(first.summary(), "");
  EXPECT_EQ(first.fact().source(),
            "Erfundene Sammlung, Stand Mai 2020; seitdem kann sich der Wortlaut geändert haben");
  EXPECT_EQ(first.body(),
            "(1) Wer übt, der übt. Das Ist-Wort.\n\n(2) Es gilt\n\n1. das erste,\n\na) davon ein "
            "Teil,\n\n2. das zweite.");
  EXPECT_EQ(std::get<SourceRecord>(read.items[0]).Place(), "corpus.jsonl:2");
  EXPECT_EQ(content(1).title(), "§ 3 MustG");
  EXPECT_EQ(content(2).title(), "Art. 4 ÜG: Verbot");
}

// Where the name of the law begins was once looked for at each word.
TEST(StatuteReaderTest, AHeadingOfAMillionWordsCostsLittle) {
  std::string heading;
  for (int i = 0; i < 1000000; ++i) heading += " w";
  const Read read = ReadSelection(
      std::string(kSourceLine) + "ueg\tÜG\t4\t\twhy\n",
      "{\"id\": \"ueg#0\", \"title\": \"Art 4" + heading + " ÜG\", \"text\": \"Text.\"}\n");
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(std::get<Content>(std::get<SourceRecord>(read.items[0]).record).title(),
            "Art. 4 ÜG:" + heading);
}

TEST(StatuteReaderTest, WhatTheCorpusDoesNotHaveIsNamedWithItsLine) {
  EXPECT_THAT(
      Described("# a remark\nmustg_2001\tMustG\t1, 2, 5, 8-10\t\twhy\nnog\tNoG\t*\t\twhy\n"),
      ElementsAre("record contents/mustg-1", "record contents/mustg-10",
                  "statutes.tsv:3: sections: the corpus has no section 2 of mustg_2001, or not "
                  "both ends of it",
                  "statutes.tsv:3: sections: the corpus has no section 5 of mustg_2001, or not "
                  "both ends of it",
                  "statutes.tsv:3: sections: the corpus has no section 8-10 of mustg_2001, or not "
                  "both ends of it",
                  "statutes.tsv:4: law: the corpus has no law nog"));
}

TEST(StatuteReaderTest, ACorpusThatIsNoneIsToldLineByLine) {
  struct CorpusCase {
    std::string line;
    std::string problem;
  };
  for (const CorpusCase& c : {
           CorpusCase{"{", "corpus.jsonl:1: not JSON"},
           CorpusCase{"[1]", "corpus.jsonl:1: expected an id such as stgb#3"},
           CorpusCase{R"({"title":"§ 1 A"})", "corpus.jsonl:1: expected an id"},
           CorpusCase{R"({"id":"ueg"})", "corpus.jsonl:1: expected an id"},
           CorpusCase{R"({"id":7})", "corpus.jsonl:1: expected an id"},
           CorpusCase{"{\"id\":\"ueg#1\",\"text\":\"\xFF\"}",
                      "corpus.jsonl:1: expected text in UTF-8"},
           CorpusCase{std::string(9 << 20, 'x'), "corpus.jsonl:1: line is longer than 8388608"},
       }) {
    EXPECT_THAT(Described("ueg\tÜG\t4\t\twhy\n", c.line + "\n" + kCorpus),
                ElementsAre(HasSubstr(c.problem), "record contents/ueg-4"))
        << c.line.substr(0, 30);
  }
  EXPECT_THAT(ReadSelection(std::string(kSourceLine) + "ueg\tÜG\t4\t\twhy\n",
                            "\xFD"
                            "7zXZx")
                  .opened,
              tests::FailsWith(absl::StatusCode::kInvalidArgument, "is compressed"));
}

TEST(StatuteListTest, WhatIsNoListIsRefusedWithItsLine) {
  struct ListCase {
    std::string text;
    std::string problem;
  };
  const std::string source = kSourceLine;
  for (const ListCase& c : {
           ListCase{"", "l.tsv:1: names no law"},
           ListCase{source, "l.tsv:1: names no law"},
           ListCase{"a\tA\t1\t\twhy\n", "l.tsv:1: expected a line `source`"},
           ListCase{source + source, "l.tsv:2: a second source"},
           ListCase{"source\tx\t\t\t\n", "l.tsv:1: expected where the texts come from"},
           ListCase{source + "n\xFCg\tN\xDCG\t1\t\twhy\n", "l.tsv:2: expected text in UTF-8"},
           ListCase{source + "a\tA\t1\n", "l.tsv:2: "},
           ListCase{source + "a\t" + std::string(201, 'A') + "\t1\t\twhy\n",
                    "l.tsv:2: expected a law and how it is cited, at most 200 bytes"},
           ListCase{"source\t" + std::string(201, 's') + "\tMai 2020\t\t\n",
                    "l.tsv:1: expected where the texts come from"},
           ListCase{source + "a\t\t1\t\twhy\n", "l.tsv:2: expected a law and how it is cited"},
           ListCase{source + "a\tA\t\t\twhy\n", "l.tsv:2: expected sections such as"},
           ListCase{source + "a\tA\t1-2-3\t\twhy\n", "l.tsv:2: expected sections such as"},
           ListCase{source + "a\tA\t§ 1\t\twhy\n", "l.tsv:2: expected sections such as"},
           ListCase{source + "a\tA\t999999\t\twhy\n", "l.tsv:2: expected sections such as"},
           ListCase{source + "a\tA\t3-1\t\twhy\n", "l.tsv:2: a range of sections ends before"},
           ListCase{source + "a\tA\t1\t\tw\na\tB\t2\t\tw\n", "l.tsv:3: the law stands in another"},
       }) {
    EXPECT_THAT(ReadStatuteList(c.text, "l.tsv"),
                tests::FailsWith(absl::StatusCode::kInvalidArgument, c.problem))
        << c.text;
  }
}

TEST(StatuteListTest, TheShippedListIsRead) {
  const auto list = ReadStatuteList(tests::ReadFile(tests::ShippedData() + "/content/statutes.tsv"),
                                    "statutes.tsv");
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ(list->state, "März 2022");
  const schema::Vocabulary vocabulary(
      tests::ReadFile(tests::ShippedData() + "/glossary/vocabulary.tsv"));
  for (const StatuteRow& row : list->rows) {
    for (const std::string& topic : row.topics) {
      EXPECT_NE(vocabulary.Find("topic", topic), nullptr) << row.law << ": " << topic;
    }
  }
}

TEST(StatuteListTest, SectionsAreCountedAsLawsDo) {
  SectionNumber number;
  SectionNumber next;
  ASSERT_TRUE(ReadSectionNumber("25", number));
  for (const char* text : {"25a", "25B", "26", "100", "1000a"}) {
    ASSERT_TRUE(ReadSectionNumber(text, next)) << text;
    EXPECT_LT(number, next) << text;
    number = next;
  }
  for (const char* text : {"", "a", "25abc", "25 a", "25ä", "-1", "123456"}) {
    EXPECT_FALSE(ReadSectionNumber(text, next)) << text;
  }
}

}  // namespace
}  // namespace kok::source
