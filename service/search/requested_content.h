// What of a request decides which texts are looked for: its plan and its filter.

#ifndef KOK_SERVICE_SEARCH_REQUESTED_CONTENT_H_
#define KOK_SERVICE_SEARCH_REQUESTED_CONTENT_H_

#include <xapian.h>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/content_plan.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// All are safe from any thread with a handle of its own.

// Whether the request asks for content at all; nearness is of organisations only.
bool AsksForContent(const kok::search::v1::SearchRequest& request);

// Whether no word decides which texts are found.
bool IsBrowsing(const kok::search::v1::SearchRequest& request);

// The texts that pass `filter`, that of the request or a part of it: all, where it leaves out none.
// A record is no neighbour of itself.
Xapian::Query RequestedTexts(const index::Snapshot& snapshot,
                             const kok::search::v1::SearchRequest& request,
                             const kok::search::v1::SearchFilter& filter);

// The plan of the request, without its filter: everything where it has no words, nothing where it
// asks for no content. `content` is a handle on the snapshot's; `understood` must outlive the plan.
// Where the query holds phrases, of texts that may say them: they have to be looked through. May
// throw Xapian::Error.
ContentPlan RequestedPlan(const index::Snapshot& snapshot, const Xapian::Database& content,
                          const kok::search::v1::SearchRequest& request,
                          const UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_REQUESTED_CONTENT_H_
