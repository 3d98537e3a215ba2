// The regions of the directory and their spellings.

#ifndef KOK_INDEXER_REGION_REGION_TABLE_H_
#define KOK_INDEXER_REGION_REGION_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace kok::region {

// A row of the table.
struct RegionRow {
  std::string code;  // ISO 3166-2 of a Land, ISO 3166-1 of a country
  std::string ags;   // the Land's number in the municipality key, two digits; empty for countries
  bool listed;       // shown by ListRegions
  std::string name_de;               // German name
  std::string name_en;               // English name
  std::vector<std::string> aliases;  // further spellings

  // The country the region lies in: the first two letters of the code.
  std::string country_code() const { return code.substr(0, 2); }
  // The name in `language` ("en"), German for any other.
  const std::string& Name(std::string_view language) const {
    return language == "en" ? name_en : name_de;
  }
  // All that people may type for it, joined by spaces.
  std::string SearchWords() const;
};

// Immutable; safe from any thread.
class RegionTable {
 public:
  // Reads the text of `regions.tsv`. InvalidArgument names the line, the column and what was
  // expected; a spelling that two regions claim is an error.
  static absl::StatusOr<RegionTable> Parse(std::string_view tsv);

  // The region that a spelling means: code, number, name or alias, whatever its case, umlauts,
  // hyphens and spaces. Null where there is none. The pointer lives as long as the table.
  const RegionRow* Find(std::string_view spelling) const;

  // Rows of ListRegions: Länder by code, then countries by code.
  const std::vector<const RegionRow*>& listed() const { return listed_; }

  // The codes of listed(), joined by ", ".
  std::string ListedCodes() const;

  // Not copied: listed_ points into rows_.
  RegionTable(const RegionTable&) = delete;
  RegionTable& operator=(const RegionTable&) = delete;
  RegionTable(RegionTable&&) = default;
  RegionTable& operator=(RegionTable&&) = default;

 private:
  RegionTable() = default;
  absl::Status Add(RegionRow row, int line);
  void SortListed();

  std::vector<RegionRow> rows_;
  std::vector<const RegionRow*> listed_;
  absl::flat_hash_map<std::string, size_t> index_by_key_;
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_REGION_TABLE_H_
