// Rivers and landscapes that towns add to their names, and where those towns lie.
//
// People write `Kehl am Rhein` although the town is called Kehl. That it lies there can be told
// from its neighbours: Au am Rhein and Rheinau are near.

#ifndef KOK_INDEXER_REGION_NEARBY_QUALIFIERS_H_
#define KOK_INDEXER_REGION_NEARBY_QUALIFIERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/region/gazetteer.h"
#include "indexer/region/name_index.h"
#include "indexer/region/place_words.h"

namespace kok::region {

// Immutable; safe from any thread.
class NearbyQualifiers {
 public:
  // `names`: of the places of `gazetteer`, their ids its indexes.
  NearbyQualifiers(const Gazetteer& gazetteer, const NameIndex& names);

  // Whether each of the words from `first` on, connectives aside, begins a word that a town within
  // 60 km of `point` adds to its name. Beginnings of less than three letters need a connective in
  // front: `a. M.`. False where there is none but connectives.
  bool Fit(const Point& point, const std::vector<PlaceWord>& words, size_t first) const;

  // Whether a word from `first` on is one, written out and behind a connective: `am Main`.
  bool Name(const std::vector<PlaceWord>& words, size_t first) const;

 private:
  struct Entry {
    std::string word;
    Point point;  // of a town that has it
  };
  bool IsNear(const Point& point, std::string_view beginning) const;
  std::vector<Entry>::const_iterator Find(std::string_view beginning) const;

  std::vector<Entry> entries_;  // by word
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_NEARBY_QUALIFIERS_H_
