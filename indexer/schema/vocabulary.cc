#include "indexer/schema/vocabulary.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace kok::schema {

Vocabulary::Vocabulary(std::string_view tsv) {
  constexpr size_t kColumns = 4;  // a note may follow
  const absl::string_view text(tsv.data(), tsv.size());
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    if (columns.size() < kColumns) continue;
    by_facet_[columns[0]].push_back({columns[1], columns[2], columns[3]});
  }
}

const std::vector<VocabularyEntry>& Vocabulary::Of(std::string_view facet) const {
  static const auto* const kNone = new std::vector<VocabularyEntry>();
  const auto found = by_facet_.find(facet);
  return found == by_facet_.end() ? *kNone : found->second;
}

const VocabularyEntry* Vocabulary::Find(std::string_view facet, std::string_view code) const {
  const std::vector<VocabularyEntry>& entries = Of(facet);
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const VocabularyEntry& entry) { return entry.code == code; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace kok::schema
