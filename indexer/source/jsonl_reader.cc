#include "indexer/source/jsonl_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/json_line.h"
#include "indexer/source/protected_values.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::Record;

// Whether a line that could not be read may have protected fields: it names them or may misspell
// them, a field that is unknown beside the record; or it is of an organization and what else it
// names cannot be told, for it is cut off, too long or in another encoding.
bool MayNameProtected(const std::string& line, const std::string& unknown_field) {
  const std::string lower = absl::AsciiStrToLower(line);
  const bool is_cut = unknown_field.empty() && (absl::StrContains(line, "\"organization\"") ||
                                                absl::StrContains(line, '\0'));
  const bool is_beside_record = !unknown_field.empty() && !absl::StrContains(unknown_field, ".") &&
                                unknown_field != "organization" && unknown_field != "content";
  return is_cut || is_beside_record || absl::StrContains(lower, "\"prot") ||
         absl::StrContains(lower, "\\u006") || absl::StrContains(lower, "\\u007");
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> JsonlReader::Open(const std::string& path,
                                                                const std::string& display_path,
                                                                const ReaderOptions& options) {
  absl::StatusOr<std::unique_ptr<LineReader>> lines = LineReader::Open(path, display_path);
  if (!lines.ok()) return lines.status();
  return std::unique_ptr<RecordReader>(
      new JsonlReader(*std::move(lines), display_path, options.protected_values));
}

absl::StatusOr<std::optional<ReadItem>> JsonlReader::Next() {
  std::string line;
  const absl::StatusOr<LineReader::Line> outcome = lines_->Next(line);
  if (!outcome.ok()) return outcome.status();
  if (*outcome == LineReader::Line::kEndOfFile) return std::optional<ReadItem>();
  if (*outcome == LineReader::Line::kTooLong) {
    RecordProblem problem =
        Problem("", absl::StrCat("line is longer than ", LineReader::kMaxLineBytes, " bytes"));
    problem.may_hide_protected = MayNameProtected(line, "");
    return std::optional<ReadItem>(std::move(problem));
  }
  return std::optional<ReadItem>(Parse(line));
}

ReadItem JsonlReader::Parse(const std::string& line) const {
  Record record;
  if (const std::optional<schema::JsonFieldProblem> problem =
          schema::ReadJsonObject(line, record)) {
    const char* what = problem->field.empty() ? "not a record: " : "";
    RecordProblem unread = Problem(problem->field, absl::StrCat(what, problem->message));
    unread.may_hide_protected = MayNameProtected(line, problem->field);
    return unread;
  }
  if (protected_values_ != nullptr) {
    protected_values_->Add(record.protected_(), display_path_, lines_->line_number());
  }
  switch (record.record_case()) {
    case Record::kOrganization:
      return SourceRecord{std::move(*record.mutable_organization()), display_path_,
                          lines_->line_number()};
    case Record::kContent:
      return SourceRecord{std::move(*record.mutable_content()), display_path_,
                          lines_->line_number()};
    default:
      return Problem("", "expected an organization or a content");
  }
}

RecordProblem JsonlReader::Problem(std::string field, std::string message) const {
  return RecordProblem{display_path_, lines_->line_number(), std::move(field), std::move(message)};
}

}  // namespace kok::source
