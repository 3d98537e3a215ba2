#include "indexer/source/line_reader.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#include "absl/strings/str_cat.h"

namespace kok::source {
namespace {

bool IsBlank(const std::string& line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

}  // namespace

absl::StatusOr<std::unique_ptr<LineReader>> LineReader::Open(const std::string& path,
                                                             const std::string& display_path) {
  absl::StatusOr<UnchangedFile> source = UnchangedFile::Open(path);
  if (!source.ok()) return source.status();
  // Of the descriptor that was checked, not of the path, which may name something else by now.
  const int fd = fcntl(source->fd(), F_DUPFD_CLOEXEC, 0);
  std::FILE* file = fd < 0 ? nullptr : fdopen(fd, "rb");
  if (file == nullptr) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path));
  return std::unique_ptr<LineReader>(new LineReader(*std::move(source), file, display_path));
}

LineReader::~LineReader() { std::fclose(file_); }

absl::StatusOr<LineReader::Line> LineReader::ReadLine(std::string& line) {
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

absl::StatusOr<LineReader::Line> LineReader::Next(std::string& line) {
  while (true) {
    absl::StatusOr<Line> outcome = ReadLine(line);
    if (!outcome.ok()) return outcome;
    if (*outcome == Line::kEndOfFile) {
      if (absl::Status same = source_.Check(); !same.ok()) return same;
      return outcome;
    }
    if (line_number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
    if (*outcome == Line::kTooLong || !IsBlank(line)) return outcome;
  }
}

}  // namespace kok::source
