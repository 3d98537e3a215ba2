// The organisations that answer a search, and their order.

#ifndef KOK_SERVICE_SEARCH_ORGANIZATION_HITS_H_
#define KOK_SERVICE_SEARCH_ORGANIZATION_HITS_H_

#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/organization_table.h"
#include "service/search/scope.h"
#include "service/search/standing.h"

namespace kok::search_core {

// One organisation that passes.
struct OrganizationHit {
  const index::OrganizationRow* row = nullptr;
  double score = 0;       // of its words; 0 without a query
  bool is_named = false;  // the query holds its name or contact
  Standing standing;
  // Those that the query speaks of and that are not at work: it stands in for them.
  std::vector<const index::OrganizationRow*> took_over_from{};
};

// Adds to hits that are not at work the one that took over, and gives it their score if that is
// higher: who asks for the old name must find the new one first. It keeps from whom. Standings are
// not judged.
void AddSuccessors(const index::OrganizationTable& table, std::vector<OrganizationHit>& hits);

// Puts hits in order. Last, but by name: who is not at work. By relevance: where a place or region
// is asked for, who is named, then responsibility, certainty, distance, score; where a property is
// asked for, certainty, then score; else score. By distance: the nearest, unknown ones last. By
// name: the name alone. Equal ones keep the order of names.
void SortHits(const Scope& scope, kok::search::v1::SortOrder order,
              std::vector<OrganizationHit>& hits);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ORGANIZATION_HITS_H_
