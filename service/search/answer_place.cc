#include "service/search/answer_place.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "service/search/avoided_places.h"
#include "service/search/standing.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using v1::SearchRequest;

// The regions that the request names: those that must be served, else seats.
std::vector<std::string> RegionsOf(const SearchRequest& request,
                                   const UnderstoodQuery& understood) {
  const v1::SearchFilter& filter = request.filter();
  std::vector<std::string> codes(filter.serves_regions().begin(), filter.serves_regions().end());
  if (codes.empty()) codes.assign(filter.regions().begin(), filter.regions().end());
  // A town in the query says more than its Land.
  if (codes.empty() && understood.towns.empty() && understood.places_elsewhere.empty()) {
    codes = understood.regions;
  }
  return codes;
}

// A place in the query where nobody is seated asks for who is responsible there, and else who is
// near. In a country that the directory does not cover, nobody is near enough to be what a bare
// place was looked for.
void AskWhoIsResponsible(const index::Snapshot& snapshot, const UnderstoodQuery& understood,
                         Scope& scope) {
  const region::ResolvedPlace& place = understood.places_elsewhere.front();
  scope.near = MakeAskedPlace(place, 0);
  scope.responsible_only = understood.only_elsewhere() && !place.region_code.empty() &&
                           snapshot.regions().FindCode(place.region_code) == nullptr;
}

// Whether one of those seated there is at work and may be an answer.
bool AnySeatPasses(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                   const UnderstoodQuery& understood, const Scope& scope) {
  for (const std::string& term : understood.seat_terms) {
    for (auto posting = organizations.postlist_begin(term);
         posting != organizations.postlist_end(term); ++posting) {
      const index::OrganizationRow* row = snapshot.organization_table().OfDocument(*posting);
      if (row != nullptr && row->at_work && Judge(*row, scope).passes()) return true;
    }
  }
  return false;
}

// A bare place whose organisations are all closed or avoided, or lack what is asked for, is one in
// which nobody is seated.
void PassOverSeats(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                   std::string_view query, const Scope& scope, UnderstoodQuery& understood) {
  const bool names_seats = !understood.seat_terms.empty() || !understood.towns.empty();
  if (!understood.only_places || !names_seats || !scope.regions.empty() ||
      AnySeatPasses(snapshot, organizations, understood, scope)) {
    return;
  }
  region::Resolution found = snapshot.places().Resolve(query);
  // Of two towns the one without a seat is left.
  if (found.places.empty() && !understood.places_besides.empty()) {
    found.places = {understood.places_besides.front()};
  }
  if (found.places.empty()) return;
  understood.seat_terms.clear();
  understood.towns.clear();
  understood.names_place_elsewhere = true;
  understood.place_choices = ChoicesOf(found);
  understood.places_elsewhere = std::move(found.places);
}

// Another place in the query, where the request itself asks for none.
void AskForChoices(const SearchRequest& request, const UnderstoodQuery& understood, Scope& scope) {
  if (scope.asks_for_referral() || scope.place_unknown || request.filter().regions_size() > 0)
    return;
  for (const region::ResolvedPlace& place : understood.places_besides) {
    scope.or_near.push_back(MakeAskedPlace(place, 0));
  }
}

// What `nicht in der Nähe von` keeps away from, for the query names no figure: a journey of half an
// hour or so. From Potsdam it reaches the middle of Berlin, from Köln not that of Düsseldorf.
constexpr double kSurroundingsKm = 30;

}  // namespace

void AvoidPlacesInQuery(const index::Snapshot& snapshot, const UnderstoodQuery& understood,
                        Scope& scope) {
  for (const UnderstoodQuery::Avoided& place : understood.avoided) {
    const double radius_km = place.is_near ? kSurroundingsKm : 0;
    std::vector<AvoidedPlace> found = FindAvoided(snapshot, place.name, radius_km);
    std::move(found.begin(), found.end(), std::back_inserter(scope.avoided));
  }
}

void AskForPlaceInQuery(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                        const SearchRequest& request, UnderstoodQuery& understood, Scope& scope) {
  const std::string& query = request.query();
  AskForChoices(request, understood, scope);
  if (!understood.seat_terms.empty()) {
    understood.place_choices = ChoicesOf(snapshot.places().Resolve(query));
  }
  PassOverSeats(snapshot, organizations, query, scope, understood);
  if (understood.asks_elsewhere() && !scope.asks_for_referral() && !scope.place_unknown) {
    AskWhoIsResponsible(snapshot, understood, scope);
  }
}

std::optional<AskedPlace> PlaceOf(const index::Snapshot& snapshot, const SearchRequest& request,
                                  const UnderstoodQuery& understood, const Scope& scope) {
  if (scope.near.has_value()) return scope.near;
  if (scope.place_unknown) return std::nullopt;
  const std::vector<std::string> codes = RegionsOf(request, understood);
  if (codes.empty() && !understood.places_elsewhere.empty()) {
    return MakeAskedPlace(understood.places_elsewhere.front(), 0);
  }
  if (codes.empty()) return std::nullopt;
  AskedPlace place{AreaOf(snapshot.regions(), codes.front()), std::nullopt, 0};
  const region::RegionRow* row = snapshot.regions().Find(codes.front());
  const region::Resolution found = snapshot.places().Resolve(row == nullptr ? "" : row->name_de);
  if (!found.places.empty()) place.point = found.places.front().point;
  return place;
}

std::vector<region::AskedArea> AreasOf(const index::Snapshot& snapshot,
                                       const SearchRequest& request,
                                       const UnderstoodQuery& understood, const Scope& scope,
                                       const std::optional<AskedPlace>& place) {
  std::vector<region::AskedArea> areas;
  if (place.has_value()) areas.push_back(place->area);
  for (const AskedPlace& other : scope.or_near) areas.push_back(other.area);
  for (const std::string& code : RegionsOf(request, understood)) {
    areas.push_back(AreaOf(snapshot.regions(), code));
  }
  return areas;
}

}  // namespace kok::search_core
