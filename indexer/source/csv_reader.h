// Spreadsheets saved as CSV: one record a row, in the columns of `export --csv` or in columns of
// their own with a mapping file (csv_mapping.h). What columns there are says csv_field.h.

#ifndef KOK_INDEXER_SOURCE_CSV_READER_H_
#define KOK_INDEXER_SOURCE_CSV_READER_H_

#include <sys/stat.h>

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/source/csv_layout.h"
#include "indexer/source/csv_record.h"
#include "indexer/source/csv_rows.h"
#include "indexer/source/record_reader.h"

namespace kok::source {

// Streams: reads the file once to find out its encoding, then row by row; holds a block of 64 KiB
// with its rows and the names it has read. Separator, encoding and byte order mark are found out; a
// file that is read as Windows-1252 is noted in `options.notes`. A cell over 1 MiB, a row over 8
// MiB or of another number of cells than the first is a problem of its row. InvalidArgument on
// opening where the first row or the mapping is not understood, later where quotations are broken
// or the file has changed since it was opened.
class CsvReader : public RecordReader {
 public:
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path,
                                                            const ReaderOptions& options = {});

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  CsvReader(std::unique_ptr<std::FILE, CloseFile> file, std::string display_path,
            ProtectedValues* protected_values)
      : file_(std::move(file)),
        display_path_(std::move(display_path)),
        protected_values_(protected_values) {}

  absl::Status Start(const std::string& path, const ReaderOptions& options);
  ReadItem Read(const CsvRow& row);
  std::optional<RecordProblem> CheckNames(const SourceRecord& record);
  absl::Status CheckUnchanged() const;
  RecordProblem Problem(const CsvRow& row, const std::vector<CellProblem>& problems) const;

  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string display_path_;
  ProtectedValues* protected_values_;  // may be null
  struct stat before_ = {};
  std::optional<CsvMapping> mapping_;
  std::unique_ptr<CsvRows> rows_;
  CsvLayout layout_;  // points into mapping_
  std::shared_ptr<const CsvColumns> columns_;
  // Without case and spaces: as written, and where.
  std::map<std::string, std::pair<std::string, std::string>> names_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_READER_H_
