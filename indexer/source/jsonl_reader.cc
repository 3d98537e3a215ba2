#include "indexer/source/jsonl_reader.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/schema/json_line.h"
#include "indexer/source/protected_values.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::Record;

constexpr size_t kMaxLineBytes = 8 << 20;

bool IsBlank(const std::string& line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> JsonlReader::Open(const std::string& path,
                                                                const std::string& display_path,
                                                                const ReaderOptions& options) {
  absl::StatusOr<UnchangedFile> source = UnchangedFile::Open(path);
  if (!source.ok()) return source.status();
  // Of the descriptor that was checked, not of the path, which may name something else by now.
  const int fd = fcntl(source->fd(), F_DUPFD_CLOEXEC, 0);
  std::FILE* file = fd < 0 ? nullptr : fdopen(fd, "rb");
  if (file == nullptr) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path));
  return std::unique_ptr<RecordReader>(
      new JsonlReader(*std::move(source), file, display_path, options.protected_values));
}

JsonlReader::~JsonlReader() { std::fclose(file_); }

absl::StatusOr<JsonlReader::Line> JsonlReader::ReadLine(std::string& line) {
  line.clear();
  bool too_long = false;
  bool any = false;
  for (int c = getc_unlocked(file_); c != EOF; c = getc_unlocked(file_)) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kMaxLineBytes) {
      line.push_back(static_cast<char>(c));
    } else {
      too_long = true;
    }
  }
  if (std::ferror(file_) != 0) {
    return absl::UnavailableError(absl::StrCat("cannot read ", display_path_));
  }
  if (!any) return Line::kEndOfFile;
  ++line_number_;
  return too_long ? Line::kTooLong : Line::kRead;
}

absl::StatusOr<std::optional<ReadItem>> JsonlReader::Next() {
  std::string line;
  while (true) {
    absl::StatusOr<Line> outcome = ReadLine(line);
    if (!outcome.ok()) return outcome.status();
    if (*outcome == Line::kEndOfFile) {
      if (absl::Status same = source_.Check(); !same.ok()) return same;
      return std::optional<ReadItem>();
    }
    if (*outcome == Line::kTooLong) {
      return std::optional<ReadItem>(
          Problem("", absl::StrCat("line is longer than ", kMaxLineBytes, " bytes")));
    }
    if (line_number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
    if (!IsBlank(line)) return std::optional<ReadItem>(Parse(line));
  }
}

ReadItem JsonlReader::Parse(const std::string& line) const {
  Record record;
  if (const std::optional<schema::JsonFieldProblem> problem =
          schema::ReadJsonObject(line, record)) {
    const char* what = problem->field.empty() ? "not a record: " : "";
    return Problem(problem->field, absl::StrCat(what, problem->message));
  }
  if (protected_values_ != nullptr) {
    protected_values_->Add(record.protected_(), display_path_, line_number_);
  }
  switch (record.record_case()) {
    case Record::kOrganization:
      return SourceRecord{std::move(*record.mutable_organization()), display_path_, line_number_};
    case Record::kContent:
      return SourceRecord{std::move(*record.mutable_content()), display_path_, line_number_};
    default:
      return Problem("", "expected an organization or a content");
  }
}

RecordProblem JsonlReader::Problem(std::string field, std::string message) const {
  return RecordProblem{display_path_, line_number_, std::move(field), std::move(message)};
}

}  // namespace kok::source
