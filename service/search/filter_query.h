// Which kinds of records the filter of a request leaves in, and content's part as a Xapian query.

#ifndef KOK_SERVICE_SEARCH_FILTER_QUERY_H_
#define KOK_SERVICE_SEARCH_FILTER_QUERY_H_

#include <xapian.h>

#include <optional>

#include "kok/search/v1/search_filter.pb.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// Whether the filter leaves organisations in: it asks for them, and for no property of content.
bool WantsOrganizations(const kok::search::v1::SearchFilter& filter);

// Whether it leaves content in: it asks for it, and for no property of organisations.
bool WantsContent(const kok::search::v1::SearchFilter& filter);

// Whether the filter restricts content by any property of texts.
bool FiltersContent(const kok::search::v1::SearchFilter& filter);

// Filter for content: nothing where the filter leaves none in; an empty string query (everything)
// where it says nothing of it. What the snapshot withholds is excluded: every query of content goes
// through this. The query must not outlive the snapshot.
std::optional<Xapian::Query> ContentFilter(const index::Snapshot& snapshot,
                                           const kok::search::v1::SearchFilter& filter);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FILTER_QUERY_H_
