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
  bool is_country() const { return code == country_code(); }
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
  //
  // `names_tsv` holds names in other languages: lines of a region's code, language and name. What
  // means a region by `tsv` already, or two regions by the names, is left out without a word.
  static absl::StatusOr<RegionTable> Parse(std::string_view tsv, std::string_view names_tsv = "");

  // The region that a spelling means: code, number, name in any language or alias, whatever its
  // case, umlauts, hyphens and spaces. Null where there is none. The pointer lives as long as the
  // table. For what can be nothing but a region, such as a filter's value.
  const RegionRow* Find(std::string_view spelling) const;

  // The same by the spellings of `regions.tsv` alone. For words of a text: the names in other
  // languages are so many that some are German words, places or people's names as well.
  const RegionRow* FindOwn(std::string_view spelling) const;

  // The codes of all regions, in the order of the table.
  std::vector<std::string> Codes() const;

  // The region of that very code, such as `DE-BE`; null where there is none. Unlike Find it does
  // not take `BE`, which is a country too.
  const RegionRow* FindCode(std::string_view code) const;

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
  absl::Status AddNames(std::string_view tsv);
  void SortListed();

  std::vector<RegionRow> rows_;
  std::vector<const RegionRow*> listed_;
  // SpellingKey to index of the row, of the table itself and of names in other languages.
  absl::flat_hash_map<std::string, size_t> own_;
  absl::flat_hash_map<std::string, size_t> foreign_;
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_REGION_TABLE_H_
