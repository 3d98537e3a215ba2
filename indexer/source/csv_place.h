// Where in a spreadsheet a record stands, as the person who opens it sees it: rows as the
// spreadsheet counts them, columns by the headings that it shows.

#ifndef KOK_INDEXER_SOURCE_CSV_PLACE_H_
#define KOK_INDEXER_SOURCE_CSV_PLACE_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kok::source {

struct CsvLayout;

// A row of a spreadsheet and, where one is meant, a cell of it. Row 0: no spreadsheet.
struct CsvPlace {
  int row = 0;         // from 1, which is that of the headings; a cell of three lines is one row
  std::string column;  // heading; empty: the row as a whole, or a value that no column fills
  std::string part;    // which part of the cell, such as `entry 2, source_date`; empty: all of it
};

// For messages: `row 5, column "geprüft am", entry 2: `. The row is left out where it is `line`,
// the line of the file; empty where nothing is left.
std::string CsvPlaceText(const CsvPlace& place, int line);

// Which columns fill which fields of a record, the same for all rows of a file. Immutable; safe
// from any thread.
class CsvColumns {
 public:
  explicit CsvColumns(const CsvLayout& layout);

  // The column of a field as checks name it, `languages[2].code`: the one that fills it, or the
  // nearest that holds it; all of them where several do. `row` stays 0.
  CsvPlace Find(std::string_view field) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> by_field_;
};

// The row of one record. Immutable; safe from any thread.
struct CsvOrigin {
  int row;
  std::shared_ptr<const CsvColumns> columns;
  // Lists that columns fill by number lose their empty elements: for those, the number (from 0)
  // that each remaining one had in the columns.
  std::map<std::string, std::vector<int>> numbers;

  // Where the value of `field` stands; of an empty field the row.
  CsvPlace PlaceOf(const std::string& field) const;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_PLACE_H_
