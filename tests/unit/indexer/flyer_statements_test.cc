// The texts of data/content against the checklist of the flyer's statements: each is made by some
// text.

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/source/record_reader.h"
#include "indexer/source/source_files.h"
#include "tests/unit/built_index.h"
#include "tests/unit/source_tree.h"

namespace kok::tests {
namespace {

// As the head of the checklist describes it.
std::string Fold(const std::string& text) {
  std::string folded =
      absl::StrReplaceAll(analysis::LowerNfkc(text),
                          {{"ä", "a"}, {"ö", "o"}, {"ü", "u"}, {"ß", "ss"}, {"*", ""}, {":", ""}});
  absl::RemoveExtraAsciiWhitespace(&folded);
  return folded;
}

std::vector<std::string> FoldedTexts() {
  std::vector<std::string> texts;
  const auto files = source::FindSourceFiles(ShippedData() + "/content");
  EXPECT_TRUE(files.ok()) << files.status();
  for (const source::SourceFile& file : *files) {
    auto reader = source::OpenReader(file.path, file.display_path);
    EXPECT_TRUE(reader.ok()) << reader.status();
    const auto item = (*reader)->Next();
    EXPECT_TRUE(item.ok() && item->has_value()) << file.path;
    const auto* record = std::get_if<source::SourceRecord>(&**item);
    EXPECT_NE(record, nullptr) << file.path;
    const auto& content = std::get<source::Content>(record->record);
    texts.push_back(
        Fold(absl::StrCat(content.title(), " ", content.summary(), " ", content.body())));
  }
  return texts;
}

// One of the alternatives of every group stands in the text.
bool Makes(const std::string& text, const std::string& evidence) {
  for (const absl::string_view group : absl::StrSplit(evidence, " & ")) {
    bool found = false;
    for (const absl::string_view alternative : absl::StrSplit(group, '|')) {
      found = found || absl::StrContains(text, alternative);
    }
    if (!found) return false;
  }
  return true;
}

TEST(FlyerStatements, EachIsMadeByATextOfOurs) {
  const std::vector<std::string> texts = FoldedTexts();
  EXPECT_GE(texts.size(), 25U);
  std::ifstream checklist(SourcePath("tests/search_cases/flyer_statements.tsv"));
  int statements = 0;
  for (std::string line; std::getline(checklist, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    ASSERT_EQ(columns.size(), 3U) << line;
    ++statements;
    bool made = false;
    for (const std::string& text : texts) made = made || Makes(text, columns[2]);
    EXPECT_TRUE(made) << columns[0] << ": " << columns[1] << "\n  " << columns[2];
  }
  EXPECT_GE(statements, 100);
}

}  // namespace
}  // namespace kok::tests
