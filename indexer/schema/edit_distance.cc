#include "indexer/schema/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace kok::schema {
namespace {

constexpr size_t kMaxWordBytes = 100;  // as the analyzer cuts them

}  // namespace

int EditDistance(std::string_view a, std::string_view b, int limit) {
  const int too_many = limit + 1;
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return too_many;
  if (b.size() > kMaxWordBytes || a.size() > kMaxWordBytes) return too_many;
  // Three rows of the table: the present one and the two before it, for transpositions.
  std::array<std::array<int, kMaxWordBytes + 1>, 3> rows{};
  for (size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit) return too_many;
  }
  return std::min(rows[a.size() % 3][b.size()], too_many);
}

}  // namespace kok::schema
