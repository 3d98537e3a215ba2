// What becomes of each column of a spreadsheet, decided once by its first row.

#ifndef KOK_INDEXER_SOURCE_CSV_LAYOUT_H_
#define KOK_INDEXER_SOURCE_CSV_LAYOUT_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/source/csv_field.h"
#include "indexer/source/csv_mapping.h"

namespace kok::source {

// A field that a column fills.
struct CsvTarget {
  FieldPath path;
  bool is_protected = false;  // `path` is one of ProtectedFields
  bool whole_cell = false;    // the cell is one value, even where the field is a list
  // What the mapping says of it; null without mapping. Points into the mapping.
  const kok::search::ingest::v1::MappedColumn* mapped = nullptr;
};

struct CsvColumn {
  std::string name;                // as its first row has it
  std::vector<CsvTarget> targets;  // none: ignored
};

struct CsvLayout {
  bool is_content = false;  // else organisations
  bool has_name = false;    // else names are derived
  char list_separator = kListSeparator;
  std::vector<CsvColumn> columns;
  std::vector<std::pair<FieldPath, std::string>> constants;  // where a row itself has nothing
  std::vector<FieldPath> numbered;                           // lists filled by number

  bool HasProtected() const;  // whether a column is of ProtectedFields
};

// The layout of a table whose first row is `header`. InvalidArgument, beginning with `place`, names
// every column that is unknown, with the nearest known one, stands twice, has no name or is
// missing. A first row of which nothing is known is taken for a row of values, and none of it is
// repeated. `mapping` may be null; it must outlive the layout. Pure function.
absl::StatusOr<CsvLayout> LayOut(std::vector<std::string> header, const CsvMapping* mapping,
                                 const std::string& place);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_LAYOUT_H_
