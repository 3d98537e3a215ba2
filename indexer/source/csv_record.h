// One row of a spreadsheet as a record.

#ifndef KOK_INDEXER_SOURCE_CSV_RECORD_H_
#define KOK_INDEXER_SOURCE_CSV_RECORD_H_

#include <map>
#include <string>
#include <vector>

#include "indexer/source/csv_layout.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {

// What is wrong with a cell, or, without a column, with the row.
struct CellProblem {
  std::string column;
  std::string message;  // repeats no value
};

// What a row gave beside the record.
struct FilledRow {
  std::vector<CellProblem> problems;                // in the order of the columns
  std::map<std::string, std::vector<int>> numbers;  // as in CsvOrigin
  bool lacks_protected = false;  // protected values of the row are not among `protected_fields`
};

// Fills `record`, the message that the layout is for, and `protected_fields` from the cells of a
// row; where there are problems with them the record is of no use. Cells beyond the last column
// must be empty. Safe from any thread, for different messages.
FilledRow FillRecord(const CsvLayout& layout, const std::vector<std::string>& cells,
                     google::protobuf::Message& record,
                     kok::search::ingest::v1::ProtectedFields& protected_fields);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_RECORD_H_
