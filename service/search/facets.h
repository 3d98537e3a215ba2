// Counts for the facets of a search: exact, over all matches, each without its own filter.

#ifndef KOK_SERVICE_SEARCH_FACETS_H_
#define KOK_SERVICE_SEARCH_FACETS_H_

#include <string_view>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/organization_hits.h"
#include "service/search/scope.h"

namespace kok::search_core {

// Values of a facet beyond these are not shown.
inline constexpr int kMaxFacetValues = 300;

// Whether the facet counts organisations, rather than content.
bool CountsOrganizations(kok::search::v1::FacetField field);

// Counts one facet of organisations. `candidates`: all whose words match, judged by `scope`. Values
// that some record of the generation bears stand with their 0, Länder all of them.
kok::search::v1::Facet CountOrganizations(const index::Snapshot& snapshot, const Scope& scope,
                                          const std::vector<OrganizationHit>& candidates,
                                          kok::search::v1::FacetField field,
                                          std::string_view language);

// Puts values in order: most frequent first, then by code; at most kMaxFacetValues.
void SortFacet(kok::search::v1::Facet& facet);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FACETS_H_
