// Which documents may say a phrase, by their postings. Positions are not stored: the texts
// themselves are asked then, see phrase_check.h.

#ifndef KOK_SERVICE_SEARCH_PHRASE_TERMS_H_
#define KOK_SERVICE_SEARCH_PHRASE_TERMS_H_

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// All documents that say all phrases of the query in the searchable fields, and some that do not.
// Empty where postings tell nothing of them, which is so for phrases of nothing but stop words, and
// other words beside them decide; all documents where there are none. Words inside
// e-mail and web addresses, courts and file numbers have no terms: who says a phrase there is among
// them only where it is or names the whole of one. To be used without weights. Safe from any
// thread.
Xapian::Query ContentThatMaySay(const analysis::Analyzer& analyzer,
                                const UnderstoodQuery& understood);
Xapian::Query OrganizationsThatMaySay(const analysis::Analyzer& analyzer,
                                      const UnderstoodQuery& understood);

// `query` restricted to `may_say`: what that matches is found, whether or not `query` matches it,
// with the weight that `query` gives. `query` itself where `may_say` is empty.
Xapian::Query Restricted(const Xapian::Query& query, const Xapian::Query& may_say);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PHRASE_TERMS_H_
