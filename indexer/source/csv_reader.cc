#include "indexer/source/csv_reader.h"

#include <fcntl.h>

#include <cerrno>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/source/protected_values.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::ProtectedFields;

// By which names are compared that a person might take for the same.
std::string LooseKey(const std::string& name) {
  std::string key;
  for (const char c : name) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) {
      key += absl::ascii_tolower(static_cast<unsigned char>(c));
    }
  }
  return key;
}

std::string RowText(const SourceRecord& record) {
  const int row = record.origin->row;
  return row == record.line ? absl::StrCat("row ", row)
                            : absl::StrCat("row ", row, " (line ", record.line, ")");
}

bool IsSame(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> CsvReader::Open(const std::string& path,
                                                              const std::string& display_path,
                                                              const ReaderOptions& options) {
  absl::StatusOr<generation::UniqueFd> checked = generation::OpenRegularFile(path);
  if (!checked.ok()) return checked.status();
  const int descriptor = fcntl(checked->get(), F_DUPFD_CLOEXEC, 0);
  std::unique_ptr<std::FILE, CloseFile> file(descriptor < 0 ? nullptr : fdopen(descriptor, "rb"));
  if (file == nullptr) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path));
  std::unique_ptr<CsvReader> reader(
      new CsvReader(std::move(file), display_path, options.protected_values));
  if (absl::Status started = reader->Start(path, options); !started.ok()) return started;
  return reader;
}

absl::Status CsvReader::Start(const std::string& path, const ReaderOptions& options) {
  if (fstat(fileno(file_.get()), &before_) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", path));
  }
  absl::StatusOr<std::optional<CsvMapping>> mapping = LoadMapping(path, options.mapping_file);
  if (!mapping.ok()) return mapping.status();
  mapping_ = *std::move(mapping);
  absl::StatusOr<CsvEncoding> encoding = DetectEncoding(file_.get(), display_path_);
  if (!encoding.ok()) return encoding.status();
  if (encoding->windows_1252 && options.notes != nullptr) {
    options.notes->push_back({display_path_, 1, "", "is no UTF-8, read as Windows-1252"});
  }
  const char separator = mapping_.has_value() && !mapping_->separator().empty()
                             ? mapping_->separator()[0]
                             : DetectSeparator(encoding->head);
  rows_ = std::make_unique<CsvRows>(file_.get(), display_path_, *std::move(encoding), separator);
  absl::StatusOr<std::optional<CsvRow>> header = rows_->Next();
  if (!header.ok()) return header.status();
  if (!header->has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat(display_path_, ":1: is empty, expected a first row of column names"));
  }
  const std::string place = absl::StrCat(display_path_, ":", (*header)->line);
  if (!(*header)->problem.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(place, ": ", (*header)->problem));
  }
  absl::StatusOr<CsvLayout> layout =
      LayOut(std::move((*header)->cells), mapping_.has_value() ? &*mapping_ : nullptr, place);
  if (!layout.ok()) return layout.status();
  layout_ = *std::move(layout);
  columns_ = std::make_shared<const CsvColumns>(layout_);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<ReadItem>> CsvReader::Next() {
  absl::StatusOr<std::optional<CsvRow>> row = rows_->Next();
  if (!row.ok()) return row.status();
  if (row->has_value()) return std::optional<ReadItem>(Read(**row));
  if (absl::Status unchanged = CheckUnchanged(); !unchanged.ok()) return unchanged;
  return std::optional<ReadItem>();
}

absl::Status CsvReader::CheckUnchanged() const {
  struct stat now = {};
  if (fstat(fileno(file_.get()), &now) == 0 && IsSame(before_, now)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(display_path_, ": has changed while it was read"));
}

ReadItem CsvReader::Read(const CsvRow& row) {
  if (!row.problem.empty()) {
    const auto column = static_cast<size_t>(row.column);
    const bool has_name = column > 0 && column <= layout_.columns.size();
    RecordProblem unread =
        Problem(row, {{has_name ? layout_.columns[column - 1].name : "", row.problem}});
    unread.may_hide_protected = layout_.HasProtected();
    return unread;
  }
  SourceRecord record{Organization(), display_path_, row.line};
  if (layout_.is_content) record.record = Content();
  ProtectedFields protected_fields;
  FilledRow filled = std::visit(
      [&](auto& message) { return FillRecord(layout_, row.cells, message, protected_fields); },
      record.record);
  if (protected_values_ != nullptr) {
    protected_values_->Add(protected_fields, display_path_, row.line);
  }
  if (!filled.problems.empty()) {
    RecordProblem problem = Problem(row, filled.problems);
    problem.may_hide_protected = filled.lacks_protected;
    return problem;
  }
  record.origin =
      std::make_shared<const CsvOrigin>(CsvOrigin{row.row, columns_, std::move(filled.numbers)});
  if (std::optional<RecordProblem> taken = CheckNames(record)) return *std::move(taken);
  return record;
}

// The same name twice is told by whoever collects the records of all files.
std::optional<RecordProblem> CsvReader::CheckNames(const SourceRecord& record) {
  const auto [known, is_new] =
      names_.try_emplace(LooseKey(record.name()), record.name(), RowText(record));
  if (is_new || record.name().empty() || known->second.first == record.name()) return std::nullopt;
  return record.Problem(
      "name", absl::StrCat("differs only in case or spaces from the one in ", known->second.second,
                           "; a name belongs to one record"));
}

RecordProblem CsvReader::Problem(const CsvRow& row,
                                 const std::vector<CellProblem>& problems) const {
  RecordProblem all{display_path_,
                    row.line,
                    problems.front().column,
                    problems.front().message,
                    {row.row, problems.front().column, ""}};
  for (size_t i = 1; i < problems.size(); ++i) {
    const CsvPlace next{row.row, problems[i].column, ""};
    absl::StrAppend(&all.message, "; ", CsvPlaceText(next, row.row), problems[i].message);
  }
  return all;
}

}  // namespace kok::source
