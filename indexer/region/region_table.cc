#include "indexer/region/region_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/region/spelling_key.h"
#include "indexer/schema/tsv.h"

namespace kok::region {
namespace {

constexpr size_t kColumns = 6;
constexpr char kFile[] = "regions.tsv";

constexpr size_t kNameColumns = 3;

}  // namespace

std::string RegionRow::SearchWords() const { return absl::StrCat(name_de, " ", name_en); }

absl::StatusOr<RegionTable> RegionTable::Parse(std::string_view tsv, std::string_view names_tsv) {
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
  absl::Status added = table.AddNames(names_tsv);
  if (!added.ok()) return added;
  return table;
}

absl::Status RegionTable::Add(RegionRow row, int line) {
  std::vector<std::string> spellings = row.aliases;
  spellings.insert(spellings.end(), {row.code, row.name_de, row.name_en, row.ags});
  for (const std::string& spelling : spellings) {
    const std::string key = SpellingKey(spelling);
    if (key.empty()) continue;
    const auto [known, is_new] = own_.emplace(key, rows_.size());
    if (!is_new && known->second != rows_.size()) {
      return schema::TsvError(
          kFile, line,
          absl::StrCat("spelling ", spelling, " already means ", rows_[known->second].code));
    }
  }
  rows_.push_back(std::move(row));
  return absl::OkStatus();
}

absl::Status RegionTable::AddNames(std::string_view tsv) {
  constexpr size_t kSeveral = static_cast<size_t>(-1);
  int line_number = 0;
  for (absl::string_view line : absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n')) {
    ++line_number;
    if (line.empty()) continue;
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    const auto region = columns.size() == kNameColumns
                            ? own_.find(SpellingKey({columns[0].data(), columns[0].size()}))
                            : own_.end();
    if (region == own_.end() || rows_[region->second].code != columns[0]) {
      return absl::InvalidArgumentError(
          absl::StrCat("region_names.tsv:", line_number,
                       ": expected a code of regions.tsv, a language and a name"));
    }
    std::string key = SpellingKey({columns[2].data(), columns[2].size()});
    if (key.empty() || own_.contains(key)) continue;
    const auto [known, is_new] = foreign_.emplace(std::move(key), region->second);
    if (!is_new && known->second != region->second) known->second = kSeveral;
  }
  absl::erase_if(foreign_, [](const auto& name) { return name.second == kSeveral; });
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
  const std::string key = SpellingKey(spelling);
  const auto own = own_.find(key);
  if (own != own_.end()) return &rows_[own->second];
  const auto foreign = foreign_.find(key);
  return foreign == foreign_.end() ? nullptr : &rows_[foreign->second];
}

const RegionRow* RegionTable::FindOwn(std::string_view spelling) const {
  const auto found = own_.find(SpellingKey(spelling));
  return found == own_.end() ? nullptr : &rows_[found->second];
}

const RegionRow* RegionTable::FindCode(std::string_view code) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(),
                                  [&](const RegionRow& row) { return row.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

std::vector<std::string> RegionTable::Codes() const {
  std::vector<std::string> codes;
  for (const RegionRow& row : rows_) codes.push_back(row.code);
  return codes;
}

std::string RegionTable::ListedCodes() const {
  return absl::StrJoin(listed_, ", ",
                       [](std::string* out, const RegionRow* row) { out->append(row->code); });
}

}  // namespace kok::region
