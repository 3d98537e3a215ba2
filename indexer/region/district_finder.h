// Finds Kreise by their names.

#ifndef KOK_INDEXER_REGION_DISTRICT_FINDER_H_
#define KOK_INDEXER_REGION_DISTRICT_FINDER_H_

#include <vector>

#include "indexer/region/gazetteer.h"
#include "indexer/region/name_index.h"
#include "indexer/region/place_candidate.h"
#include "indexer/region/place_words.h"

namespace kok::region {

// Immutable; safe from any thread. Refers to the gazetteer, which must outlive it. A town that is
// its own Kreis is no Kreis here: it is found as a town.
class DistrictFinder {
 public:
  explicit DistrictFinder(const Gazetteer& gazetteer);

  // The Kreise of which the words say that they are some: `Landkreis Kassel`, `Görlitz Kreis`.
  // Empty where no word says so.
  std::vector<PlaceCandidate> FindByWord(const std::vector<PlaceWord>& words) const;

  // Adds the Kreise that the words name without saying so, beside the towns `found` so far. One
  // that is called as a town of its Land is meant only where somebody writes `Kreis`.
  void Add(const std::vector<PlaceWord>& words, std::vector<PlaceCandidate>& found) const;

 private:
  const Gazetteer& gazetteer_;
  NameIndex names_;  // ids: indexes of Gazetteer::districts()
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_DISTRICT_FINDER_H_
