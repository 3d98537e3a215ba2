// Citations that a filter or query may name, held against those that texts bear.

#ifndef KOK_SERVICE_SEARCH_KNOWN_CITATIONS_H_
#define KOK_SERVICE_SEARCH_KNOWN_CITATIONS_H_

#include <cstddef>
#include <string>

#include "service/index/snapshot.h"
#include "service/search/query_builder.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Whether a value names a court or norm by its form, or in the words in which a text of the
// snapshot bears it. Where the index cannot be read, the answer is yes: the search itself will say
// so. Safe from any thread.
bool IsKnownCourt(const index::Snapshot& snapshot, const std::string& value);
bool IsKnownNorm(const index::Snapshot& snapshot, const std::string& value);

// How many norms a value names, those of a range one by one.
size_t NormsNamedBy(const std::string& value);

// Whether no text is, applies or cites one of the citations of a query. `plan` is that of the query
// for content, whose terms are those that texts bear.
bool NamesUnknownCitation(const QueryPlan& plan, const UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_KNOWN_CITATIONS_H_
