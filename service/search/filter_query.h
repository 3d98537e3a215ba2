// From the filter of a request to a Xapian query.

#ifndef KOK_SERVICE_SEARCH_FILTER_QUERY_H_
#define KOK_SERVICE_SEARCH_FILTER_QUERY_H_

#include <xapian.h>

#include <optional>

#include "kok/search/v1/search_filter.pb.h"

namespace kok::search_core {

// Filter for one kind of record: nothing where the filter excludes the kind, an empty string query
// (everything) where it says nothing of it. REQUIRES: regions of the filter are codes of the region
// table.
std::optional<Xapian::Query> OrganizationFilter(const kok::search::v1::SearchFilter& filter);
std::optional<Xapian::Query> ContentFilter(const kok::search::v1::SearchFilter& filter);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FILTER_QUERY_H_
