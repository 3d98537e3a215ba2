// Organisations and texts that a query calls by their names.

#ifndef KOK_SERVICE_SEARCH_NAME_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_NAME_EVIDENCE_H_

#include <xapian.h>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Adds the names of organisations that are or stand in the query, and titles that the whole query
// is, to `understood`, whose tokens are set; marks the tokens of names. `organizations` is a handle
// on the snapshot's database. `prefix_last_word`: the query may be the beginning of a name. Safe
// from any thread, with a handle of its own. May throw Xapian::Error.
void AddNameEvidence(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                     bool prefix_last_word, UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NAME_EVIDENCE_H_
