#include "indexer/build/similar_keys.h"

#include <algorithm>

namespace kok::build {
namespace {

// The rows of the table of edits between a word and the beginnings of a key: rows[d][j] is the
// number of edits from the first j letters of the word to the first d of the key. Only cells within
// `limit` of the diagonal can hold `limit` or less, so no others are computed.
class EditRows {
 public:
  EditRows(std::string_view word, int limit)
      : word_(word), limit_(limit), far_(limit + 1), width_(word.size() + 1) {
    cells_.assign(width_, far_);
    for (size_t j = 0; j < std::min(width_, static_cast<size_t>(limit_) + 1); ++j) {
      cells_[j] = static_cast<int>(j);
    }
  }

  // Computes row `depth` (from 1) of `key`; the rows above hold for the same beginning. Returns the
  // least of the row.
  int Extend(std::string_view key, size_t depth) {
    cells_.resize(width_ * (depth + 1));
    int* const row = &cells_[width_ * depth];
    const int* const above = row - width_;
    std::fill(row, row + width_, far_);
    const auto limit = static_cast<size_t>(limit_);
    const size_t first = depth > limit ? depth - limit : 0;
    const size_t last = std::min(width_ - 1, depth + limit);
    int least = far_;
    for (size_t j = first; j <= last; ++j) {
      int edits = above[j] + 1;
      if (j > 0) {
        edits = std::min(
            {edits, row[j - 1] + 1, above[j - 1] + (word_[j - 1] == key[depth - 1] ? 0 : 1)});
        if (j > 1 && depth > 1 && word_[j - 1] == key[depth - 2] &&
            word_[j - 2] == key[depth - 1]) {
          edits = std::min(edits, (above - width_)[j - 2] + 1);
        }
      }
      row[j] = std::min(edits, far_);
      least = std::min(least, row[j]);
    }
    return least;
  }

  bool WholeWordWithin(size_t depth) const { return cells_[width_ * depth + width_ - 1] <= limit_; }

 private:
  const std::string_view word_;
  const int limit_;
  const int far_;  // stands for anything beyond the limit
  const size_t width_;
  std::vector<int> cells_;
};

size_t SharedBeginning(std::string_view a, std::string_view b) {
  const size_t length = std::min(a.size(), b.size());
  return static_cast<size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(length), b.begin()).first -
      a.begin());
}

}  // namespace

// The first key behind `from` that does not share its first `length` letters.
size_t SimilarKeys::EndOfBeginning(size_t from, size_t length) const {
  const std::string_view beginning = sorted_[from].substr(0, length);
  const auto end = std::partition_point(
      sorted_.begin() + static_cast<std::ptrdiff_t>(from), sorted_.end(),
      [&](std::string_view key) { return key.substr(0, length) == beginning; });
  return static_cast<size_t>(end - sorted_.begin());
}

void SimilarKeys::Visit(std::string_view word, int limit,
                        const std::function<bool(size_t)>& visit) const {
  EditRows rows(word, limit);
  std::string_view before;
  size_t known = 0;  // rows that hold for `before`
  for (size_t i = 0; i < sorted_.size();) {
    const std::string_view key = sorted_[i];
    size_t depth = std::min(known, SharedBeginning(before, key));
    bool similar = false;
    bool hopeless = false;
    while (depth < key.size() && !similar && !hopeless) {
      ++depth;
      hopeless = rows.Extend(key, depth) > limit;
      similar = rows.WholeWordWithin(depth);
    }
    before = key;
    known = depth;
    const size_t end = similar || hopeless ? EndOfBeginning(i, depth) : i + 1;
    for (; similar && i < end; ++i) {
      if (!visit(i)) return;
    }
    i = end;
  }
}

}  // namespace kok::build
