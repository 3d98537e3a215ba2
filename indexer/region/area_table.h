// Named areas below a Land, and the municipalities that they stand for.

#ifndef KOK_INDEXER_REGION_AREA_TABLE_H_
#define KOK_INDEXER_REGION_AREA_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/region/region_table.h"

namespace kok::region {

// A row of the table.
struct AreaRow {
  std::string name;                       // such as `Ostwestfalen-Lippe`
  std::string land;                       // code of the Land it lies in
  std::vector<std::string> ags_prefixes;  // its municipalities, as beginnings of their keys
  std::vector<std::string> aliases;       // further spellings
  std::string source;                     // where it stands that it is these municipalities
};

// Immutable; safe from any thread.
class AreaTable {
 public:
  // A table without areas.
  AreaTable() = default;

  // Reads the text of `areas.tsv`: area, land, ags_prefixes and aliases (both separated by |, `-`
  // for no alias) and source. InvalidArgument names the line, the column and what was expected; a
  // spelling of two areas is an error, and so are prefixes outside of the Land.
  static absl::StatusOr<AreaTable> Parse(std::string_view tsv, const RegionTable& regions);

  // The area that a name or alias means, whatever its case, umlauts, hyphens and spaces. Null where
  // there is none. The pointer lives as long as the table.
  const AreaRow* Find(std::string_view spelling) const;

  // In the order of the table.
  const std::vector<AreaRow>& rows() const { return rows_; }

 private:
  absl::Status Add(AreaRow row, const RegionTable& regions, int line);

  std::vector<AreaRow> rows_;
  absl::flat_hash_map<std::string, size_t> index_by_key_;
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_AREA_TABLE_H_
