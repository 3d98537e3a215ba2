#include "service/search/organization_hits.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "absl/container/flat_hash_map.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using index::OrganizationRow;

// A chain of successors longer than this is a loop.
constexpr int kMostSuccessors = 8;

// The one that took over in the end and is at work; null where there is none.
const OrganizationRow* SuccessorOf(const index::OrganizationTable& table,
                                   const OrganizationRow& row) {
  const OrganizationRow* successor = &row;
  for (int i = 0; i < kMostSuccessors && successor != nullptr && !successor->at_work; ++i) {
    successor = successor->superseded_by.empty() ? nullptr : table.OfName(successor->superseded_by);
  }
  return successor != nullptr && successor->at_work ? successor : nullptr;
}

double Distance(const OrganizationHit& hit) {
  return hit.standing.distance_km.value_or(std::numeric_limits<double>::infinity());
}

auto ReferralOrder(const OrganizationHit& hit) {
  return std::make_tuple(!hit.row->at_work, !hit.is_named, hit.standing.responsibility,
                         hit.standing.certainty, Distance(hit), -hit.score, hit.row);
}

auto CertaintyOrder(const OrganizationHit& hit) {
  return std::make_tuple(!hit.row->at_work, hit.standing.certainty, -hit.score, hit.row);
}

auto DistanceOrder(const OrganizationHit& hit) {
  return std::make_tuple(!hit.row->at_work, Distance(hit), hit.standing.responsibility,
                         hit.standing.certainty, -hit.score, hit.row);
}

template <typename Key>
void SortBy(Key key, std::vector<OrganizationHit>& hits) {
  std::sort(hits.begin(), hits.end(),
            [&](const OrganizationHit& a, const OrganizationHit& b) { return key(a) < key(b); });
}

}  // namespace

void AddSuccessors(const index::OrganizationTable& table, std::vector<OrganizationHit>& hits) {
  const size_t found = hits.size();
  if (std::all_of(hits.begin(), hits.end(),
                  [](const OrganizationHit& hit) { return hit.row->at_work; })) {
    return;
  }
  absl::flat_hash_map<const OrganizationRow*, size_t> places;
  for (size_t i = 0; i < found; ++i) places.emplace(hits[i].row, i);
  for (size_t i = 0; i < found; ++i) {
    if (hits[i].row->at_work) continue;
    const OrganizationRow* successor = SuccessorOf(table, *hits[i].row);
    if (successor == nullptr) continue;
    const auto [place, is_new] = places.emplace(successor, hits.size());
    if (is_new) hits.push_back({successor, 0, false, {}});
    OrganizationHit& heir = hits[place->second];
    heir.score = std::max(heir.score, hits[i].score);
    heir.is_named = heir.is_named || hits[i].is_named;
    // Who browses speaks of nobody.
    if (hits[i].score > 0 || hits[i].is_named) heir.took_over_from.push_back(hits[i].row);
  }
}

// Rows lie in the order of names, so their addresses do.
void SortHits(const Scope& scope, v1::SortOrder order, std::vector<OrganizationHit>& hits) {
  if (order == v1::SORT_ORDER_NAME) {
    SortBy([](const OrganizationHit& hit) { return hit.row; }, hits);
  } else if (order == v1::SORT_ORDER_DISTANCE) {
    SortBy(DistanceOrder, hits);
  } else if (scope.asks_for_referral()) {
    SortBy(ReferralOrder, hits);
  } else {
    SortBy(CertaintyOrder, hits);
  }
}

}  // namespace kok::search_core
