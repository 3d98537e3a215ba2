// JSON Lines: one kok.search.ingest.v1.Record a line, in protobuf's JSON mapping.

#ifndef KOK_INDEXER_SOURCE_JSONL_READER_H_
#define KOK_INDEXER_SOURCE_JSONL_READER_H_

#include <memory>
#include <string>
#include <utility>

#include "indexer/source/line_reader.h"
#include "indexer/source/record_reader.h"

namespace kok::source {

// Streams: holds one line at a time, at most 8 MiB; a longer one is a problem of that line, not of
// the file. Empty lines and a byte order mark are passed over. Unknown fields, text that is not
// UTF-8 and NUL bytes outside of strings are problems.
class JsonlReader : public RecordReader {
 public:
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path,
                                                            const ReaderOptions& options = {});

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  JsonlReader(std::unique_ptr<LineReader> lines, std::string display_path,
              ProtectedValues* protected_values)
      : lines_(std::move(lines)),
        display_path_(std::move(display_path)),
        protected_values_(protected_values) {}

  ReadItem Parse(const std::string& line) const;
  RecordProblem Problem(std::string field, std::string message) const;

  std::unique_ptr<LineReader> lines_;
  std::string display_path_;
  ProtectedValues* protected_values_;  // may be null
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_JSONL_READER_H_
