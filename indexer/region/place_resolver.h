// Says which place somebody means who types a town, a part of one, a postcode, a Kreis or a Land.

#ifndef KOK_INDEXER_REGION_PLACE_RESOLVER_H_
#define KOK_INDEXER_REGION_PLACE_RESOLVER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/region/area_table.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/place_choices.h"
#include "indexer/region/place_finder.h"
#include "indexer/region/place_names.h"
#include "indexer/region/region_table.h"

namespace kok::region {

// Immutable; safe from any thread. Refers to the tables but `areas`, which must outlive it. No text
// makes it fail: what it does not know is empty.
class PlaceResolver {
 public:
  PlaceResolver(const Gazetteer& gazetteer, const PlaceNames& place_names,
                const RegionTable& regions, const AreaTable& areas = AreaTable());

  // All that `text` (up to 200 bytes; longer: nothing) may mean, most likely first. Case, umlauts
  // and hyphens do not matter; a qualifier may be left out or shortened (`Frankfurt a.M.`), a Land
  // or country may stand behind. `context_region`, code of a Land or country, is preferred. Where a
  // postcode stands beside a German name, the postcode decides. Less than 50 microseconds where
  // the text is a name.
  Resolution Resolve(std::string_view text, std::string_view context_region = "") const;

  // Names of places spelt nearly so, the largest first, at most 5: one slip up to 7 letters, two
  // beyond. For a person to choose from, never to be used unasked. A few milliseconds.
  std::vector<std::string> Similar(std::string_view text) const;

  // The municipality or town abroad nearest to `point`; its region_code is empty where none lies
  // within 30 km.
  ResolvedPlace At(const Point& point) const;

  // The town where a record has its seat: its `locality` within `region_code` (any, where empty).
  // `postal_code` tells namesakes apart and stands in for a locality that is unknown. The point is
  // the centre of the town, never of the postcode. Nullopt where it cannot be told which.
  std::optional<ResolvedPlace> Locate(std::string_view locality, std::string_view region_code,
                                      std::string_view postal_code) const;

 private:
  Resolution ResolveCode(std::string_view digits, std::string_view name,
                         std::string_view context_region) const;
  // What `name` means outside of Germany, within `country` where that is not empty.
  std::vector<PlaceCandidate> FindAbroad(std::string_view name, std::string_view country) const;

  const Gazetteer& gazetteer_;
  const RegionTable& regions_;
  PlaceFinder finder_;
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_RESOLVER_H_
