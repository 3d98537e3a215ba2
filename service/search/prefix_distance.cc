#include "service/search/prefix_distance.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace kok::search_core {
namespace {

constexpr size_t kMaxLimit = 2;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The table of edit distances, three rows of it, and of each only the cells that can stay within
// the limit: those so near to the diagonal.
class Band {
 public:
  Band(std::string_view typed, std::string_view text, int limit)
      : typed_(typed), text_(text), too_many_(limit + 1), reach_(static_cast<size_t>(limit)) {}

  NearestPrefix Run() {
    FillFirstRow();
    for (size_t i = 1; i <= typed_.size(); ++i) {
      if (FillRow(i) >= too_many_) return {too_many_, 0};
    }
    return BestOfLastRow();
  }

 private:
  using Row = std::array<int, kMaxSlipBytes + kMaxLimit + 2>;  // a cell more, right of the band

  size_t First(size_t i) const { return i > reach_ ? i - reach_ : 0; }
  size_t Last(size_t i) const { return std::min(i + reach_, text_.size()); }
  int Change(char c) const { return IsDigit(c) ? too_many_ : 1; }
  int Replace(char a, char b) const { return a == b ? 0 : std::max(Change(a), Change(b)); }

  void FillFirstRow() {
    rows_[0][0] = 0;
    for (size_t j = 1; j <= Last(0); ++j) rows_[0][j] = rows_[0][j - 1] + Change(text_[j - 1]);
    rows_[0][Last(0) + 1] = too_many_;
  }

  // Returns the least of the row.
  int FillRow(size_t i) {
    Row& row = rows_[i % 3];
    const Row& above = rows_[(i + 2) % 3];
    const Row& two_above = rows_[(i + 1) % 3];
    int least = too_many_;
    for (size_t j = First(i); j <= Last(i); ++j) {
      int cell = j < i + reach_ ? above[j] + Change(typed_[i - 1]) : too_many_;
      if (j > 0) cell = std::min(cell, above[j - 1] + Replace(typed_[i - 1], text_[j - 1]));
      if (j > First(i)) cell = std::min(cell, row[j - 1] + Change(text_[j - 1]));
      if (i > 1 && j > 1 && typed_[i - 1] == text_[j - 2] && typed_[i - 2] == text_[j - 1]) {
        cell =
            std::min(cell, two_above[j - 2] + std::max(Change(text_[j - 1]), Change(text_[j - 2])));
      }
      row[j] = std::min(cell, too_many_);
      least = std::min(least, row[j]);
    }
    return least;
  }

  NearestPrefix BestOfLastRow() const {
    const size_t i = typed_.size();
    const auto away = [&](size_t j) { return j > i ? j - i : i - j; };
    NearestPrefix best{too_many_, 0};
    for (size_t j = First(i); j <= Last(i); ++j) {
      const int edits = rows_[i % 3][j];
      if (edits < best.edits || (edits == best.edits && away(j) < away(best.length))) {
        best = {edits, j};
      }
    }
    return best;
  }

  const std::string_view typed_;
  const std::string_view text_;
  const int too_many_;
  const size_t reach_;
  std::array<Row, 3> rows_;
};

}  // namespace

NearestPrefix FindNearestPrefix(std::string_view typed, std::string_view text, int limit) {
  const bool too_short = text.size() + static_cast<size_t>(limit) < typed.size();
  if (typed.size() > kMaxSlipBytes || too_short) return {limit + 1, 0};
  return Band(typed, text, limit).Run();
}

}  // namespace kok::search_core
