#include "indexer/source/csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/source/csv_cell.h"

namespace kok::source {
namespace {

constexpr size_t kBlockBytes = 64 << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Excel's own first line; it says what separates the cells and is no row.
constexpr std::string_view kSeparatorLine = "sep=";

std::string_view FirstLine(std::string_view head) {
  return head.substr(0, std::min(head.find_first_of("\r\n"), head.size()));
}

// 0 where there is no such line.
char SeparatorLine(std::string_view head) {
  std::string_view line = FirstLine(head);
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  const bool says = line.size() == kSeparatorLine.size() + 1 &&
                    line.substr(0, kSeparatorLine.size()) == kSeparatorLine;
  return says ? line.back() : '\0';
}

int IsNoSpace(unsigned char) { return 0; }  // libcsv would trim; csv_cell does, where it is right

}  // namespace

char DetectSeparator(std::string_view head) {
  if (const char said = SeparatorLine(head); said != '\0') return said;
  const std::string_view candidates = ";\t,";
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  size_t counts[3] = {0, 0, 0};
  bool quoted = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const size_t candidate = candidates.find(c);
    if (candidate != std::string_view::npos) ++counts[candidate];
  }
  return candidates[static_cast<size_t>(std::max_element(counts, counts + 3) - counts)];
}

CsvRows::CsvRows(std::FILE* file, std::string display_path, CsvEncoding encoding, char separator)
    : file_(file),
      display_path_(std::move(display_path)),
      encoding_(std::move(encoding)),
      parser_(std::make_unique<csv_parser>()),
      block_(kBlockBytes) {
  csv_init(parser_.get(), CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim(parser_.get(), static_cast<unsigned char>(separator));
  csv_set_space_func(parser_.get(), IsNoSpace);
  csv_set_blk_size(parser_.get(), kBlockBytes);  // else it grows by 128 bytes at a time
}

CsvRows::~CsvRows() { csv_free(parser_.get()); }

void CsvRows::OnCell(void* text, size_t bytes, void* self) {
  static_cast<CsvRows*>(self)->AddCell({static_cast<const char*>(text), bytes});
}

void CsvRows::OnRowEnd(int, void* self) { static_cast<CsvRows*>(self)->EndRow(); }

void CsvRows::AddCell(std::string_view text) {
  row_bytes_ += text.size();
  if (row_.problem.empty()) {
    if (text.size() > kMaxCellBytes) {
      row_.column = static_cast<int>(row_.cells.size()) + 1;
      row_.problem = absl::StrCat("is over ", kMaxCellBytes, " bytes, the most a cell may have");
    } else if (row_bytes_ > kMaxRowBytes) {
      row_.problem = absl::StrCat("is over ", kMaxRowBytes, " bytes, the most a row may have");
    } else if (row_.cells.size() == kMaxCells) {
      row_.problem = absl::StrCat("has over ", kMaxCells, " cells, the most a row may have");
    }
    if (!row_.problem.empty()) std::vector<std::string>().swap(row_.cells);
  }
  if (row_.problem.empty()) {
    row_.cells.push_back(encoding_.windows_1252 ? FromWindows1252(text) : std::string(text));
  }
}

void CsvRows::EndRow() {
  row_.row = ++row_number_;
  const bool blank =
      row_.problem.empty() && std::all_of(row_.cells.begin(), row_.cells.end(),
                                          [](const auto& c) { return UnguardCell(c).empty(); });
  if (!blank) ready_.push_back(std::move(row_));
  row_ = CsvRow{0, {}, ""};
  row_bytes_ = 0;
}

absl::Status CsvRows::QuotationError(const char* problem) const {
  const int begins = row_.line == 0 ? line_ : row_.line;
  return absl::InvalidArgumentError(absl::StrCat(display_path_, ":", line_, ": ", problem, " (row ",
                                                 row_number_ + 1, " begins on line ", begins,
                                                 "); nothing behind it is read"));
}

// One line of the file or a part of one.
absl::Status CsvRows::Feed(std::string_view segment) {
  const bool line_end = segment == "\r" || segment == "\n";
  if (row_.line == 0 && !line_end) row_.line = line_;
  const bool ends_row = segment == "\r" || (segment == "\n" && !after_carriage_return_);
  if (row_.line == 0 && ends_row) ++row_number_;  // an empty line, of which libcsv says nothing
  const size_t taken =
      csv_parse(parser_.get(), segment.data(), segment.size(), OnCell, OnRowEnd, this);
  if (taken != segment.size()) {
    if (csv_error(parser_.get()) == CSV_EPARSE) {
      return QuotationError(
          "a quotation mark stands where none may, expected \"...\" around a whole cell and \"\" "
          "for a mark within");
    }
    return absl::ResourceExhaustedError(absl::StrCat("out of memory reading ", display_path_));
  }
  // A cell beyond all measure is told when it ends; its text is not kept until then. One byte more
  // than allowed is left, and one for the closing mark that libcsv may still take away.
  parser_->entry_pos = std::min(parser_->entry_pos, kMaxCellBytes + 2);
  if (ends_row) ++line_;
  after_carriage_return_ = segment == "\r";
  return absl::OkStatus();
}

absl::Status CsvRows::ReadBlock() {
  const size_t bytes = std::fread(block_.data(), 1, block_.size(), file_);
  if (std::ferror(file_) != 0) {
    return absl::UnavailableError(absl::StrCat("cannot read ", display_path_));
  }
  std::string_view rest(block_.data(), bytes);
  if (!started_ && encoding_.byte_order_mark) rest.remove_prefix(kByteOrderMark.size());
  if (!started_ && SeparatorLine(encoding_.head) != '\0') {
    rest.remove_prefix(FirstLine(encoding_.head).size());
  }
  started_ = true;
  while (!rest.empty()) {
    size_t length = std::min(rest.find_first_of("\r\n"), rest.size());
    if (length == 0) length = 1;  // the line end itself
    if (absl::Status fed = Feed(rest.substr(0, length)); !fed.ok()) return fed;
    rest.remove_prefix(length);
  }
  if (bytes > 0) return absl::OkStatus();
  ended_ = true;
  if (csv_fini(parser_.get(), OnCell, OnRowEnd, this) != 0) {
    return QuotationError("the file ends within a quotation");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<CsvRow>> CsvRows::Next() {
  while (ready_.empty() && !ended_ && failure_.ok()) failure_ = ReadBlock();
  if (ready_.empty() && !failure_.ok()) return failure_;
  if (ready_.empty()) return std::optional<CsvRow>();
  std::optional<CsvRow> row = std::move(ready_.front());
  ready_.pop_front();
  return row;
}

}  // namespace kok::source
