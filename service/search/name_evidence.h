// Organisations and texts that a query calls by their names.

#ifndef KOK_SERVICE_SEARCH_NAME_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_NAME_EVIDENCE_H_

#include <xapian.h>

#include <vector>

#include "indexer/analysis/analyzer.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Both add to `understood`, whose tokens are set. `prefix_last_word`: the query may be the
// beginning of a name. Safe from any thread.
//
// Adds the titles that the whole query is.
void AddTitleEvidence(const analysis::Analyzer& analyzer, bool prefix_last_word,
                      UnderstoodQuery& understood);
// Adds the names of organisations that are or stand in the query, and marks their tokens. A token
// that `is_foreign` is no name by itself beside others.
// `organizations` is a handle on the snapshot's database, of this thread alone. May throw
// Xapian::Error.
void AddNameEvidence(const Xapian::Database& organizations, const std::vector<bool>& is_foreign,
                     bool prefix_last_word, UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NAME_EVIDENCE_H_
