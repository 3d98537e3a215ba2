// What one request asks of organisations beside words: filter, place and what is to be avoided,
// looked up once.

#ifndef KOK_SERVICE_SEARCH_SCOPE_H_
#define KOK_SERVICE_SEARCH_SCOPE_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "indexer/region/coverage.h"
#include "indexer/region/place_resolver.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/organization_table.h"
#include "service/index/snapshot.h"
#include "service/search/avoided_places.h"

namespace kok::search_core {

// A place that somebody is at.
struct AskedPlace {
  region::AskedArea area;
  std::optional<region::Point> point;  // nothing: a country
  double radius_km = 0;                // 0: no restriction
};

// The place as an asked one.
AskedPlace MakeAskedPlace(const region::ResolvedPlace& place, double radius_km);

// Names of the places that a name may mean, where more than one can be meant; at most 10.
std::vector<std::string> ChoicesOf(const region::Resolution& found);

// Plain data, of one request.
struct Scope {
  std::vector<std::string> regions;       // seated in one of these; empty: anywhere
  std::vector<region::AskedArea> served;  // responsible for one of these; empty: anywhere
  std::optional<AskedPlace> near;         // the place asked for
  std::vector<AskedPlace> or_near;        // other choices that the query names beside a place
  // Only who is responsible for the place is an answer, not who is merely near.
  bool responsible_only = false;
  bool place_unknown = false;               // a place was asked for that nobody knows
  std::vector<std::string> place_choices;   // of an ambiguous place, the one taken first
  std::vector<std::string> similar_places;  // of an unknown one
  std::vector<AvoidedPlace> avoided;
  std::vector<int> types;
  std::vector<int> member_kinds;
  std::array<std::vector<std::string>, index::kAttributeFields> attributes;
  int max_age_days = 0;  // 0: any
  absl::CivilDay today;

  // Whether a place or region is asked for, so that only who counsels is an answer.
  bool asks_for_referral() const { return near.has_value() || !served.empty(); }
};

// The scope of a search. REQUIRES: the request passed request_check. `today` is the day of the
// answer. Pure function; safe from any thread.
Scope ReadScope(const index::Snapshot& snapshot, const kok::search::v1::SearchFilter& filter,
                absl::CivilDay today);
Scope ReadScope(const index::Snapshot& snapshot, const kok::search::v1::SearchRequest& request,
                absl::CivilDay today);

// The area of a region code. REQUIRES: the table has it.
region::AskedArea AreaOf(const region::RegionTable& regions, const std::string& code);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SCOPE_H_
