// Where a client must not be sent: the danger is there.

#ifndef KOK_SERVICE_SEARCH_AVOIDED_PLACES_H_
#define KOK_SERVICE_SEARCH_AVOIDED_PLACES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/region/place_resolver.h"
#include "kok/search/v1/search_filter.pb.h"
#include "service/index/organization_table.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// One place to keep away from.
struct AvoidedPlace {
  std::string region_code;              // Land or country that it is or lies in
  std::string ags;                      // all keys that begin so; empty abroad
  std::optional<region::Point> centre;  // nothing: a whole Land or country
  double radius_km = 0;                 // around the centre of a town or the
                                        // point of a postal code, beside the town itself
};

// All places that the text may mean: a Land or country in any usual spelling, a municipality key or
// its beginning, a Kreis, a named area, a municipality, a postal code (its municipality), a town
// abroad. Where several are called so, all of them are avoided. Empty: unknown, which the caller
// must refuse, for whoever asks relies on it. Pure function; safe from any thread.
std::vector<AvoidedPlace> FindAvoided(const index::Snapshot& snapshot, std::string_view text,
                                      double radius_km);

// Whether one of them is a municipality or a town abroad, around which a radius can be measured.
bool AnyIsTown(const std::vector<AvoidedPlace>& avoided);

// All places of a filter. REQUIRES: none is unknown.
std::vector<AvoidedPlace> FindAvoided(const index::Snapshot& snapshot,
                                      const kok::search::v1::SearchFilter& filter);

// Whether the seat or a branch lies there, or may: a location of which only the Land is known is
// taken to lie wherever in that Land somebody must not go; one of which nothing is known, nowhere.
bool LiesIn(const index::OrganizationRow& row, const AvoidedPlace& avoided);

// Whether the place is the whole Land or country of that code, or all of its country.
bool IsWholeRegion(const AvoidedPlace& avoided, std::string_view region_code);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_AVOIDED_PLACES_H_
