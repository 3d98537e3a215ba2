// What words of a query mean as a place, wherever in the world or the directory it is.

#ifndef KOK_SERVICE_SEARCH_TYPED_PLACES_H_
#define KOK_SERVICE_SEARCH_TYPED_PLACES_H_

#include <cstddef>
#include <string_view>

#include "indexer/region/place_resolver.h"
#include "indexer/region/region_table.h"
#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Looks only; adds nothing to what is understood. Ranges are of the query's words, not empty. Safe
// from any thread while nobody changes the query.
class TypedPlaces {
 public:
  // All must outlive the object. `query` is what was tokenised.
  TypedPlaces(const index::Snapshot& snapshot, std::string_view query,
              const UnderstoodQuery& understood)
      : snapshot_(snapshot), query_(query), understood_(understood) {}

  // A surname, or an ordinary word that a town in which somebody sits is called, too.
  bool IsOtherWord(size_t at) const;

  // Where the words mean a place, what it may be, the likeliest first; else nothing. Germany is
  // none, and another country only where it is the whole query.
  region::Resolution PlaceOf(const WordRange& words) const;
  // Whether the words are a part of a town and others of the query its whole or another part of it.
  bool IsPartOfNamedTown(const WordRange& words) const;
  // A Land or country that the words name in German or as a code; null where they name none.
  const region::RegionRow* RegionOf(const WordRange& words) const;
  // Where the words are one postal code, the places that have it; else nothing.
  region::Resolution PostcodePlaceOf(const WordRange& words) const;

  // The words as they stand in the query.
  std::string_view Written(const WordRange& words) const;

 private:
  bool MeansTown(const WordRange& words, const region::ResolvedPlace& place) const;
  // Where the words are found as a part of the town, Neukölln, that part; else null.
  const region::Quarter* QuarterOf(const WordRange& words,
                                   const region::ResolvedPlace& place) const;
  bool MeansQuarter(const WordRange& words, const region::Quarter& quarter) const;
  // What places other words of the query are: that of the quarter, others.
  struct Beside {
    bool whole = false;
    bool another = false;
  };
  Beside PlacesBeside(const WordRange& words, const region::Quarter& quarter) const;
  bool IsNoPlaceNumber(const WordRange& words) const;

  const index::Snapshot& snapshot_;
  const std::string_view query_;
  const UnderstoodQuery& understood_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TYPED_PLACES_H_
