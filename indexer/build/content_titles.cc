#include "indexer/build/content_titles.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/analysis/word_forms.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;

int RankOf(const StoredContent& content) {
  switch (content.type) {
    case kok::search::v1::CONTENT_TYPE_STATUTE:
      return 2;
    case kok::search::v1::CONTENT_TYPE_DECISION:
      return 1;
    default:
      return 0;
  }
}

// The documents whose titles are kept, in their order.
std::vector<size_t> Kept(const std::vector<const StoredContent*>& texts) {
  std::vector<size_t> kept(texts.size());
  for (size_t i = 0; i < kept.size(); ++i) kept[i] = i;
  if (kept.size() <= kMostTitles) return kept;
  std::stable_sort(kept.begin(), kept.end(),
                   [&](size_t a, size_t b) { return RankOf(*texts[a]) < RankOf(*texts[b]); });
  kept.resize(kMostTitles);
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace

absl::StatusOr<std::string> ContentTitlesText(const ContentSet& contents) {
  const std::vector<const StoredContent*> texts = contents.InOrder();
  std::string lines;
  for (const size_t i : Kept(texts)) {
    const absl::StatusOr<Content> content = contents.Read(*texts[i]);
    if (!content.ok()) return content.status();
    const std::string fold = analysis::PhraseKey(content->title());
    if (fold.empty()) continue;
    absl::StrAppend(&lines, i + 1, "\t", content->name(), "\t", fold, "\t",
                    absl::StrReplaceAll(content->title(), {{"\n", " "}, {"\t", " "}}), "\n");
  }
  return lines;
}

}  // namespace kok::build
