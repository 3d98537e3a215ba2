// What a text may mean, before it is put in order and given a name.

#ifndef KOK_INDEXER_REGION_PLACE_CANDIDATE_H_
#define KOK_INDEXER_REGION_PLACE_CANDIDATE_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/region/gazetteer.h"
#include "indexer/region/place_words.h"

namespace kok::region {

// How well the text says it.
enum class Wording {
  kPart,       // the name without its qualifier, or with some of it
  kName,       // the whole name, which has no qualifier
  kQualified,  // the whole name and its qualifier
};

// One of a town, an area or a country; plain data that points into the tables.
struct PlaceCandidate {
  const GazetteerPlace* place = nullptr;
  const Area* area = nullptr;
  std::string country;  // ISO 3166-1
  Wording wording = Wording::kPart;
  bool is_spelt_so = false;  // letter by letter: `Munster`, where the text also means Münster

  std::string_view region_code() const {
    return place != nullptr ? place->region_code : area != nullptr ? area->region_code : country;
  }
  int64_t population() const {
    return place != nullptr ? PopulationOf(*place) : area != nullptr ? area->population : 0;
  }
  bool is_land() const { return area != nullptr && area->ags.size() == 2; }
  bool IsSameAs(const PlaceCandidate& other) const {
    return place == other.place && area == other.area && country == other.country;
  }
};

// How well a name says it whose qualifiers fit so; `has_qualifier`: some were written.
inline Wording WordingOf(QualifierFit fit, bool has_qualifier) {
  if (fit != QualifierFit::kExact) return Wording::kPart;
  return has_qualifier ? Wording::kQualified : Wording::kName;
}

// Adds `candidate` where it is not among `found` yet; else the better wording stays.
inline void AddCandidate(PlaceCandidate candidate, std::vector<PlaceCandidate>& found) {
  for (PlaceCandidate& known : found) {
    if (!known.IsSameAs(candidate)) continue;
    known.wording = std::max(known.wording, candidate.wording);
    return;
  }
  found.push_back(std::move(candidate));
}

// Whether `region_code` is `outer` or a Land of that country.
inline bool LiesIn(std::string_view region_code, std::string_view outer) {
  return region_code == outer || (outer == "DE" && region_code.substr(0, 3) == "DE-");
}

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_CANDIDATE_H_
