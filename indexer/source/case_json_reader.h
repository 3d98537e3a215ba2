// Court decisions as the API of Open Legal Data gives them (`*.cases.json`).

#ifndef KOK_INDEXER_SOURCE_CASE_JSON_READER_H_
#define KOK_INDEXER_SOURCE_CASE_JSON_READER_H_

#include <google/protobuf/struct.pb.h>

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/record_reader.h"

namespace kok::source {

// A page of `/api/cases/`, a list of its objects, or one object. Holds the file in memory, at most
// 64 MiB, and one decision more. What goes where stands in data/templates/FORMATS.md. A key that
// the format does not have is a warning that names it: the API grows, and no decision should be
// lost for that.
class CaseJsonReader : public RecordReader {
 public:
  // FailedPrecondition for a larger file; DataLoss for one that changes while it is read.
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path,
                                                            const ReaderOptions& options);

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  // An object of the file, still as JSON; `text` points into it.
  struct Entry {
    std::string_view text;
    int line;          // on which it begins
    std::string path;  // within the file, `results[2]`; empty: it is the file
  };

  CaseJsonReader(std::string text, std::string display_path, std::vector<RecordProblem>* notes)
      : text_(std::move(text)), display_path_(std::move(display_path)), notes_(notes) {}

  void Load();
  void AddList(std::string_view list, int line, const std::string& path);
  void ReadPage(std::string_view page);
  ReadItem Parse(const Entry& entry) const;
  RecordProblem Problem(int line, std::string field, std::string message) const;

  std::string text_;
  std::string display_path_;
  std::vector<RecordProblem>* notes_;  // or null
  bool loaded_ = false;
  std::deque<RecordProblem> problems_;
  std::deque<Entry> entries_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CASE_JSON_READER_H_
