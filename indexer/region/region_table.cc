#include "indexer/region/region_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/schema/tsv.h"

namespace kok::region {
namespace {

constexpr size_t kColumns = 6;
constexpr char kFile[] = "regions.tsv";

// Spellings meet without case, umlauts, hyphens, dots and spaces.
std::string SpellingKey(std::string_view spelling) {
  std::string letters;
  for (const analysis::Span& word : analysis::SplitWords(spelling)) {
    letters.append(spelling.substr(word.begin, word.end - word.begin));
  }
  return analysis::FoldUmlauts(analysis::LowerNfkc(letters));
}

}  // namespace

std::string RegionRow::SearchWords() const { return absl::StrCat(name_de, " ", name_en); }

absl::StatusOr<RegionTable> RegionTable::Parse(std::string_view tsv) {
  RegionTable table;
  const absl::Status read =
      schema::ReadTsv(tsv, kFile, kColumns, [&table](const schema::TsvRow& line) -> absl::Status {
        const auto& columns = line.columns;
        RegionRow row;
        row.code = std::string(columns[0]);
        row.ags = columns[1] == "-" ? "" : std::string(columns[1]);
        row.listed = columns[2] == "yes";
        row.name_de = std::string(columns[3]);
        row.name_en = std::string(columns[4]);
        row.aliases = absl::StrSplit(columns[5], '|', absl::SkipEmpty());
        if (row.code.size() < 2 || row.name_de.empty() || row.name_en.empty()) {
          return schema::TsvError(kFile, line.line, "expected a code and two names");
        }
        return table.Add(std::move(row), line.line);
      });
  if (!read.ok()) return read;
  if (table.rows_.empty()) return schema::TsvError(kFile, 1, "expected at least one region");
  table.SortListed();
  return table;
}

absl::Status RegionTable::Add(RegionRow row, int line) {
  std::vector<std::string> spellings = row.aliases;
  spellings.insert(spellings.end(), {row.code, row.name_de, row.name_en, row.ags});
  for (const std::string& spelling : spellings) {
    const std::string key = SpellingKey(spelling);
    if (key.empty()) continue;
    const auto [known, is_new] = index_by_key_.emplace(key, rows_.size());
    if (!is_new && known->second != rows_.size()) {
      return schema::TsvError(
          kFile, line,
          absl::StrCat("spelling ", spelling, " already means ", rows_[known->second].code));
    }
  }
  rows_.push_back(std::move(row));
  return absl::OkStatus();
}

void RegionTable::SortListed() {
  for (const RegionRow& row : rows_) {
    if (row.listed) listed_.push_back(&row);
  }
  std::sort(listed_.begin(), listed_.end(), [](const RegionRow* a, const RegionRow* b) {
    const bool a_abroad = a->ags.empty();
    const bool b_abroad = b->ags.empty();
    return a_abroad != b_abroad ? b_abroad : a->code < b->code;
  });
}

const RegionRow* RegionTable::Find(std::string_view spelling) const {
  const auto found = index_by_key_.find(SpellingKey(spelling));
  return found == index_by_key_.end() ? nullptr : &rows_[found->second];
}

std::string RegionTable::ListedCodes() const {
  return absl::StrJoin(listed_, ", ",
                       [](std::string* out, const RegionRow* row) { out->append(row->code); });
}

}  // namespace kok::region
