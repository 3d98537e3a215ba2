// From words and filters to a Xapian query. User text is never parsed, only looked up term by term.

#ifndef KOK_SERVICE_SEARCH_QUERY_BUILDER_H_
#define KOK_SERVICE_SEARCH_QUERY_BUILDER_H_

#include <xapian.h>

#include <optional>

#include "indexer/region/region_table.h"
#include "kok/search/v1/search_filter.pb.h"
#include "service/search/query_understanding.h"

namespace kok::search_core {

// Query for organisations; weights as ranking.h says, for Xapian::CoordWeight. Words and names that
// no document holds are left out; nothing left is an empty query, which matches nothing. May throw
// Xapian::Error.
Xapian::Query OrganizationQuery(const Xapian::Database& database, const SearchWords& words);

// Query for content, for Xapian::BM25Weight. As above.
Xapian::Query ContentQuery(const SearchWords& words);

// Filter for one kind of record: nothing where the filter excludes the kind, an empty string query
// (everything) where it says nothing of it. REQUIRES: regions of the filter are codes of the region
// table.
std::optional<Xapian::Query> OrganizationFilter(const kok::search::v1::SearchFilter& filter);
std::optional<Xapian::Query> ContentFilter(const kok::search::v1::SearchFilter& filter);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUERY_BUILDER_H_
