// The organisations that are like one of them, by what both are stated to have.

#ifndef KOK_SERVICE_SEARCH_SIMILAR_ORGANIZATIONS_H_
#define KOK_SERVICE_SEARCH_SIMILAR_ORGANIZATIONS_H_

#include <string_view>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/organization_hits.h"

namespace kok::search_core {

// All that have more in common with `organization` than the type, but for itself, in the order of
// names. Their score is how much: SearchRequest.similar_to says what counts what. Standings are not
// judged. Pure function; safe from any thread.
std::vector<OrganizationHit> SimilarOrganizations(const index::OrganizationTable& table,
                                                  const index::OrganizationRow& organization);

// Adds to `result` what `other` has in common with `organization`, the heaviest first, in
// `language` ("en", German for any other).
void AddSharedReasons(const index::Snapshot& snapshot, const index::OrganizationRow& organization,
                      const index::OrganizationRow& other, std::string_view language,
                      kok::search::v1::SearchResult& result);

// The facets of the vocabulary that hold the codes of a field; empty for languages.
std::string_view FacetOf(index::AttributeField field);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SIMILAR_ORGANIZATIONS_H_
