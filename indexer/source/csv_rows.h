// The rows of a CSV file, one after the other, as spreadsheets save them (libcsv).

#ifndef KOK_INDEXER_SOURCE_CSV_ROWS_H_
#define KOK_INDEXER_SOURCE_CSV_ROWS_H_

#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/source/csv_encoding.h"

struct csv_parser;

namespace kok::source {

inline constexpr size_t kMaxCellBytes = 1 << 20;
inline constexpr size_t kMaxRowBytes = 8 << 20;
inline constexpr size_t kMaxCells = 2000;

// A row; its cells in UTF-8, as they stand between the separators, without quotation marks.
struct CsvRow {
  int line;  // on which it begins, from 1
  std::vector<std::string> cells;
  std::string problem;  // why it has no cells: one is too long, or they are too many; else empty
  int column = 0;       // of the problem, from 1; 0: the row as a whole
  int row = 0;          // as spreadsheets count: empty rows too, a cell of three lines once
};

// What separates the cells of a file: what a first line `sep=;` says, else the one of `;`, tab and
// `,` that its first row has most of, outside of quotations. Pure function.
char DetectSeparator(std::string_view head);

// Streams: holds the row that is read and at most 64 KiB of the file. Rows end in LF, CR LF or CR;
// empty rows and a first line `sep=;` are passed over. Not safe from several threads at once.
class CsvRows {
 public:
  // Reads `file` from where it is, which is its beginning; the caller closes it.
  CsvRows(std::FILE* file, std::string display_path, CsvEncoding encoding, char separator);
  ~CsvRows();

  // The next row; nothing at the end. Rows whose cells are all empty are passed over.
  // InvalidArgument, with path and line, where a quotation is not closed or something stands beside
  // it: where the next row begins is not known then. Unavailable where reading fails.
  absl::StatusOr<std::optional<CsvRow>> Next();

 private:
  static void OnCell(void* text, size_t bytes, void* self);
  static void OnRowEnd(int terminator, void* self);
  absl::Status ReadBlock();
  absl::Status Feed(std::string_view segment);
  absl::Status QuotationError(const char* problem) const;
  void AddCell(std::string_view text);
  void EndRow();

  std::FILE* const file_;
  const std::string display_path_;
  const CsvEncoding encoding_;
  std::unique_ptr<csv_parser> parser_;
  std::vector<char> block_;
  std::deque<CsvRow> ready_;  // rows of the block that is read
  CsvRow row_{0, {}, ""};     // the one that is being read
  size_t row_bytes_ = 0;
  int line_ = 1;
  int row_number_ = 0;  // of the last row that ended
  bool after_carriage_return_ = false;
  bool started_ = false;
  bool ended_ = false;
  absl::Status failure_;  // told once the rows before it are handed out
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_ROWS_H_
