// Organisations that bear the name a query asks for, where there are several.

#ifndef KOK_SERVICE_SEARCH_SAME_NAMED_H_
#define KOK_SERVICE_SEARCH_SAME_NAMED_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "service/search/query_builder.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Display names with towns of the best hits whose name holds all that the query says of a name,
// best first; empty unless there are at least two and at most kMostSameNamed: more is a word that
// names nobody. `hits`: at least one, best first. Empty too where the first hit is what the whole
// query names and no other is. Not safe from several threads on one handle. May throw
// Xapian::Error.
std::vector<std::string> SameNamed(const Xapian::Database& database, const QueryPlan& plan,
                                   const analysis::Analyzer& analyzer,
                                   const UnderstoodQuery& understood,
                                   const std::vector<Xapian::docid>& hits);

inline constexpr size_t kMostSameNamed = 5;

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SAME_NAMED_H_
