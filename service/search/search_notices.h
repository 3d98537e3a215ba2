// What the caller of a search should know about its answer.

#ifndef KOK_SERVICE_SEARCH_SEARCH_NOTICES_H_
#define KOK_SERVICE_SEARCH_SEARCH_NOTICES_H_

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/answer_facts.h"
#include "service/search/scope.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Adds the notices of one search to `response`, whose results are set. Messages are constants;
// `values` come from the directory. Pure function; safe from any thread.
void AddSearchNotices(const index::Snapshot& snapshot,
                      const kok::search::v1::SearchRequest& request,
                      const UnderstoodQuery& understood, const Scope& scope,
                      const AnswerFacts& facts, kok::search::v1::SearchResponse& response);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SEARCH_NOTICES_H_
