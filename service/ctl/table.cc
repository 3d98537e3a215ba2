#include "service/ctl/table.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "service/ctl/display_text.h"

namespace kok::ctl {
namespace {

constexpr char kGap[] = "  ";
constexpr size_t kGapWidth = 2;

size_t WidestLine(const std::vector<std::string>& lines) {
  size_t widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, DisplayWidth(line));
  return widest;
}

}  // namespace

void Table::AddRow(const std::vector<std::string>& cells) {
  Row row;
  for (size_t i = 0; i < columns_.size(); ++i) {
    const std::string cell = i < cells.size() ? OneLine(cells[i]) : "";
    row.cells.push_back(WrapToWidth(cell, columns_[i].max_width));
  }
  rows_.push_back(std::move(row));
}

void Table::AddLine(const std::string& line) {
  if (!rows_.empty()) rows_.back().lines.push_back(line);
}

// Width of each column, 0 where it is left out.
std::vector<size_t> Table::Widths() const {
  std::vector<size_t> widths(columns_.size(), 0);
  for (const Row& row : rows_) {
    for (size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], WidestLine(row.cells[i]));
    }
  }
  for (size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] > 0) widths[i] = std::max(widths[i], DisplayWidth(columns_[i].heading));
  }
  return widths;
}

void Table::AppendRow(const Row& row, const std::vector<size_t>& widths, std::string& text) const {
  size_t height = 0;
  for (const auto& cell : row.cells) height = std::max(height, cell.size());
  for (size_t n = 0; n < height; ++n) {
    std::string line;
    const char* gap = "";
    for (size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::string part = n < row.cells[i].size() ? row.cells[i][n] : "";
      const std::string padding(widths[i] - DisplayWidth(part), ' ');
      const bool right = columns_[i].align_right;
      absl::StrAppend(&line, gap, right ? padding : part, right ? part : padding);
      gap = kGap;
    }
    absl::StripTrailingAsciiWhitespace(&line);
    absl::StrAppend(&text, line, "\n");
  }
}

std::string Table::ToText() const {
  if (rows_.empty()) return "";
  const std::vector<size_t> widths = Widths();
  Row headings;
  for (const Column& column : columns_) headings.cells.push_back({column.heading});
  const bool has_headings = std::any_of(columns_.begin(), columns_.end(),
                                        [](const Column& c) { return !c.heading.empty(); });
  std::string text;
  if (has_headings) AppendRow(headings, widths, text);
  const std::string indent(widths.empty() ? 0 : widths[0] + kGapWidth, ' ');
  for (const Row& row : rows_) {
    AppendRow(row, widths, text);
    for (const std::string& line : row.lines) absl::StrAppend(&text, indent, line, "\n");
  }
  return text;
}

}  // namespace kok::ctl
