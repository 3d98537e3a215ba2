#include "indexer/region/name_index.h"

#include <algorithm>

namespace kok::region {
namespace {

struct ByBase {
  bool operator()(const IndexedName& a, std::string_view b) const { return a.name.base < b; }
  bool operator()(std::string_view a, const IndexedName& b) const { return a < b.name.base; }
};

}  // namespace

void NameIndex::Sort() {
  std::sort(names_.begin(), names_.end(), [](const IndexedName& a, const IndexedName& b) {
    return a.name.base != b.name.base ? a.name.base < b.name.base : a.id < b.id;
  });
  names_.shrink_to_fit();
}

NameIndex::Range NameIndex::Find(std::string_view base) const {
  const auto [first, last] = std::equal_range(names_.begin(), names_.end(), base, ByBase());
  return {names_.data() + (first - names_.begin()), names_.data() + (last - names_.begin())};
}

}  // namespace kok::region
