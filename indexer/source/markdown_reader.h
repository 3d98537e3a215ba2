// Markdown with YAML front matter: one Content a file.
//
// The front matter gives the fields of Content by name, the text below it gives `body` as plain
// text. Without `name`, the file name gives it; without `title`, the first heading.

#ifndef KOK_INDEXER_SOURCE_MARKDOWN_READER_H_
#define KOK_INDEXER_SOURCE_MARKDOWN_READER_H_

#include <memory>
#include <string>

#include "indexer/source/record_reader.h"

namespace kok::source {

// Holds the file in memory, at most 8 MiB. Bytes that are no UTF-8 and NUL bytes are problems.
class MarkdownReader : public RecordReader {
 public:
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path);

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  MarkdownReader(std::string text, std::string display_path)
      : text_(std::move(text)), display_path_(std::move(display_path)) {}

  ReadItem Parse() const;
  std::string NameFromFile() const;

  std::string text_;
  std::string display_path_;
  bool done_ = false;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_MARKDOWN_READER_H_
