// Facets of content: where their values lie, and from counts to the message.

#ifndef KOK_SERVICE_SEARCH_CONTENT_FACETS_H_
#define KOK_SERVICE_SEARCH_CONTENT_FACETS_H_

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// The slot that the values of a facet lie in. REQUIRES: a facet of content.
Xapian::valueno FacetSlot(kok::search::v1::FacetField field);

// The filter that a facet is counted with: all but its own part.
kok::search::v1::SearchFilter WithoutOwnPart(kok::search::v1::FacetField field,
                                             const kok::search::v1::SearchFilter& filter);

// The facet of values with their counts, of which `without` texts have none. Spellings of one court
// are one value: its most frequent one, which is the code.
kok::search::v1::Facet ContentFacet(const index::Snapshot& snapshot,
                                    kok::search::v1::FacetField field,
                                    const std::map<std::string, int>& counts, int without,
                                    std::string_view language);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTENT_FACETS_H_
