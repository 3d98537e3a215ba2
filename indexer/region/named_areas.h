// Named areas as places: the Ruhrgebiet with its municipalities and its middle.

#ifndef KOK_INDEXER_REGION_NAMED_AREAS_H_
#define KOK_INDEXER_REGION_NAMED_AREAS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/region/area_table.h"
#include "indexer/region/gazetteer.h"

namespace kok::region {

// Immutable; safe from any thread. Keeps what it needs of the tables.
class NamedAreas {
 public:
  // An area none of whose municipalities the gazetteer has is left out: nothing says where it lies.
  NamedAreas(const AreaTable& table, const Gazetteer& gazetteer);

  // The area that a name or alias of the table means, in any usual spelling. Null where there is
  // none. The pointer lives as long as this.
  const Area* Find(std::string_view spelling) const;

 private:
  std::vector<Area> areas_;
  absl::flat_hash_map<std::string, size_t> index_by_key_;  // by SpellingKey
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_NAMED_AREAS_H_
