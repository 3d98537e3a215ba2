// Puts what a text may mean in order, and names each so that a person can choose.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_REGION_PLACE_CHOICES_H_
#define KOK_INDEXER_REGION_PLACE_CHOICES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/region/geo_distance.h"
#include "indexer/region/place_candidate.h"
#include "indexer/region/region_table.h"

namespace kok::region {

// A place as a text means it.
struct ResolvedPlace {
  // As a person would read it: `Frankfurt (Oder)`. No two choices of one text have the same.
  std::string display_name;
  // Beginning of the municipality key: 8 digits a municipality, 5 a Kreis, 2 a Land; empty abroad.
  std::string ags;
  // Code of the Land (DE-BB) or country (CH); empty: unknown.
  std::string region_code;
  std::optional<Point> point;  // its centre; none for a country
  // Further beginnings, of a named area that is not one: `ags` is its first.
  std::vector<std::string> other_ags = {};

  bool is_country() const { return ags.empty() && !point.has_value(); }
};

// All that a text may mean.
struct Resolution {
  std::vector<ResolvedPlace> places;  // most likely first; empty: nothing known
  bool clear = false;                 // the first may be taken without asking
};

// The choices in order. Those within `context_region` come first where that is not empty. Clear is
// one place alone (within the context, where any is), a Land, a name written with its qualifier,
// and the first of several in one Land that has 20 times the people of the next.
Resolution OrderChoices(std::vector<PlaceCandidate> candidates, std::string_view context_region,
                        const RegionTable& regions);

// One place under its plain name.
ResolvedPlace NamePlace(const PlaceCandidate& candidate, const RegionTable& regions);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_CHOICES_H_
