#include "indexer/source/markdown_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using testing::StartsWith;
using tests::FailsWith;

constexpr char kText[] = "---\nname: contents/a\ntitle: Eins\n---\n\nEin Text.\n";

// The one item of a file.
ReadItem Read(std::string_view bytes, std::string_view name = "content/text.md") {
  std::vector<ReadItem> items = tests::ReadItems(name, bytes);
  EXPECT_EQ(items.size(), 1U);
  return items.empty() ? ReadItem(RecordProblem{"", 0, "", "no item"}) : std::move(items[0]);
}

Content ReadContent(std::string_view bytes, std::string_view name = "content/text.md") {
  ReadItem item = Read(bytes, name);
  EXPECT_TRUE(std::holds_alternative<SourceRecord>(item)) << tests::Describe(item);
  if (!std::holds_alternative<SourceRecord>(item)) return Content();
  return std::get<Content>(std::get<SourceRecord>(item).record);
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(MarkdownReaderTest, HoweverTheFileWasSaved) {
  const std::string text = kText;
  for (const std::string& bytes :
       {text, "\xEF\xBB\xBF" + text, Replaced(text, "\n", "\r\n"),
        "\xEF\xBB\xBF" + Replaced(text, "\n", "\r\n"), Replaced(text, "---\n", "---  \n"),
        text.substr(0, text.size() - 1)}) {
    const Content content = ReadContent(bytes);
    EXPECT_EQ(content.name(), "contents/a");
    EXPECT_EQ(content.title(), "Eins");
    EXPECT_EQ(content.body(), "Ein Text.");
  }
}

TEST(MarkdownReaderTest, NameAndTitleFollowFromFileAndHeading) {
  const Content bare =
      ReadContent("---\ntype: ABOUT\n---\n# Der KOK\n\nText\n", "content/der-kok.md");
  EXPECT_EQ(bare.name(), "contents/der-kok");
  EXPECT_EQ(bare.title(), "Der KOK");
  EXPECT_EQ(ReadContent("---\ntype: ABOUT\n---\n", "der-kok.md").name(), "contents/der-kok");
  EXPECT_EQ(ReadContent("---\ntype: ABOUT\n---\n", "a.b.md").name(), "contents/a.b")
      << "refused later, not guessed";
  const Content named =
      ReadContent("---\nname: contents/x\ntitle: Titel\nbody: Kurz\n---\n# Anders\n");
  EXPECT_EQ(named.name(), "contents/x");
  EXPECT_EQ(named.title(), "Titel");
  EXPECT_EQ(named.body(), "Kurz") << "a field that is written wins";
}

TEST(MarkdownReaderTest, RulesBelowTheFrontMatterAreText) {
  EXPECT_EQ(ReadContent("---\ntitle: a\n---\nEins\n\n---\n\nZwei\n").body(), "Eins\n\nZwei");
  EXPECT_EQ(ReadContent("---\ntitle: a\n---").body(), "");
  EXPECT_EQ(ReadContent("---\ntitle: a\n---\n").body(), "");
}

struct ProblemCase {
  const char* why;
  std::string bytes;
  const char* problem;  // begins with the place
};

TEST(MarkdownReaderTest, ProblemsNameTheLineOfTheFile) {
  constexpr char kNone[] = "content/text.md:1: expected front matter between";
  const ProblemCase cases[] = {
      {"empty file", "", kNone},
      {"only a byte order mark", "\xEF\xBB\xBF", kNone},
      {"no front matter", "# Titel\n\nText\n", kNone},
      {"blank line first", "\n---\ntitle: a\n---\n", kNone},
      {"only the fence", "---", kNone},
      {"only the fence and a line end", "---\n", kNone},
      {"never closed", "---\ntitle: a\n", kNone},
      {"closed by something else", "---\ntitle: a\n----\nText", kNone},
      {"other fences", "+++\ntitle = a\n+++\n", kNone},
      {"empty front matter", "---\n---\nText\n", "content/text.md:2: expected front matter"},
      {"unknown field", "---\ntitle: a\ntitel: b\n---\n", "content/text.md:3: titel: unknown"},
      {"unknown value", "---\ntype: AUFSATZ\n---\n", "content/text.md:2: type: expected a value"},
      {"no YAML", "---\ntitle: a: b\n---\n", "content/text.md:2: is not YAML"},
      {"Latin-1 in the text", "---\ntitle: a\n---\nK\xF6ln\n",
       "content/text.md:4: expected text in UTF-8"},
      {"Latin-1 in the front matter", "---\ntitle: K\xF6ln\n---\n",
       "content/text.md:2: expected text in UTF-8"},
      {"cut sequence", "---\ntitle: a\n---\nText\n\xC3",
       "content/text.md:5: expected text in UTF-8"},
      {"NUL in the text", std::string("---\ntitle: a\n---\nA\0B\n", 21),
       "content/text.md:4: expected text"},
      {"NUL in the front matter", std::string("---\ntitle: a\0b\n---\n", 19),
       "content/text.md:2: expected text"},
      {"UTF-16", std::string("\xFF\xFE-\0-\0-\0\n\0", 10),
       "content/text.md:1: expected text in UTF-8"},
  };
  for (const ProblemCase& c : cases)
    EXPECT_THAT(tests::Describe(Read(c.bytes)), StartsWith(c.problem)) << c.why;
}

TEST(MarkdownReaderTest, SizeIsLimited) {
  const std::string head = "---\ntitle: a\n---\n";
  const tests::TemporaryFolder folder;
  constexpr size_t kLimit = 8 << 20;
  EXPECT_EQ(ReadContent(head + std::string(100000, 'x')).body().size(), 100000U);
  EXPECT_TRUE(MarkdownReader::Open(folder.Write("a.md", std::string(kLimit, 'x')), "a.md").ok());
  EXPECT_THAT(MarkdownReader::Open(folder.Write("b.md", std::string(kLimit + 1, 'x')), "b.md"),
              FailsWith(StatusCode::kFailedPrecondition, "b.md"));
}

TEST(MarkdownReaderTest, OnlyRegularFilesAreOpened) {
  const tests::TemporaryFolder folder;
  std::filesystem::create_symlink(folder.Write("real.md", kText), folder.File("link.md"));
  EXPECT_THAT(MarkdownReader::Open(folder.File("link.md"), "link.md"),
              FailsWith(StatusCode::kFailedPrecondition, "link.md"));
}

}  // namespace
}  // namespace kok::source
