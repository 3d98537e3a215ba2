// The organisations that are like one of them, by what both are stated to have.

#ifndef KOK_SERVICE_SEARCH_SIMILAR_ORGANIZATIONS_H_
#define KOK_SERVICE_SEARCH_SIMILAR_ORGANIZATIONS_H_

#include <string_view>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/organization_hits.h"
#include "service/search/shared_properties.h"

namespace kok::search_core {

// Safe from several threads.
class SimilarOrganizations {
 public:
  // Both must outlive the object; `organization` need not be in the table.
  SimilarOrganizations(const index::Snapshot& snapshot, const index::OrganizationRow& organization)
      : snapshot_(snapshot),
        organization_(organization),
        properties_(snapshot.organization_table(), organization) {}

  // All that have more in common with it than the type, but for itself, in the order of names.
  // Their score is how much: SearchRequest.similar_to says what counts what. Standings are not
  // judged.
  std::vector<OrganizationHit> Hits() const;

  // Adds to `result` what `other` has in common with it, the heaviest first, in `language` ("en",
  // German for any other).
  void AddReasons(const index::OrganizationRow& other, std::string_view language,
                  kok::search::v1::SearchResult& result) const;

 private:
  const index::Snapshot& snapshot_;
  const index::OrganizationRow& organization_;
  const SharedProperties properties_;
};

// The facets of the vocabulary that hold the codes of a field; empty for languages.
std::string_view FacetOf(index::AttributeField field);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SIMILAR_ORGANIZATIONS_H_
