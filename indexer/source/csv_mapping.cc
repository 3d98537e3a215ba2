#include "indexer/source/csv_mapping.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/schema/json_line.h"

namespace kok::source {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMaxMappingBytes = 1 << 20;
constexpr int kMaxColumns = 500;

absl::Status CheckSeparators(const CsvMapping& mapping, const std::string& path) {
  const std::string& separator = mapping.separator();
  if (!separator.empty() && separator != ";" && separator != "," && separator != "\t") {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": separator: expected \";\", \",\" or \"\\t\""));
  }
  const auto is_one = [](const std::string& text) {
    return text.size() <= 1 && text != "\\" && text != "\"";
  };
  bool good = is_one(mapping.list_separator());
  for (const auto& column : mapping.columns()) good = good && is_one(column.list_separator());
  if (good) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": list_separator: expected one ASCII character"));
}

absl::Status CheckMapping(const CsvMapping& mapping, const std::string& path) {
  if (mapping.columns_size() > kMaxColumns || mapping.protected_columns_size() > kMaxColumns ||
      mapping.ignored_columns_size() > kMaxColumns) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": expected at most ", kMaxColumns, " columns of each sort"));
  }
  for (const auto& column : mapping.columns()) {
    if (column.column().empty() || column.field().empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ": columns: each needs \"column\" and \"field\""));
    }
  }
  for (const auto& column : mapping.protected_columns()) {
    if (column.column().empty() || column.field().empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ": protected_columns: each needs \"column\" and \"field\""));
    }
  }
  return CheckSeparators(mapping, path);
}

}  // namespace

absl::StatusOr<std::optional<CsvMapping>> LoadMapping(const std::string& csv_path,
                                                      const std::string& mapping_file) {
  std::string path = mapping_file;
  if (path.empty()) {
    path = fs::path(csv_path).replace_extension(".mapping.json").string();
    std::error_code error;
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found) {
      return std::optional<CsvMapping>();
    }
  }
  const absl::StatusOr<std::string> json = generation::ReadWholeFile(path, kMaxMappingBytes);
  if (!json.ok()) return json.status();
  CsvMapping mapping;
  if (const std::optional<schema::JsonFieldProblem> problem =
          schema::ReadJsonObject(*json, mapping)) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ":", problem->line, ": no mapping: ", problem->field,
                     problem->field.empty() ? "" : ": ", problem->message));
  }
  if (absl::Status checked = CheckMapping(mapping, path); !checked.ok()) return checked;
  return std::optional<CsvMapping>(std::move(mapping));
}

}  // namespace kok::source
