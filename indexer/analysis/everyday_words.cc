#include "indexer/analysis/everyday_words.h"

#include <algorithm>

#include "indexer/analysis/languages.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/schema/tsv.h"

namespace kok::analysis {
namespace {

constexpr char kFile[] = "everyday_words.tsv";
constexpr size_t kColumns = 3;

}  // namespace

absl::StatusOr<EverydayWords> EverydayWords::Parse(std::string_view tsv) {
  EverydayWords words;
  const absl::Status read = schema::ReadTsv(tsv, kFile, kColumns, [&](const schema::TsvRow& row) {
    const std::string language(row.columns[0]);
    if (CanonicalLanguageTag(language) != language) {
      return schema::TsvError(kFile, row.line, "expected a language as a BCP 47 tag");
    }
    const std::string word = FoldUmlauts(LowerNfkc({row.columns[1].data(), row.columns[1].size()}));
    if (word.empty() || word.find(' ') != std::string::npos) {
      return schema::TsvError(kFile, row.line, "expected one word");
    }
    const absl::string_view kind = row.columns[2];
    if (kind != "function" && kind != "general") {
      return schema::TsvError(kFile, row.line, "expected `function` or `general`");
    }
    std::vector<std::string>& languages = words.languages_[word];
    const auto place = std::lower_bound(languages.begin(), languages.end(), language);
    const bool is_known = place != languages.end() && *place == language;
    if (kind == "function" && !is_known) languages.insert(place, language);
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return words;
}

const std::vector<std::string>& EverydayWords::FunctionWordIn(std::string_view folded) const {
  static const auto* const kNone = new std::vector<std::string>;
  const std::vector<std::string>* found = Find(folded);
  return found == nullptr ? *kNone : *found;
}

const std::vector<std::string>* EverydayWords::Find(std::string_view folded) const {
  const auto found = languages_.find(absl::string_view(folded.data(), folded.size()));
  return found == languages_.end() ? nullptr : &found->second;
}

}  // namespace kok::analysis
