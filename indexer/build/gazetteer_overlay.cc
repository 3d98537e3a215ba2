#include "indexer/build/gazetteer_overlay.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/region/gazetteer_rows.h"
#include "indexer/region/place_words.h"
#include "indexer/schema/tsv.h"

namespace kok::build {
namespace {

constexpr int64_t kMaxTableBytes = 16 << 20;

// One of the tables: where it lies, what a row must be, and which columns are its key.
struct Table {
  const char* name;
  const char* path;  // in the generation
  size_t columns;
  std::vector<size_t> key_columns;
  absl::Status (*check)(const schema::TsvRow& row);
};

const std::vector<Table>& Tables() {
  static const auto* const kTables = new std::vector<Table>{
      {region::kMunicipalitiesTable,
       generation::kMunicipalitiesFile,
       region::kMunicipalityColumns,
       {0},
       [](const schema::TsvRow& row) { return region::ReadMunicipality(row).status(); }},
      {region::kPostcodesTable,
       generation::kPostcodesFile,
       region::kPostcodeColumns,
       {0},
       [](const schema::TsvRow& row) { return region::ReadPostcode(row).status(); }},
      {region::kPlacesAbroadTable,
       generation::kPlacesAbroadFile,
       region::kPlaceAbroadColumns,
       {0, 1, 2},
       [](const schema::TsvRow& row) { return region::ReadPlaceAbroad(row).status(); }},
      {region::kQuartersTable,
       generation::kQuartersFile,
       region::kQuarterColumns,
       {0},
       [](const schema::TsvRow& row) { return region::ReadQuarter(row).status(); }},
  };
  return *kTables;
}

std::string KeyOf(const Table& table, const schema::TsvRow& row) {
  // In any spelling, as quarters are found: `Sankt Pauli` replaces `St. Pauli`.
  const bool is_by_name = table.name == std::string_view(region::kQuartersTable);
  std::string key;
  for (const size_t column : table.key_columns) {
    const absl::string_view cell = row.columns[column];
    if (is_by_name) {
      absl::StrAppend(&key, region::KeyOfName({cell.data(), cell.size()}), "\t");
    } else {
      absl::StrAppend(&key, cell, "\t");
    }
  }
  return key;
}

// The rows of `shipped` that `own` does not replace, then those of `own`.
absl::StatusOr<std::string> Merge(const Table& table, const std::string& shipped,
                                  const std::string& own) {
  absl::flat_hash_set<std::string> replaced;
  std::string own_rows;
  const absl::Status read =
      schema::ReadTsv(own, table.name, table.columns, [&](const schema::TsvRow& row) {
        replaced.insert(KeyOf(table, row));
        absl::StrAppend(&own_rows, absl::StrJoin(row.columns, "\t"), "\n");
        return table.check(row);
      });
  if (!read.ok()) return read;
  std::string merged = "# the shipped table, and an operator's rows laid over it\n";
  const absl::Status kept =
      schema::ReadTsv(shipped, table.name, table.columns, [&](const schema::TsvRow& row) {
        if (!replaced.contains(KeyOf(table, row))) {
          absl::StrAppend(&merged, absl::StrJoin(row.columns, "\t"), "\n");
        }
        return absl::OkStatus();
      });
  if (!kept.ok()) return kept;
  return absl::StrCat(merged, own_rows);
}

}  // namespace

absl::Status OverlayGazetteer(const std::string& folder, generation::AnalysisFiles& texts) {
  bool found_any = false;
  for (const Table& table : Tables()) {
    const std::string path = generation::JoinPath(folder, table.name);
    const absl::StatusOr<std::string> own = generation::ReadWholeFile(path, kMaxTableBytes);
    if (absl::IsNotFound(own.status())) continue;
    if (!own.ok()) return own.status();
    found_any = true;
    absl::StatusOr<std::string> merged = Merge(table, texts[table.path], *own);
    if (!merged.ok()) {
      // The tables' own messages begin with the name of the file.
      return absl::InvalidArgumentError(
          generation::JoinPath(folder, std::string(merged.status().message())));
    }
    texts[table.path] = *std::move(merged);
  }
  if (found_any) return absl::OkStatus();
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(folder, error);
  return absl::NotFoundError(absl::StrCat(
      folder, is_folder ? ": holds none of " : ": is no folder; expected one with any of ",
      "municipalities.tsv, postcodes.tsv, places_abroad.tsv, quarters.tsv"));
}

}  // namespace kok::build
