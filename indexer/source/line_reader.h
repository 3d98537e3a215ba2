// The lines of a source file, one at a time.

#ifndef KOK_INDEXER_SOURCE_LINE_READER_H_
#define KOK_INDEXER_SOURCE_LINE_READER_H_

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {

// Streams: holds one line, at most 8 MiB of it. A byte order mark is passed over. Not safe from
// several threads at once.
class LineReader {
 public:
  static constexpr size_t kMaxLineBytes = 8 << 20;

  // Fails as UnchangedFile::Open does. `display_path` is how messages name the file.
  static absl::StatusOr<std::unique_ptr<LineReader>> Open(const std::string& path,
                                                          const std::string& display_path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  enum class Line { kRead, kTooLong, kEndOfFile };

  // Reads the next line that is not blank into `line`, without its end. Of one that is too long,
  // `line` holds the beginning. Unavailable where the file cannot be read; DataLoss at its end
  // where it changed while it was read.
  absl::StatusOr<Line> Next(std::string& line);

  int line_number() const { return line_number_; }  // of the line read last, from 1

 private:
  LineReader(UnchangedFile source, std::FILE* file, std::string display_path)
      : source_(std::move(source)), file_(file), display_path_(std::move(display_path)) {}

  absl::StatusOr<Line> ReadLine(std::string& line);

  UnchangedFile source_;
  std::FILE* file_;  // reads a descriptor of its own
  std::string display_path_;
  int line_number_ = 0;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_LINE_READER_H_
