// Decisions that a query names by an ECLI which no text knows.

#ifndef KOK_SERVICE_SEARCH_ECLI_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_ECLI_EVIDENCE_H_

#include <xapian.h>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Adds the file number in each ECLI of the query that no text bears or cites, as many records say
// no ECLI. It is no part of the citation: other decisions bear the same number, so what bears it
// alone is not known to be the one. Must come behind AddReferenceEvidence. `content` is a handle on
// the snapshot's. Safe from any thread, with a handle of its own. May throw Xapian::Error.
void AddFileNumbersOfEcli(const index::Snapshot& snapshot, const Xapian::Database& content,
                          UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ECLI_EVIDENCE_H_
