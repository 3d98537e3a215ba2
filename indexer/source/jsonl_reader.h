// JSON Lines: one kok.search.ingest.v1.Record a line, in protobuf's JSON mapping.

#ifndef KOK_INDEXER_SOURCE_JSONL_READER_H_
#define KOK_INDEXER_SOURCE_JSONL_READER_H_

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "indexer/source/record_reader.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {

// Streams: holds one line at a time, at most 8 MiB; a longer one is a problem of that line, not of
// the file. Empty lines and a byte order mark are passed over. Unknown fields, text that is not
// UTF-8 and NUL bytes outside of strings are problems.
class JsonlReader : public RecordReader {
 public:
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path,
                                                            const ReaderOptions& options = {});
  ~JsonlReader() override;

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  JsonlReader(UnchangedFile source, std::FILE* file, std::string display_path,
              ProtectedValues* protected_values)
      : source_(std::move(source)),
        file_(file),
        display_path_(std::move(display_path)),
        protected_values_(protected_values) {}

  enum class Line { kRead, kTooLong, kEndOfFile };
  absl::StatusOr<Line> ReadLine(std::string& line);
  ReadItem Parse(const std::string& line) const;
  RecordProblem Problem(std::string field, std::string message) const;

  UnchangedFile source_;
  std::FILE* file_;  // reads a descriptor of its own
  std::string display_path_;
  ProtectedValues* protected_values_;  // may be null
  int line_number_ = 0;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_JSONL_READER_H_
