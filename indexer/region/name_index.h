// Names by what namesakes share: all of Neustadt in one look.

#ifndef KOK_INDEXER_REGION_NAME_INDEX_H_
#define KOK_INDEXER_REGION_NAME_INDEX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/region/place_words.h"

namespace kok::region {

// A name of one thing.
struct IndexedName {
  PlaceName name;
  uint32_t id;  // what the caller numbers it
};

// Filled once, then immutable and safe from any thread.
class NameIndex {
 public:
  void Add(std::string_view name, uint32_t id) { names_.push_back({SplitPlaceName(name), id}); }
  // REQUIRED after the last Add and before anything else.
  void Sort();

  // The names of one base, a range of names(): [begin, end).
  struct Range {
    const IndexedName* first;
    const IndexedName* last;
    const IndexedName* begin() const { return first; }
    const IndexedName* end() const { return last; }
    bool empty() const { return first == last; }
  };
  Range Find(std::string_view base) const;

  const std::vector<IndexedName>& names() const { return names_; }

 private:
  std::vector<IndexedName> names_;  // by base
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_NAME_INDEX_H_
