#include "indexer/region/area_table.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/region/spelling_key.h"
#include "indexer/schema/tsv.h"

namespace kok::region {
namespace {

constexpr char kFile[] = "areas.tsv";
constexpr size_t kColumns = 5;
constexpr size_t kMinPrefixDigits = 3;  // two are the whole Land
constexpr size_t kMaxPrefixDigits = 8;

absl::Status LineError(int line, const std::string& problem) {
  return schema::TsvError(kFile, line, problem);
}

bool IsPrefixIn(const std::string& prefix, const std::string& land_ags) {
  return prefix.size() >= kMinPrefixDigits && prefix.size() <= kMaxPrefixDigits &&
         prefix.find_first_not_of("0123456789") == std::string::npos &&
         absl::StartsWith(prefix, land_ags);
}

}  // namespace

absl::StatusOr<AreaTable> AreaTable::Parse(std::string_view tsv, const RegionTable& regions) {
  AreaTable table;
  const absl::Status read = schema::ReadTsv(tsv, kFile, kColumns, [&](const schema::TsvRow& line) {
    AreaRow row;
    row.name = std::string(line.columns[0]);
    row.land = std::string(line.columns[1]);
    row.ags_prefixes = absl::StrSplit(line.columns[2], '|');
    if (line.columns[3] != "-") row.aliases = absl::StrSplit(line.columns[3], '|');
    row.source = std::string(line.columns[4]);
    return table.Add(std::move(row), regions, line.line);
  });
  if (!read.ok()) return read;
  return table;
}

absl::Status AreaTable::Add(AreaRow row, const RegionTable& regions, int line) {
  const RegionRow* land = regions.Find(row.land);
  if (land == nullptr || land->code != row.land || land->ags.empty()) {
    return LineError(line, "column land: expected the code of a Land, such as DE-NW");
  }
  for (const std::string& prefix : row.ags_prefixes) {
    if (!IsPrefixIn(prefix, land->ags)) {
      return LineError(line, absl::StrCat("column ags_prefixes: expected 3 to 8 digits each, the "
                                          "first two ",
                                          land->ags, ", those of ", land->code));
    }
  }
  if (row.source.empty()) return LineError(line, "column source: is missing");
  std::vector<std::pair<const char*, std::string>> spellings = {{"area", row.name}};
  for (const std::string& alias : row.aliases) spellings.emplace_back("aliases", alias);
  for (const auto& [column, spelling] : spellings) {
    std::string key = SpellingKey(spelling);
    if (key.empty()) return LineError(line, absl::StrCat("column ", column, ": expected a name"));
    const auto [known, is_new] = index_by_key_.emplace(std::move(key), rows_.size());
    if (!is_new && known->second != rows_.size()) {
      return LineError(line, absl::StrCat("column ", column, ": spelling ", spelling,
                                          " already means ", rows_[known->second].name));
    }
  }
  rows_.push_back(std::move(row));
  return absl::OkStatus();
}

const AreaRow* AreaTable::Find(std::string_view spelling) const {
  const auto found = index_by_key_.find(SpellingKey(spelling));
  return found == index_by_key_.end() ? nullptr : &rows_[found->second];
}

}  // namespace kok::region
