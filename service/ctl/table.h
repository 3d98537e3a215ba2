// A table for people: columns aligned by what a terminal shows, not by bytes.
//
// Safe from several threads only while nobody adds to it. Nothing fails; cells may hold anything,
// what a terminal must not get is left out of them.

#ifndef KOK_SERVICE_CTL_TABLE_H_
#define KOK_SERVICE_CTL_TABLE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kok::ctl {

// How a column looks.
struct Column {
  std::string heading;   // empty in every column: no line of headings
  size_t max_width = 0;  // longer cells go on in the next line, broken at blanks; 0: no limit
  bool align_right = false;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // Adds a row. Cells that are missing at its end are empty; there must not be more than columns.
  void AddRow(const std::vector<std::string>& cells);

  // Adds a line below the last row, printed as it is from the second column on. `line` must be fit
  // for a terminal already (see display_text.h). Ignored before the first row.
  void AddLine(const std::string& line);

  // The table, each line ended. Columns without a cell that holds anything are left out; a table
  // without rows is empty.
  std::string ToText() const;

 private:
  struct Row {
    std::vector<std::vector<std::string>> cells;  // a cell's lines, one cell a column
    std::vector<std::string> lines;
  };

  std::vector<size_t> Widths() const;
  void AppendRow(const Row& row, const std::vector<size_t>& widths, std::string& text) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_TABLE_H_
