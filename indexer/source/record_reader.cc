#include "indexer/source/record_reader.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/source/case_json_reader.h"
#include "indexer/source/csv_reader.h"
#include "indexer/source/decision_xml_reader.h"
#include "indexer/source/hsds_reader.h"
#include "indexer/source/jsonl_reader.h"
#include "indexer/source/markdown_reader.h"

namespace kok::source {
namespace {

bool IsCasesJson(const std::string& path) { return absl::EndsWith(path, ".cases.json"); }

// The mapping of a spreadsheet lies beside it and is no directory.
bool IsDirectoryJson(const std::string& path) {
  return absl::EndsWith(path, ".json") && !absl::EndsWith(path, ".mapping.json") &&
         !IsCasesJson(path);
}

}  // namespace

const std::string& SourceRecord::name() const {
  return std::visit([](const auto& message) -> const std::string& { return message.name(); },
                    record);
}

RecordProblem SourceRecord::Problem(std::string field, std::string message) const {
  RecordProblem problem{path, line, std::move(field), std::move(message)};
  if (origin != nullptr) problem.cell = origin->PlaceOf(problem.field);
  return problem;
}

std::string SourceRecord::Place() const {
  const bool is_counted_otherwise = origin != nullptr && origin->row != line;
  return absl::StrCat(path, ":", line,
                      is_counted_otherwise ? absl::StrCat(" (row ", origin->row, ")") : "");
}

std::string RecordProblem::ToString() const {
  std::string place = CsvPlaceText(cell, line);
  if (cell.column.empty() && !field.empty()) absl::StrAppend(&place, field, ": ");
  return absl::StrCat(path, ":", line, ": ", place, message);
}

bool IsKnownFormat(const std::string& path) {
  return absl::EndsWith(path, ".jsonl") || absl::EndsWith(path, ".md") ||
         absl::EndsWith(path, ".csv") || absl::EndsWith(path, ".xml") || IsCasesJson(path) ||
         IsDirectoryJson(path);
}

bool MayHoldProtected(const std::string& path) {
  return absl::EndsWith(path, ".jsonl") || absl::EndsWith(path, ".csv") || IsDirectoryJson(path);
}

std::string KnownFormats() { return "*.jsonl, *.md, *.csv, *.json, *.cases.json or *.xml"; }

absl::StatusOr<std::unique_ptr<RecordReader>> OpenReader(const std::string& path,
                                                         const std::string& display_path,
                                                         const ReaderOptions& options) {
  if (absl::EndsWith(path, ".jsonl")) return JsonlReader::Open(path, display_path, options);
  if (absl::EndsWith(path, ".md")) return MarkdownReader::Open(path, display_path);
  if (absl::EndsWith(path, ".csv")) return CsvReader::Open(path, display_path, options);
  if (IsCasesJson(path)) return CaseJsonReader::Open(path, display_path, options);
  if (IsDirectoryJson(path)) return HsdsReader::Open(path, display_path, options);
  if (absl::EndsWith(path, ".xml")) return DecisionXmlReader::Open(path, display_path);
  return absl::InvalidArgumentError(
      absl::StrCat(display_path, ": unknown format, expected ", KnownFormats()));
}

}  // namespace kok::source
