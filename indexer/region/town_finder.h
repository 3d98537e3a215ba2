// Finds municipalities and towns abroad by their names, qualifiers and quarters.

#ifndef KOK_INDEXER_REGION_TOWN_FINDER_H_
#define KOK_INDEXER_REGION_TOWN_FINDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/name_index.h"
#include "indexer/region/nearby_qualifiers.h"
#include "indexer/region/place_candidate.h"
#include "indexer/region/place_words.h"
#include "indexer/region/region_table.h"

namespace kok::region {

// Immutable; safe from any thread. Refers to the tables, which must outlive it.
class TownFinder {
 public:
  TownFinder(const Gazetteer& gazetteer, const RegionTable& regions);

  // The towns that the words name: by the longest beginning that is a town's name, and the rest as
  // its qualifier or the Kreis or canton it lies in.
  std::vector<PlaceCandidate> Find(const std::vector<PlaceWord>& words) const;

  // A city of 100,000 people or more of which the words name a quarter: `Hamburg Altona`. Empty
  // where there is none, or where the quarter may be the qualifier of a namesake.
  std::vector<PlaceCandidate> FindCityOfQuarter(const std::vector<PlaceWord>& words) const;

  // The only town of its name, where the name has no qualifier and the words add one that its
  // neighbours have: `Kehl am Rhein`.
  std::vector<PlaceCandidate> FindByNeighbours(const std::vector<PlaceWord>& words) const;

  // Towns of 5,000 people or more that a single word names by a part of their double name, which is
  // nobody's whole name: `Dessau`, `Garmisch`.
  std::vector<PlaceCandidate> FindByPart(const std::vector<PlaceWord>& words) const;

  // The towns that share this base, by names(); the numbers are those of town().
  NameIndex::Range Namesakes(std::string_view base) const { return names_.Find(base); }
  const NameIndex& names() const { return names_; }
  const GazetteerPlace& town(size_t id) const { return gazetteer_.places()[id]; }

 private:
  std::vector<PlaceCandidate> FindByDistrict(const std::vector<PlaceWord>& words,
                                             size_t count) const;
  const GazetteerPlace* FindCity(const std::string& base) const;
  // Words of the Kreis, or of country and canton, that a town lies in, joined by spaces.
  std::string SurroundingsOf(const GazetteerPlace& town) const;

  const Gazetteer& gazetteer_;
  const RegionTable& regions_;
  absl::flat_hash_map<std::string, std::vector<uint32_t>> by_part_;
  NameIndex names_;                                 // ids: indexes of Gazetteer::places()
  std::unique_ptr<const NearbyQualifiers> nearby_;  // made once the names are sorted
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_TOWN_FINDER_H_
