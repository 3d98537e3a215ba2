#include "service/search/scope.h"

#include <utility>

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// Choices shown of an ambiguous place; of more the caller has to say which in words of their own.
constexpr size_t kMaxChoices = 10;

// The only Land that the filter speaks of, to tell places of one name apart.
std::string ContextOf(const v1::SearchFilter& filter) {
  if (filter.serves_regions_size() == 1) return filter.serves_regions(0);
  return filter.regions_size() == 1 ? filter.regions(0) : "";
}

void LookUp(const index::Snapshot& snapshot, const v1::SearchRequest& request, Scope& scope) {
  const v1::Near& near = request.near();
  if (near.location_case() == v1::Near::kPoint) {
    const region::Point point{near.point().latitude(), near.point().longitude()};
    scope.near = MakeAskedPlace(snapshot.places().At(point), near.radius_km());
    scope.near->point = point;
    return;
  }
  const region::Resolution found =
      snapshot.places().Resolve(near.place(), ContextOf(request.filter()));
  if (found.places.empty()) {
    scope.place_unknown = true;
    scope.similar_places = snapshot.places().Similar(near.place());
    return;
  }
  scope.near = MakeAskedPlace(found.places.front(), near.radius_km());
  scope.place_choices = ChoicesOf(found);
}

}  // namespace

std::vector<std::string> ChoicesOf(const region::Resolution& found) {
  std::vector<std::string> choices;
  if (found.clear) return choices;
  for (const region::ResolvedPlace& choice : found.places) {
    if (choices.size() == kMaxChoices) break;
    choices.push_back(choice.display_name);
  }
  return choices;
}

AskedPlace MakeAskedPlace(const region::ResolvedPlace& place, double radius_km) {
  return {{place.region_code, place.ags, place.other_ags}, place.point, radius_km};
}

region::AskedArea AreaOf(const region::RegionTable& regions, const std::string& code) {
  const region::RegionRow* row = regions.FindCode(code);
  return {code, row == nullptr ? "" : row->ags};
}

Scope ReadScope(const index::Snapshot& snapshot, const v1::SearchFilter& filter,
                absl::CivilDay today) {
  Scope scope;
  scope.today = today;
  scope.regions.assign(filter.regions().begin(), filter.regions().end());
  for (const std::string& code : filter.serves_regions()) {
    scope.served.push_back(AreaOf(snapshot.regions(), code));
  }
  scope.avoided = FindAvoided(snapshot, filter);
  scope.types.assign(filter.organization_types().begin(), filter.organization_types().end());
  scope.member_kinds.assign(filter.member_kinds().begin(), filter.member_kinds().end());
  scope.attributes = {{{filter.services().begin(), filter.services().end()},
                       {filter.languages().begin(), filter.languages().end()},
                       {filter.target_groups().begin(), filter.target_groups().end()},
                       {filter.exploitation_forms().begin(), filter.exploitation_forms().end()}}};
  scope.max_age_days = filter.max_age_days();
  return scope;
}

Scope ReadScope(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                absl::CivilDay today) {
  Scope scope = ReadScope(snapshot, request.filter(), today);
  if (request.has_near()) LookUp(snapshot, request, scope);
  return scope;
}

}  // namespace kok::search_core
